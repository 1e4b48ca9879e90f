import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { invariant } from '../../../shared/domain/result.ts';
import type { JobKind, RunningJob } from '../../../shared/domain/transfers/job.ts';
import type { WorkflowTask, WorkflowTaskHandler } from '../../runtime/background.ts';
import { jobOf } from '../../runtime/chunked-job.ts';
import { exportChunk } from './export-chunk.ts';
import { exportRows, joinRows, planRows } from './export-rows.ts';
import { gatherChunk, planGathering } from './gathered-lists.ts';
import { joinChunks } from './join-chunks.ts';
import { planExport } from './plan-export.ts';
import { makeReport, reportOf } from './report-job.ts';
import { simulateYear, yearOf } from './simulate-year.ts';

type Entered = Pick<WorkflowTask, 'now'>;

/** What a job that writes a file from the books does in each step; every step may be delivered more than once. */
interface ExportWork {
  /** Says how much there is, and which chunks it makes. */
  readonly plan: (job: RunningJob, entered: Entered) => Promise<Outcome>;
  readonly chunk: (job: RunningJob, chunk: string) => Promise<Outcome>;
  /** Writes the file, and ends the job. */
  readonly join: (job: RunningJob, entered: Entered) => Promise<Outcome>;
}

const ledger: ExportWork = { plan: planExport, chunk: exportChunk, join: joinChunks };

/** Lists are gathered chunk by chunk before the file is made of what was gathered. */
function gathering(of: Parameters<typeof planGathering>[1], join: ExportWork['join']): ExportWork {
  return {
    plan: (job) => planGathering(job, of),
    chunk: (job, chunk) => gatherChunk(job, chunk, of),
    join,
  };
}

const works: Partial<Record<JobKind, ExportWork>> = {
  'ledger-export': ledger,
  'period-archive': ledger,
  'settlement-export': { plan: planRows, chunk: exportRows, join: joinRows },
  report: gathering(reportOf, makeReport),
  simulation: gathering(yearOf, simulateYear),
};

export const planTask: WorkflowTaskHandler = async (work) => {
  const job = await jobOf(work);
  return job.state === 'running' ? workOf(job).plan(job, work) : { outcome: outcomes.done, chunks: [] };
};

export const chunkTask: WorkflowTaskHandler = async (work) => {
  const job = await jobOf(work);
  invariant(work.chunk !== undefined, `a chunk of ${job.jobId} without its key`);
  return job.state === 'running' ? workOf(job).chunk(job, work.chunk) : { outcome: outcomes.done };
};

export const joinTask: WorkflowTaskHandler = async (work) => {
  const job = await jobOf(work);
  return job.state === 'running' ? workOf(job).join(job, work) : { outcome: outcomes.done };
};

function workOf({ jobId, kind }: RunningJob): ExportWork {
  const work = works[kind];
  invariant(work !== undefined, `job ${jobId} writes nothing from the books`);
  return work;
}
