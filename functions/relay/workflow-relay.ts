import {
  ExecutionAlreadyExists,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { type EnvironmentName, environmentNames } from '../../shared/contract/environment.ts';
import { claimWithdrawn, type Outcome } from '../../shared/contract/workflows.ts';
import { jobKind, type JobKind } from '../../shared/domain/transfers/job.ts';
import { fromEnvironment } from '../runtime/environment.ts';
import { logEvent } from '../runtime/log.ts';
import { streamFollower } from '../runtime/stream.ts';

const began = z.discriminatedUnion('type', [
  z.object({ type: z.literal('claim'), claimNo: z.string() }),
  z.object({ type: z.literal('claim-round'), claimNo: z.string(), round: z.int().positive() }),
  z.object({ type: z.literal('settlement'), settlementId: z.string() }),
  z.object({ type: z.literal('job'), jobId: z.string(), kind: jobKind }),
]);
const closedTask = z.discriminatedUnion('status', [
  z.object({
    type: z.literal('task'),
    taskId: z.string(),
    status: z.literal('done'),
    token: z.string(),
    outcome: z.string(),
  }),
  z.object({
    type: z.literal('task'),
    taskId: z.string(),
    status: z.literal('cancelled'),
    token: z.string(),
  }),
]);

/** The SDK sets no time-outs by itself: a call ends well before the function does. */
const client = new SFNClient({
  maxAttempts: 3,
  requestHandler: { requestTimeout: 3_000, connectionTimeout: 1_000 },
});

/**
 * Starts a workflow for each new claim, settlement and job, and for each claim that begins anew, and resumes the one that waits for a task when the task is done or
 * cancelled. Changes of no concern are passed over.
 */
export const handler = streamFollower('workflow-relay', async ({ kind, item }) => {
  await (kind === 'inserted' ? start(item) : resume(item));
});

/** The execution is named after what it is for, so a change that comes twice starts it once. */
async function start(item: unknown): Promise<void> {
  const begun = began.safeParse(item);
  if (!begun.success) return;
  const { subject, workflow, name = subject } = workflowOf(begun.data);
  const stateMachineArn = fromEnvironment(workflow);
  await unlessDoneBefore(
    client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ subject }) })),
  );
  logEvent('workflow.started', { subject, type: begun.data.type });
}

/** Which workflow does a job. */
const jobWorkflows: Readonly<Record<JobKind, EnvironmentName>> = {
  firms: environmentNames.importsWorkflowArn,
  quotes: environmentNames.importsWorkflowArn,
  policies: environmentNames.importsWorkflowArn,
  'ledger-export': environmentNames.exportsWorkflowArn,
  'period-archive': environmentNames.exportsWorkflowArn,
  'settlement-export': environmentNames.exportsWorkflowArn,
  simulation: environmentNames.exportsWorkflowArn,
  report: environmentNames.exportsWorkflowArn,
  'insurer-list': environmentNames.reconciliationWorkflowArn,
  'bank-statement': environmentNames.statementsWorkflowArn,
};

function workflowOf(begun: z.infer<typeof began>): {
  subject: string;
  workflow: EnvironmentName;
  name?: string;
} {
  switch (begun.type) {
    case 'claim':
      return { subject: begun.claimNo, workflow: environmentNames.claimsWorkflowArn };
    case 'claim-round':
      return {
        subject: begun.claimNo,
        workflow: environmentNames.claimsWorkflowArn,
        name: `${begun.claimNo}-${begun.round}`,
      };
    case 'settlement':
      return { subject: begun.settlementId, workflow: environmentNames.settlementWorkflowArn };
    case 'job':
      return { subject: begun.jobId, workflow: jobWorkflows[begun.kind] };
  }
}

async function resume(item: unknown): Promise<void> {
  const task = closedTask.safeParse(item);
  if (!task.success) return;
  const { taskId, token } = task.data;
  if (task.data.status === 'cancelled') {
    await unlessDoneBefore(
      client.send(new SendTaskFailureCommand({ taskToken: token, error: claimWithdrawn })),
    );
  } else {
    const outcome: Outcome = { outcome: task.data.outcome };
    await unlessDoneBefore(
      client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(outcome) })),
    );
  }
  logEvent('workflow.resumed', { taskId, status: task.data.status });
}

/** What was started or resumed before, or has ended meanwhile, needs nothing more. */
async function unlessDoneBefore(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    const doneBefore =
      error instanceof ExecutionAlreadyExists ||
      error instanceof TaskDoesNotExist ||
      error instanceof TaskTimedOut;
    if (!doneBefore) throw error;
  }
}
