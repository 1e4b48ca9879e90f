import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { totalKnown, workerOf } from '../../../shared/domain/transfers/job.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { jobOf, keepJob } from '../../runtime/chunked-job.ts';
import { planFor } from '../export-frame.ts';
import { planRows } from './export-rows.ts';
import { chunkKeys, readPlan, writePlan } from './export-job.ts';

/** Decides once what the export holds: chains up to the heads that they have now. */
export async function planExportOf(work: WorkflowTask): Promise<Outcome> {
  const job = await jobOf(work);
  if (job.state !== 'running') return { outcome: outcomes.done, chunks: [] };
  if (job.kind === 'settlement-export') return planRows(job);
  if (job.kind === 'simulation') return { outcome: outcomes.more, chunks: [] };
  if (job.total !== undefined)
    return { outcome: outcomes.more, chunks: chunkKeys(await readPlan(job.jobId)) };
  const plan = await planFor(workerOf(job), work.now, job.period?.programmeId);
  await writePlan(job.jobId, plan);
  await keepJob(
    totalKnown(
      job,
      plan.heads.reduce((sum, head) => sum + head.entries, 0),
    ),
  );
  return { outcome: outcomes.more, chunks: chunkKeys(plan) };
}
