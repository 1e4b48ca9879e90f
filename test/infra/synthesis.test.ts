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
  const { app, data, running } = synthesize(env);

  it('leaves no finding of the AWS Solutions rules unacknowledged', () => {
    expect(new AwsSolutionsChecks(app).validateScope(app)).toEqual({ success: true, violations: [] });
  });

  it('spells no partition and no domain of one partition', () => {
    const text = JSON.stringify([data, running]);
    expect(text).not.toMatch(/arn:aws/);
    expect(text).not.toMatch(/amazonaws\.com\.cn|amazonaws\.com\//);
  });
});

it.each(Object.entries(synthesize().stacks))(
  'leaves %s room below the 500 resources of a CloudFormation stack',
  (_, { Resources }) => {
    expect(Object.keys(Resources).length).toBeLessThanOrEqual(400);
  },
);

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
    'KebaoBureau/Insight/Api/Lambda/GET--v1--public--summary AwsSolutions-APIG4',
    'KebaoBureau/Packs/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoBureau/Proof/Api AwsSolutions-IAM5[Resource::KebaoData-ArchiveArn/periods/*]',
    'KebaoBureau/Proof/Tasks AwsSolutions-IAM5[Resource::KebaoData-ArchiveArn/periods/*]',
    'KebaoBureau/Proof/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoBureau/Proof/Workflow/Machine AwsSolutions-SF2',
    'KebaoBureau/Proof/Workflow/Role AwsSolutions-IAM5[Resource::*]',
    'KebaoBureau/Reconciliation/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoBureau/Reconciliation/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoBureau/Reconciliation/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/uploads/*]',
    'KebaoBureau/Reconciliation/Workflow/Machine AwsSolutions-SF2',
    'KebaoBureau/Reconciliation/Workflow/Role AwsSolutions-IAM5[Resource::*]',
    'KebaoBureau/Sealing/Stream/Undelivered AwsSolutions-SQS3',
    'KebaoBureau/Settlement/Workflow/Machine AwsSolutions-SF2',
    'KebaoBureau/Settlement/Workflow/Role AwsSolutions-IAM5[Resource::*]',
    'KebaoBureau/WorkflowRelay/Stream/Undelivered AwsSolutions-SQS3',
    'KebaoService/Appeals/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/claims/*]',
    'KebaoService/Catalogue/Api/Lambda/GET--v1--public--programmes AwsSolutions-APIG4',
    'KebaoService/Claims/Workflow/Machine AwsSolutions-SF2',
    'KebaoService/Claims/Workflow/Role AwsSolutions-IAM5[Resource::*]',
    'KebaoService/Documentation/Api/Lambda/GET--docs AwsSolutions-APIG4',
    'KebaoService/Documentation/Api/Lambda/GET--v1--openapi.json AwsSolutions-APIG4',
    'KebaoService/Documentation/Api/Lambda/Unknown AwsSolutions-APIG4',
    'KebaoService/Evidence/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/claims/*]',
    'KebaoService/Imports/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/uploads/*]',
    'KebaoService/Imports/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoService/Imports/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/uploads/*]',
    'KebaoService/Imports/Workflow/Machine AwsSolutions-SF2',
    'KebaoService/Imports/Workflow/Role AwsSolutions-IAM5[Resource::*]',
    'KebaoService/NoticeRelay/Stream/Undelivered AwsSolutions-SQS3',
    'KebaoService/Papers/Api/Lambda/GET--v1--certificates--{code} AwsSolutions-APIG4',
    'KebaoService/Payments/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/uploads/*]',
    'KebaoService/Payments/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoService/Payments/Tasks AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/uploads/*]',
    'KebaoService/Payments/Workflow/Machine AwsSolutions-SF2',
    'KebaoService/Payments/Workflow/Role AwsSolutions-IAM5[Resource::*]',
    'KebaoService/Subsidies/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/policies/*]',
    'KebaoService/Tasks/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/claims/*]',
    'KebaoService/Transfers/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/jobs/*]',
    'KebaoService/Transfers/Api AwsSolutions-IAM5[Resource::KebaoData-DocumentsArn/uploads/*]',
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
    const { running } = synthesize(undefined, { retentionDays: '180' });
    const kept = resourcesOf(running, 'AWS::Logs::LogGroup').map((group) =>
      group.property('RetentionInDays'),
    );
    expect(new Set(kept)).toEqual(new Set([180]));
  });

  it('refuses to go without an issuer', () => {
    expect(() => synthesize(undefined, { oidcIssuer: '' })).toThrow(/oidcIssuer/);
  });

  it('sends every alarm to the topic, where one is given', () => {
    const topic = 'arn:made-up:sns:somewhere:123456789012:alarms';
    const { running } = synthesize(undefined, { alarmTopicArn: topic });
    for (const alarm of resourcesOf(running, 'AWS::CloudWatch::Alarm')) {
      expect(alarm.property('AlarmActions')).toEqual([topic]);
    }
  });
});
