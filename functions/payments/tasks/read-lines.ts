import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { workerOf } from '../../../shared/domain/transfers/job.ts';
import { insertStatement } from '../../../shared/persistence/bank-statements.ts';
import { commit } from '../../../shared/persistence/store.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { countChunk, jobOf } from '../../runtime/chunked-job.ts';
import { readMovements } from '../read-movements.ts';
import { commandOf, readPart } from './statement-parts.ts';

/** Reads the lines of a part and keeps them as a statement of their own; one that was kept before stays. */
export async function readLines(work: WorkflowTask): Promise<Outcome> {
  const { chunk, now } = work;
  const job = await jobOf(work);
  invariant(chunk !== undefined, `a part of ${job.jobId} without its key`);
  if (job.state !== 'running') return { outcome: outcomes.done };
  const reading = { caller: workerOf(job), now, commandId: commandOf(job.jobId, chunk) };
  const kept = await readMovements(await readPart(job.jobId, chunk), reading);
  await commit(businessTable(), [insertStatement(kept)]);
  const rows = kept.items.length;
  await countChunk(job.jobId, { chunk, rows, rejected: rows - kept.matched });
  return { outcome: outcomes.done };
}
