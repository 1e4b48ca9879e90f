import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  ExecutionAlreadyExists,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { handler as noticeRelay } from '../../functions/relay/notice-relay.ts';
import { handler as workflowRelay } from '../../functions/relay/workflow-relay.ts';
import { environmentNames } from '../../shared/contract/environment.ts';
import { change, deliver } from '../support/stream-changes.ts';

const workflows = mockClient(SFNClient);
const bus = mockClient(EventBridgeClient);
const claim = { type: 'claim', claimNo: 'KC2026ABCDEFGH123' };
const begun = { type: 'settlement', settlementId: `set_${'0'.repeat(26)}` };
const task = { type: 'task', taskId: `tsk_${'0'.repeat(26)}`, token: 'token-1' };
const inserted = {
  type: 'notice',
  noticeId: `ntc_${'0'.repeat(26)}`,
  audience: 'firm#91610100QKB0000102',
  kind: 'policy.issued',
  at: '2026-01-06T02:00:00.000Z',
  text: { zh: '保单生效', en: 'Policy issued' },
};

beforeAll(() => {
  Object.assign(process.env, {
    [environmentNames.claimsWorkflowArn]: 'arn:claims',
    [environmentNames.settlementWorkflowArn]: 'arn:settlement',
    [environmentNames.importsWorkflowArn]: 'arn:imports',
    [environmentNames.exportsWorkflowArn]: 'arn:exports',
    [environmentNames.reconciliationWorkflowArn]: 'arn:reconciliation',
    [environmentNames.statementsWorkflowArn]: 'arn:statements',
    [environmentNames.eventBusName]: 'kebao',
  });
});
afterEach(() => {
  workflows.reset();
  bus.reset();
});

function inputs(
  command: typeof StartExecutionCommand | typeof SendTaskSuccessCommand | typeof SendTaskFailureCommand,
) {
  return workflows.commandCalls(command as typeof StartExecutionCommand).map((call) => call.args[0].input);
}

const allPassedOn = { batchItemFailures: [] };

