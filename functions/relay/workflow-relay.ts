import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { environmentNames } from '../../shared/contract/environment.ts';
import { claimWithdrawn } from '../../shared/contract/workflows.ts';
import { claimNo, settlementId } from '../../shared/domain/ids.ts';
import { task } from '../../shared/domain/tasks/task.ts';
import { fromEnvironment } from '../runtime/environment.ts';
import { logEvent } from '../runtime/log.ts';
import { type Change, streamFollower } from '../runtime/stream.ts';

const workflows = new SFNClient({
  maxAttempts: 3,
  requestHandler: { requestTimeout: 5_000, connectionTimeout: 1_000 },
});

const started = z.discriminatedUnion('type', [
  z.object({ type: z.literal('claim'), claimNo }),
  z.object({ type: z.literal('settlement'), settlementId }),
]);
const resumed = task.extend({ type: z.literal('task'), token: z.string() });

/**
 * Starts the workflow of a new claim or settlement and resumes the one that waits for a task, after what the table says. A
 * command therefore writes to the table only, and nothing is lost between the two. Repetitions do nothing: an execution is
 * named after its subject, and a token is good once.
 */
export const handler = streamFollower('workflow-relay', async (change) => {
  if (change.kind === 'inserted') await start(change);
  else await resume(change);
});

async function start(change: Change): Promise<void> {
  const of = started.safeParse(change.item);
  if (!of.success) return;
  const subject = of.data.type === 'claim' ? of.data.claimNo : of.data.settlementId;
  const arn =
    of.data.type === 'claim' ? environmentNames.claimsWorkflowArn : environmentNames.settlementWorkflowArn;
  try {
    await workflows.send(
      new StartExecutionCommand({
        stateMachineArn: fromEnvironment(arn),
        name: subject,
        input: JSON.stringify({ subject }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
  logEvent('workflow.started', { subject });
}

async function resume(change: Change): Promise<void> {
  const of = resumed.safeParse(change.item);
  if (!of.success) return;
  const { token: taskToken, status, outcome, taskId } = of.data;
  try {
    if (status === 'done') {
      await workflows.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ outcome }) }));
    } else if (status === 'cancelled') {
      await workflows.send(new SendTaskFailureCommand({ taskToken, error: claimWithdrawn }));
    }
  } catch (error) {
    if (!isSpent(error)) throw error;
  }
  logEvent('workflow.resumed', { taskId, status });
}

/** The token was used before, or nobody waits for it any more. */
function isSpent(error: unknown): boolean {
  return error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
}
