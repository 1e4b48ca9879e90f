import * as z from 'zod';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { inChunks } from '../../../shared/domain/proof/export-plan.ts';
import { bucketOf, bucketsFor } from '../../../shared/domain/reports/buckets.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { type RunningJob, totalKnown, workerOf } from '../../../shared/domain/transfers/job.ts';
import { dividedList, listStretch, type ListStretch } from '../../../shared/persistence/list-stretches.ts';
import { gathered, type Gathering } from '../../reports/gathered-report.ts';
import type { Workspace } from '../../reports/workspace.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { countChunk, keepJob } from '../../runtime/chunked-job.ts';
import { chunkKeys, readJson, writeJson } from './export-job.ts';
import { readSection, type SectionedFile, sectionedFiles, StoredSections } from './stored-sections.ts';

/** What a job gathers, and from which lists. */
type GatheringOf = (job: RunningJob) => Promise<Gathering>;

const planFile = 'plan.json';
const readingPlan = z.object({
  /** In how many the facts of a key meet. */
  buckets: z.int().positive(),
  chunks: z.array(z.array(listStretch).readonly()).readonly(),
});

type ReadingPlan = z.infer<typeof readingPlan>;

/** Items of a list in a stretch, and in a bucket on average. */
const usualSizes = { stretch: 1_000, bucket: 50_000 };

/** Divides the lists that facts are gathered from, once: what comes into them later lies in one of the chunks too. */
export async function planGathering(
  job: RunningJob,
  gatheringOf: GatheringOf,
  sizes = usualSizes,
): Promise<Outcome> {
  if (job.total !== undefined) return { outcome: outcomes.more, chunks: chunkKeys(await planOf(job)) };
  const stretches = await dividedLists(job, await gatheringOf(job), sizes.stretch);
  const total = itemsIn(stretches);
  const plan = { buckets: bucketsFor(total, sizes.bucket), chunks: inChunks(stretches) };
  await writeJson(job.jobId, planFile, plan);
  await keepJob(totalKnown(job, total));
  return { outcome: outcomes.more, chunks: chunkKeys(plan) };
}

/** Keeps of a chunk what is gathered from it, divided into the buckets. */
export async function gatherChunk(
  job: RunningJob,
  chunk: string,
  gatheringOf: GatheringOf,
): Promise<Outcome> {
  const { buckets, chunks } = await planOf(job);
  const stretches = chunks[Number(chunk) - 1];
  invariant(stretches !== undefined, `chunk ${chunk} of ${job.jobId} is planned`);
  const gathering = await gatheringOf(job);
  const facts = new StoredSections(job.jobId, chunk, buckets, z.unknown());
  for (const stretch of stretches) {
    for await (const { key, fact } of gathered(gathering, workerOf(job).scope, stretch)) {
      await facts.put(bucketOf(key, buckets), fact);
    }
  }
  await writeJson(job.jobId, fileOf(chunk), await facts.files());
  await countChunk(job.jobId, { chunk, rows: itemsIn(stretches), rejected: 0 });
  return { outcome: outcomes.done };
}

async function dividedLists(
  job: RunningJob,
  { lists }: Gathering,
  itemsAtOnce: number,
): Promise<readonly ListStretch[]> {
  const { scope } = workerOf(job);
  const divided = await Promise.all(
    lists.map((list) => dividedList(businessTable(), scope, list, itemsAtOnce)),
  );
  return divided.flat();
}

/** The facts of every chunk by their buckets, and files for what is found on the way. */
export async function workspaceOf({ jobId }: RunningJob, plan: ReadingPlan): Promise<Workspace<unknown>> {
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

export async function planOf({ jobId }: RunningJob): Promise<ReadingPlan> {
  return readingPlan.parse(await readJson(jobId, planFile));
}

function fileOf(chunk: string): string {
  return `${chunk}.json`;
}

export function itemsIn(stretches: readonly ListStretch[]): number {
  return stretches.reduce((sum, { items }) => sum + items, 0);
}
