import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { jobDone, type RunningJob, tableFormat, workerOf } from '../../../shared/domain/transfers/job.ts';
import { tableType } from '../../reconciliation/list-files.ts';
import type { GatheredReport } from '../../reports/gathered-report.ts';
import { writtenReport } from '../../reports/report-answer.ts';
import { reportAsked } from '../../reports/report-asked.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { keepJob } from '../../runtime/chunked-job.ts';
import { itemsIn, planOf, workspaceOf } from './gathered-lists.ts';
import { joinPieces, keepPieces } from './stored-pieces.ts';

/** Makes the report of what the chunks have left, bucket by bucket: as it is answered at once, and as tables. */
export async function makeReport(job: RunningJob, { now }: Pick<WorkflowTask, 'now'>): Promise<Outcome> {
  const plan = await planOf(job);
  const { name, json, rows } = await (await reportOf(job)).make(await workspaceOf(job, plan));
  const write = async (
    ending: string,
    contentType: string,
    pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  ) => {
    const file = `${name}.${ending}`;
    await joinPieces(job.jobId, file, await keepPieces(job.jobId, file, pieces), { name: file, contentType });
    return file;
  };
  const results = await write('json', 'application/json', encoded(json()));
  for (const format of tableFormat.options)
    await write(format, tableType[format], writtenReport(rows(), format));
  const tables = { csv: `${name}.csv`, xlsx: `${name}.xlsx` };
  const total = itemsIn(plan.chunks.flat());
  await keepJob(jobDone(job, { total, rejected: 0, results, tables }, now));
  return { outcome: outcomes.done };
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for await (const text of texts) yield new TextEncoder().encode(text);
}

/** As of when it was asked for. */
export async function reportOf(job: RunningJob): Promise<GatheredReport> {
  invariant(job.report !== undefined, `job ${job.jobId} says what it reports`);
  const asked = await reportAsked(job.report, workerOf(job), job.startedAt);
  invariant(asked.accepted, `the report of ${job.jobId} was for who began it`);
  return asked.value;
}
