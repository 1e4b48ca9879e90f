import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { importOf, workerOf } from '../../../shared/domain/transfers/job.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { carryOutRows } from '../carry-out-row.ts';
import { lists } from '../lists.ts';
import { rowsOf } from '../rows-of-file.ts';
import { readChunk } from './chunk-files.ts';
import { countChunk, jobOf } from '../../runtime/chunked-job.ts';

/** Works on the rows of a chunk, those that were worked on before apart, and counts them once. */
export async function importChunk(work: WorkflowTask): Promise<Outcome> {
  const { chunk, now } = work;
  const job = await jobOf(work);
  invariant(chunk !== undefined, `a chunk of ${job.jobId} without its key`);
  if (job.state !== 'running') return { outcome: outcomes.done };
  const list = lists[importOf(job).kind];
  const file = rowsOf(list, await readChunk(job.jobId, chunk));
  const caller = workerOf(job);
  const worked = await carryOutRows(list, { jobId: job.jobId, chunk, ...file, caller, now });
  const rejected = worked.filter(({ outcome }) => outcome === 'rejected').length;
  await countChunk(job.jobId, { chunk, rows: worked.length, rejected });
  return { outcome: outcomes.done };
}
