import * as z from 'zod';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { inChunks } from '../../../shared/domain/proof/export-plan.ts';
import { bucketOf, bucketsFor } from '../../../shared/domain/reports/buckets.ts';
import { invariant } from '../../../shared/domain/result.ts';
import {
  jobDone,
  type RunningJob,
  tableFormat,
  totalKnown,
  workerOf,
} from '../../../shared/domain/transfers/job.ts';
import { dividedList, listStretch, type ListStretch } from '../../../shared/persistence/list-stretches.ts';
import { tableType } from '../../reconciliation/list-files.ts';
import { gathered, type GatheredReport } from '../../reports/gathered-report.ts';
import { writtenReport } from '../../reports/report-answer.ts';
import { reportAsked } from '../../reports/report-asked.ts';
import type { Workspace } from '../../reports/workspace.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { countChunk, keepJob } from '../../runtime/chunked-job.ts';
import { chunkKeys, readJson, writeJson } from './export-job.ts';
import { joinPieces, keepPieces } from './stored-pieces.ts';
import { readSection, type SectionedFile, sectionedFiles, StoredSections } from './stored-sections.ts';

const planFile = 'plan.json';
const readingPlan = z.object({
  /** In how many the facts of a key meet. */
  buckets: z.int().positive(),
  chunks: z.array(z.array(listStretch).readonly()).readonly(),
});

/** Items of a list in a stretch, and in a bucket on average. */
const usualSizes = { stretch: 1_000, bucket: 100_000 };

/** Divides the lists that the report is gathered from, once: what comes into them later lies in one of the chunks too. */
export async function planReport(job: RunningJob, sizes = usualSizes): Promise<Outcome> {
  if (job.total !== undefined) return { outcome: outcomes.more, chunks: chunkKeys(await planOf(job)) };
  const stretches = await dividedLists(job, await reportOf(job), sizes.stretch);
  const total = itemsIn(stretches);
  const plan = { buckets: bucketsFor(total, sizes.bucket), chunks: inChunks(stretches) };
  await writeJson(job.jobId, planFile, plan);
  await keepJob(totalKnown(job, total));
  return { outcome: outcomes.more, chunks: chunkKeys(plan) };
}

/** Keeps of a chunk what the report takes of it, divided into the buckets. */
export async function gatherChunk(job: RunningJob, chunk: string): Promise<Outcome> {
  const { buckets, chunks } = await planOf(job);
  const stretches = chunks[Number(chunk) - 1];
  invariant(stretches !== undefined, `chunk ${chunk} of ${job.jobId} is planned`);
  const report = await reportOf(job);
  const facts = new StoredSections(job.jobId, chunk, buckets, z.unknown());
  for (const stretch of stretches) {
    for await (const { key, fact } of gathered(report, workerOf(job).scope, stretch)) {
      await facts.put(bucketOf(key, buckets), fact);
    }
  }
  await writeJson(job.jobId, fileOf(chunk), await facts.files());
  await countChunk(job.jobId, { chunk, rows: itemsIn(stretches), rejected: 0 });
  return { outcome: outcomes.done };
}

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

/** The facts of every chunk by their buckets, and files for what the report finds on its way. */
async function workspaceOf(
  { jobId }: RunningJob,
  plan: z.infer<typeof readingPlan>,
): Promise<Workspace<unknown>> {
  const files: SectionedFile[] = [];
  for (const chunk of chunkKeys(plan)) {
    files.push(...sectionedFiles.parse(await readJson(jobId, fileOf(chunk))));
  }
  return {
    buckets: plan.buckets,
    facts: (bucket) => readSection(jobId, files, bucket),
    sections: (name, count, shape) => new StoredSections(jobId, name, count, shape),
  };
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
