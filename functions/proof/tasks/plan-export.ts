import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { type RunningJob, totalKnown, workerOf } from '../../../shared/domain/transfers/job.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { keepJob } from '../../runtime/chunked-job.ts';
import { planFor } from '../export-frame.ts';
import { chunkKeys, readPlan, writePlan } from './export-job.ts';

/** Decides once what an export of the ledger holds: chains up to the heads that they have now. */
export async function planExport(job: RunningJob, { now }: Pick<WorkflowTask, 'now'>): Promise<Outcome> {
  if (job.total !== undefined)
    return { outcome: outcomes.more, chunks: chunkKeys(await readPlan(job.jobId)) };
  const plan = await planFor(workerOf(job), now, job.period?.programmeId);
  await writePlan(job.jobId, plan);
  await keepJob(
    totalKnown(
      job,
      plan.heads.reduce((sum, head) => sum + head.entries, 0),
    ),
  );
  return { outcome: outcomes.more, chunks: chunkKeys(plan) };
}
