import { jobId, type JobId } from '../../shared/domain/ids.ts';
import { invariant } from '../../shared/domain/result.ts';
import type { Job } from '../../shared/domain/transfers/job.ts';
import { insertChunk, readJob, replaceJob, type WorkedChunk } from '../../shared/persistence/jobs.ts';
import { commit } from '../../shared/persistence/store.ts';
import { RacedTooOften } from './attempts.ts';
import type { WorkflowTask } from './background.ts';
import { businessTable } from './business-table.ts';

export async function jobOf({ subject }: Pick<WorkflowTask, 'subject'>): Promise<Job> {
  const found = await readJob(businessTable(), jobId.parse(subject));
  invariant(found !== undefined, `no job ${subject}`);
  return found;
}

/** Another delivery of the same state may have been first: then the state is tried again and finds what that one did. */
export async function keepJob(of: Job): Promise<void> {
  const committed = await commit(businessTable(), [replaceJob(of)]);
  if (!committed.done) throw new RacedTooOften('a job');
}

/** A chunk counts once, however often it is delivered. */
export async function countChunk(of: JobId, worked: WorkedChunk): Promise<void> {
  const committed = await commit(businessTable(), [insertChunk(of, worked)]);
  if (!committed.done && committed.failed.length === 0) throw new RacedTooOften('a chunk');
}
