import * as z from 'zod';
import { jobFileKey } from '../../../shared/contract/documents.ts';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { inChunks } from '../../../shared/domain/proof/export-plan.ts';
import { invariant } from '../../../shared/domain/result.ts';
import {
  type Failure,
  jobDone,
  jobFailed,
  type RunningJob,
  tableFormat,
  totalKnown,
  workerOf,
} from '../../../shared/domain/transfers/job.ts';
import { dividedList, listStretch, type ListStretch } from '../../../shared/persistence/list-stretches.ts';
import { writeStored } from '../../../shared/persistence/signed-files.ts';
import { gathered, type GatheredReport } from '../../reports/gathered-report.ts';
import { reportTable } from '../../reports/report-answer.ts';
import { reportAsked } from '../../reports/report-asked.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { countChunk, keepJob } from '../../runtime/chunked-job.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { chunkKeys, readJson, writeJson } from './export-job.ts';

const planFile = 'plan.json';
const itemsInStretch = 1_000;
const readingPlan = z.object({ chunks: z.array(z.array(listStretch).readonly()).readonly() });
const gatheredParts = z.array(z.unknown());

interface Bounds {
  readonly itemsAtOnce?: number;
  /** Fewer than the report itself says. */
  readonly mostPolicies?: number;
}

/** Divides the lists that the report is gathered from, once: what comes into them later lies in one of the chunks too. */
export async function planReport(
  job: RunningJob,
  entered: Pick<WorkflowTask, 'now'>,
  { itemsAtOnce = itemsInStretch, mostPolicies }: Bounds = {},
): Promise<Outcome> {
  if (job.total !== undefined) return { outcome: outcomes.more, chunks: chunkKeys(await planOf(job)) };
  const report = await reportOf(job);
  const stretches = await dividedLists(job, report, itemsAtOnce);
  const policies = itemsIn(stretches.filter(({ list }) => list === 'POLICIES'));
  const most = mostPolicies ?? report.mostPolicies;
  if (policies > most) {
    await keepJob(jobFailed(job, tooManyPolicies(most), entered.now));
    return { outcome: outcomes.done, chunks: [] };
  }
  const plan = { chunks: inChunks(stretches) };
  await writeJson(job.jobId, planFile, plan);
  await keepJob(totalKnown(job, itemsIn(stretches)));
  return { outcome: outcomes.more, chunks: chunkKeys(plan) };
}

function tooManyPolicies(most: number): Failure {
  const detail = `保单超过 ${most} 份，不能一次汇总。请由下级主管部门分别汇总，再合计。`;
  return { code: 'too-many-rows', detail };
}

/** Keeps of a chunk what the report takes of it. */
export async function gatherChunk(job: RunningJob, chunk: string): Promise<Outcome> {
  const stretches = (await planOf(job)).chunks[Number(chunk) - 1];
  invariant(stretches !== undefined, `chunk ${chunk} of ${job.jobId} is planned`);
  const report = await reportOf(job);
  const parts: unknown[] = [];
  for (const stretch of stretches) parts.push(...(await gathered(report, workerOf(job).scope, stretch)));
  await writeJson(job.jobId, fileOf(chunk), parts);
  await countChunk(job.jobId, { chunk, rows: itemsIn(stretches), rejected: 0 });
  return { outcome: outcomes.done };
}

/** Makes the report of what the chunks have left, one of them in memory at a time: as it is answered at once, and as tables. */
export async function makeReport(job: RunningJob, { now }: Pick<WorkflowTask, 'now'>): Promise<Outcome> {
  const plan = await planOf(job);
  const { name, body, rows } = await (await reportOf(job)).make(partsOf(job, chunkKeys(plan)));
  const results = `${name}.json`;
  const json = { contentType: 'application/json', content: JSON.stringify(body) };
  await writeStored(documentBucket(), jobFileKey(job.jobId, results), json);
  for (const format of tableFormat.options) {
    const { contentType, bytes } = await reportTable(rows, format);
    const file = { contentType, content: bytes };
    await writeStored(documentBucket(), jobFileKey(job.jobId, `${name}.${format}`), file);
  }
  const tables = { csv: `${name}.csv`, xlsx: `${name}.xlsx` };
  const total = itemsIn(plan.chunks.flat());
  await keepJob(jobDone(job, { total, rejected: 0, results, tables }, now));
  return { outcome: outcomes.done };
}

async function dividedLists(
  job: RunningJob,
  { lists }: GatheredReport,
  itemsAtOnce: number,
): Promise<readonly ListStretch[]> {
  const { scope } = workerOf(job);
  const divided = await Promise.all(
    lists.map((list) => dividedList(businessTable(), scope, list, itemsAtOnce)),
  );
  return divided.flat();
}

async function* partsOf({ jobId }: RunningJob, chunks: readonly string[]): AsyncGenerator<unknown, void> {
  for (const chunk of chunks) yield* gatheredParts.parse(await readJson(jobId, fileOf(chunk)));
}

/** As of when it was asked for. */
async function reportOf(job: RunningJob): Promise<GatheredReport> {
  invariant(job.report !== undefined, `job ${job.jobId} says what it reports`);
  const asked = await reportAsked(job.report, workerOf(job), job.startedAt);
  invariant(asked.accepted, `the report of ${job.jobId} was for who began it`);
  return asked.value;
}

async function planOf({ jobId }: RunningJob): Promise<z.infer<typeof readingPlan>> {
  return readingPlan.parse(await readJson(jobId, planFile));
}

function fileOf(chunk: string): string {
  return `${chunk}.json`;
}

function itemsIn(stretches: readonly ListStretch[]): number {
  return stretches.reduce((sum, { items }) => sum + items, 0);
}
