import { Aws, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type CfnStateMachine,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { alarm, alarmPeriod } from './alarm.ts';
import { encryptedLogs } from './encrypted-logs.ts';
import { type InsuranceFunction } from './insurance-function.ts';
import { type Platform } from './platform.ts';
import { type TaskTarget, type WorkflowState } from './workflow-states.ts';

/** A state machine before it is deployed: where it starts, and its states in reading order. */
export interface WorkflowDefinition {
  readonly Comment: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, WorkflowState>>;
}

export interface WorkflowProps {
  readonly platform: Platform;
  readonly define: (target: TaskTarget) => WorkflowDefinition;
  /** Does the workflow's steps. */
  readonly tasks: InsuranceFunction;
}

/** A Standard state machine that may call one function, and logs each step without the data that passes through. */
export class Workflow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { platform, define, tasks }: WorkflowProps) {
    super(scope, id);
    const { functionArn } = tasks.lambda;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    allowSteps(role, platform, functionArn);
    this.machine = new StateMachine(this, 'Machine', {
      definitionBody: DefinitionBody.fromString(
        Stack.of(this).toJsonString(define({ functionArn, partition: Aws.PARTITION })),
      ),
      stateMachineType: StateMachineType.STANDARD,
      role: role.withoutPolicyUpdates(),
      logs: {
        destination: encryptedLogs(this, 'Logs', platform),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    this.machine.node.addDependency(role);
    // The construct's own encryption option would open the key to every log delivery of every account.
    (this.machine.node.defaultChild as CfnStateMachine).encryptionConfiguration = {
      type: 'CUSTOMER_MANAGED_KMS_KEY',
      kmsKeyId: platform.key.keyArn,
      kmsDataKeyReusePeriodSeconds: 900,
    };
    Validations.of(this.machine).acknowledge({
      id: 'AwsSolutions-SF2',
      reason:
        'X-Ray is not offered for Lambda in the China regions; the execution history and log show each step.',
    });
    this.watch(platform);
  }

  private watch({ settings }: Platform): void {
    alarm(this, 'Failures', settings, {
      metric: this.machine.metricFailed({ period: alarmPeriod }),
      threshold: 1,
      meaning: 'A workflow failed after all its retries: redrive the execution when the cause is gone',
    });
    alarm(this, 'Timeouts', settings, {
      metric: this.machine.metricTimedOut({ period: alarmPeriod }),
      threshold: 1,
      meaning: 'A workflow timed out as a whole, which no definition asks for',
    });
  }
}

/** Log delivery is an account-wide register without resources to name. */
const everyLogDelivery = '*';

function allowSteps(role: Role, { key }: Platform, functionArn: string): void {
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));
  role.addToPolicy(
    new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
  );
  role.addToPolicy(
    new PolicyStatement({
      actions: [
        'logs:CreateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:DescribeLogGroups',
        'logs:DescribeResourcePolicies',
        'logs:GetLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:UpdateLogDelivery',
      ],
      resources: [everyLogDelivery],
    }),
  );
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'Log delivery is an account-wide register: CloudWatch Logs offers no narrower resource for these actions.',
  });
}
