import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { type IConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesize } from './synthesized.ts';

const places = [
  ['no fixed region', undefined],
  ['cn-northwest-1', { region: 'cn-northwest-1' }],
  ['eu-central-1', { region: 'eu-central-1' }],
] as const;

describe.each(places)('in %s', (_, env) => {
  const { app, data, service } = synthesize(env);

  it('leaves no finding of the AWS Solutions rules unacknowledged', () => {
    expect(new AwsSolutionsChecks(app).validateScope(app)).toEqual({ success: true, violations: [] });
  });

  it('spells no partition and no domain of one partition', () => {
    const text = JSON.stringify([data, service]);
    expect(text).not.toMatch(/arn:aws/);
    expect(text).not.toMatch(/amazonaws\.com\.cn|amazonaws\.com\//);
  });
});

it('sees a finding where there is one', () => {
  const open = new Bucket(new Stack(new App(), 'Careless'), 'Open');
  const { violations } = new AwsSolutionsChecks(open).validateScope(open);
  expect(violations.map(({ ruleName }) => ruleName).toSorted()).toEqual([
    'AwsSolutions-S1',
    'AwsSolutions-S10',
  ]);
});

it('acknowledges these findings and no others', () => {
  const acknowledged = synthesize().app.node.findAll().flatMap(acknowledgedAt).toSorted();
  expect(acknowledged).toEqual([
    'KebaoService/Api/Http/GET--docs AwsSolutions-APIG4',
    'KebaoService/Api/Http/GET--v1--certificates--{code} AwsSolutions-APIG4',
    'KebaoService/Api/Http/GET--v1--openapi.json AwsSolutions-APIG4',
    'KebaoService/Api/Http/GET--v1--public--programmes AwsSolutions-APIG4',
    'KebaoService/Api/Http/GET--v1--public--summary AwsSolutions-APIG4',
    'KebaoService/Api/Unknown AwsSolutions-APIG4',
    'KebaoService/Appeals/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/claims/*]',
    'KebaoService/Claims/Workflow/Machine AwsSolutions-SF2',
    'KebaoService/Claims/Workflow/Role AwsSolutions-IAM5[Resource::*]',
    'KebaoService/Evidence/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/claims/*]',
    'KebaoService/Imports/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/uploads/*]',
    'KebaoService/Imports/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoService/Imports/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/uploads/*]',
    'KebaoService/Imports/Workflow/Machine AwsSolutions-SF2',
    'KebaoService/Imports/Workflow/Role AwsSolutions-IAM5[Resource::*]',
    'KebaoService/NoticeRelay/Stream/Undelivered AwsSolutions-SQS3',
    'KebaoService/Packs/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoService/Proof/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoService/Proof/Workflow/Machine AwsSolutions-SF2',
    'KebaoService/Proof/Workflow/Role AwsSolutions-IAM5[Resource::*]',
    'KebaoService/Reconciliation/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoService/Reconciliation/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoService/Reconciliation/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/uploads/*]',
    'KebaoService/Reconciliation/Workflow/Machine AwsSolutions-SF2',
    'KebaoService/Reconciliation/Workflow/Role AwsSolutions-IAM5[Resource::*]',
    'KebaoService/Sealing/Stream/Undelivered AwsSolutions-SQS3',
    'KebaoService/Settlement/Workflow/Machine AwsSolutions-SF2',
    'KebaoService/Settlement/Workflow/Role AwsSolutions-IAM5[Resource::*]',
    'KebaoService/Subsidies/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/policies/*]',
    'KebaoService/Tasks/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/claims/*]',
    'KebaoService/Transfers/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoService/Transfers/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/uploads/*]',
    'KebaoService/WorkflowRelay/Stream/Undelivered AwsSolutions-SQS3',
  ]);
});

function acknowledgedAt({ node }: IConstruct): string[] {
  return node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.keys(data as object))
    .map((id) => `${node.path} ${id.replace(/^annotation::/i, '')}`);
}

describe('settings', () => {
  it.each(['179', '90', '200', 'long'])('refuses to keep logs for %s days', (retentionDays) => {
    expect(() => synthesize(undefined, { retentionDays })).toThrow(/retentionDays/);
  });

  it('keeps logs for half a year where asked to', () => {
    const { service } = synthesize(undefined, { retentionDays: '180' });
    const kept = resourcesOf(service, 'AWS::Logs::LogGroup').map((group) =>
      group.property('RetentionInDays'),
    );
    expect(new Set(kept)).toEqual(new Set([180]));
  });

  it('refuses to go without an issuer', () => {
    expect(() => synthesize(undefined, { oidcIssuer: '' })).toThrow(/oidcIssuer/);
  });

  it('sends every alarm to the topic, where one is given', () => {
    const topic = 'arn:made-up:sns:somewhere:123456789012:alarms';
    const { service } = synthesize(undefined, { alarmTopicArn: topic });
    for (const alarm of resourcesOf(service, 'AWS::CloudWatch::Alarm')) {
      expect(alarm.property('AlarmActions')).toEqual([topic]);
    }
  });
});
