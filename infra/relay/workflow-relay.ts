import { Duration } from 'aws-cdk-lib';
import { type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { environmentNames } from '../../shared/contract/environment.ts';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { InsuranceFunction } from '../building-blocks/insurance-function.ts';
import { type Platform } from '../building-blocks/platform.ts';
import { type ChangeFilter, TableStream } from '../building-blocks/table-stream.ts';

/** A new claim, settlement or job starts its workflow; a task that is done or cancelled resumes the one that waits for it. */
const changes: readonly ChangeFilter[] = [
  {
    eventName: ['INSERT'],
    dynamodb: { NewImage: { type: { S: ['claim', 'claim-round', 'settlement', 'job'] } } },
  },
  {
    eventName: ['MODIFY'],
    dynamodb: {
      NewImage: {
        type: { S: ['task'] },
        status: { S: ['done', 'cancelled'] },
        token: { S: [{ exists: true }] },
      },
    },
  },
];

export interface WorkflowRelayProps {
  readonly claims: StateMachine;
  readonly settlement: StateMachine;
  readonly imports: StateMachine;
  readonly exports: StateMachine;
  readonly reconciliation: StateMachine;
  readonly statements: StateMachine;
}

/** Starts and resumes workflows after what the table says, so that a command writes to the table only. */
export class WorkflowRelay extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, machines: WorkflowRelayProps) {
    super(scope, id);
    const follower = new InsuranceFunction(this, 'Follower', {
      platform,
      entry: backgroundEntries.workflowRelay,
      purpose: 'starts and resumes workflows',
      timeout: Duration.seconds(60),
    });
    const { claims, settlement, imports, statements } = machines;
    const machineArns = [
      claims,
      settlement,
      imports,
      machines.exports,
      machines.reconciliation,
      statements,
    ].map((one) => one.stateMachineArn);
    follower.allow(['states:StartExecution'], machineArns);
    follower.allow(['states:SendTaskSuccess', 'states:SendTaskFailure'], [claims.stateMachineArn]);
    follower.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [platform.key.keyArn]);
    follower.tell(environmentNames.claimsWorkflowArn, claims.stateMachineArn);
    follower.tell(environmentNames.settlementWorkflowArn, settlement.stateMachineArn);
    follower.tell(environmentNames.importsWorkflowArn, imports.stateMachineArn);
    follower.tell(environmentNames.exportsWorkflowArn, machines.exports.stateMachineArn);
    follower.tell(environmentNames.reconciliationWorkflowArn, machines.reconciliation.stateMachineArn);
    follower.tell(environmentNames.statementsWorkflowArn, statements.stateMachineArn);
    new TableStream(this, 'Stream', { platform, follower, changes });
  }
}
