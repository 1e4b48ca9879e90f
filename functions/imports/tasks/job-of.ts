import { jobId } from '../../../shared/domain/ids.ts';
import { invariant } from '../../../shared/domain/result.ts';
import type { Job } from '../../../shared/domain/transfers/job.ts';
import { readJob, replaceJob } from '../../../shared/persistence/jobs.ts';
import { commit } from '../../../shared/persistence/store.ts';
import { RacedTooOften } from '../../runtime/attempts.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';

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