describe('the workflow relay', () => {
  it('starts a workflow for a new claim and a new settlement, named after it', async () => {
    expect(await deliver(workflowRelay, change('INSERT', claim), change('INSERT', begun))).toEqual(
      allPassedOn,
    );
    expect(inputs(StartExecutionCommand)).toEqual([
      {
        stateMachineArn: 'arn:claims',
        name: claim.claimNo,
        input: JSON.stringify({ subject: claim.claimNo }),
      },
      {
        stateMachineArn: 'arn:settlement',
        name: begun.settlementId,
        input: JSON.stringify({ subject: begun.settlementId }),
      },
    ]);
  });

  it.each([
    ['policies', 'arn:imports'],
    ['ledger-export', 'arn:exports'],
    ['period-archive', 'arn:exports'],
    ['settlement-export', 'arn:exports'],
    ['simulation', 'arn:exports'],
    ['insurer-list', 'arn:reconciliation'],
    ['bank-statement', 'arn:statements'],
  ])('starts the workflow that does a job of the kind %s', async (kind, stateMachineArn) => {
    const job = { type: 'job', jobId: `job_${'0'.repeat(26)}`, kind };
    expect(await deliver(workflowRelay, change('INSERT', job))).toEqual(allPassedOn);
    expect(inputs(StartExecutionCommand)).toMatchObject([{ stateMachineArn, name: job.jobId }]);
  });

  it('starts a claim’s workflow anew under a name that counts up, on the same claim', async () => {
    const round = { type: 'claim-round', claimNo: claim.claimNo, round: 2 };
    expect(await deliver(workflowRelay, change('INSERT', round))).toEqual(allPassedOn);
    expect(inputs(StartExecutionCommand)).toEqual([
      {
        stateMachineArn: 'arn:claims',
        name: `${claim.claimNo}-2`,
        input: JSON.stringify({ subject: claim.claimNo }),
      },
    ]);
  });

  it('takes a workflow that was started before for started', async () => {
    workflows
      .on(StartExecutionCommand)
      .rejects(new ExecutionAlreadyExists({ message: 'exists', $metadata: {} }));
    expect(await deliver(workflowRelay, change('INSERT', claim))).toEqual(allPassedOn);
  });

  it('resumes what waits for a task that is done, with its outcome word and nothing else', async () => {
    const done = { ...task, status: 'done', outcome: 'complete', remark: 'private' };
    expect(await deliver(workflowRelay, change('MODIFY', done))).toEqual(allPassedOn);
    expect(inputs(SendTaskSuccessCommand)).toEqual([
      { taskToken: 'token-1', output: '{"outcome":"complete"}' },
    ]);
  });

  it('fails what waits for a task that is cancelled, because the claim was withdrawn', async () => {
    expect(await deliver(workflowRelay, change('MODIFY', { ...task, status: 'cancelled' }))).toEqual(
      allPassedOn,
    );
    expect(inputs(SendTaskFailureCommand)).toEqual([{ taskToken: 'token-1', error: 'ClaimWithdrawn' }]);
  });

  it('takes a token that is used up for used', async () => {
    workflows.on(SendTaskSuccessCommand).rejects(new TaskTimedOut({ message: 'over', $metadata: {} }));
    const done = { ...task, status: 'done', outcome: 'complete' };
    expect(await deliver(workflowRelay, change('MODIFY', done))).toEqual(allPassedOn);
  });

  it.each([
    [
      'a task without a token',
      change('MODIFY', { type: 'task', taskId: task.taskId, status: 'done', outcome: 'x' }),
    ],
    ['an open task', change('MODIFY', { ...task, status: 'open' })],
    ['an expired task', change('MODIFY', { ...task, status: 'expired' })],
    ['a new task', change('INSERT', { ...task, status: 'open' })],
    ['a changed claim', change('MODIFY', claim)],
    ['a removed claim', change('REMOVE', claim)],
    ['another item', change('INSERT', { type: 'policy', policyNo: 'KB' })],
  ])('passes over %s', async (_, record) => {
    expect(await deliver(workflowRelay, record)).toEqual(allPassedOn);
    expect(workflows.calls()).toEqual([]);
  });

  it('names the first change that it could not pass on, and leaves the later ones for the next delivery', async () => {
    workflows.on(StartExecutionCommand, { name: begun.settlementId }).rejects(new Error('unreachable'));
    const records = [change('INSERT', claim), change('INSERT', begun), change('INSERT', claim)];
    expect(await deliver(workflowRelay, ...records)).toEqual({
      batchItemFailures: [{ itemIdentifier: records[1]?.dynamodb?.SequenceNumber }],
    });
    expect(inputs(StartExecutionCommand)).toHaveLength(2);
  });
});

describe('the notice relay', () => {
  it('puts a new notice on the bus under its kind', async () => {
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
    expect(await deliver(noticeRelay, change('INSERT', inserted))).toEqual(allPassedOn);
    const { type: _, ...detail } = inserted;
    expect(bus.commandCalls(PutEventsCommand)[0]?.args[0].input).toEqual({
      Entries: [
        {
          EventBusName: 'kebao',
          Source: 'kebao',
          DetailType: 'policy.issued',
          Time: new Date(inserted.at),
          Detail: JSON.stringify(detail),
        },
      ],
    });
  });

  it('passes over everything else', async () => {
    expect(await deliver(noticeRelay, change('INSERT', claim), change('MODIFY', inserted))).toEqual(
      allPassedOn,
    );
    expect(bus.calls()).toEqual([]);
  });

  it.each([
    ['is refused', () => bus.on(PutEventsCommand).resolves({ FailedEntryCount: 1 })],
    ['cannot be reached', () => bus.on(PutEventsCommand).rejects(new Error('unreachable'))],
  ])('asks for the notice again when it %s', async (_, happens) => {
    happens();
    const record = change('INSERT', inserted);
    expect(await deliver(noticeRelay, record)).toEqual({
      batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber }],
    });
  });
});
