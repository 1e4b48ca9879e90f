import * as z from 'zod';
import type { Caller } from '../domain/access/role.ts';
import type { JobId } from '../domain/ids.ts';
import { rowOutcome, type RowOutcome } from '../domain/imports/row-outcome.ts';
import { job, type Job } from '../domain/transfers/job.ts';
import { keys } from './keys.ts';
import { insert, read, readPartition, replace, type Store, type Write } from './store.ts';

/** Rows of a chunk that was worked off. */
const workedChunk = z.object({
  chunk: z.string(),
  rows: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
});
export type WorkedChunk = z.infer<typeof workedChunk>;

export interface JobProgress {
  readonly job: Job;
  readonly done: number;
  readonly rejected: number;
}

/** Label of the write that remembers a row; when it fails, the row was worked on meanwhile. */
export const rowLabel = 'row';

/** The job itself, for its own work. */
export async function readJob(store: Store, jobId: JobId): Promise<Job | undefined> {
  const item = await read(store, keys.job(jobId));
  return item === undefined ? undefined : job.parse(item);
}

/** A job of the caller's own organisation and how far it is, in one read. */
export async function readJobProgress(
  store: Store,
  { org }: Pick<Caller, 'org'>,
  jobId: JobId,
): Promise<JobProgress | undefined> {
  const items = await readPartition(store, keys.job(jobId).pk);
  const found = items.filter((item) => item['type'] === 'job').map((item) => job.parse(item))[0];
  if (found?.startedBy.org !== org) return undefined;
  const chunks = items.filter((item) => item['type'] === 'job-chunk').map((item) => workedChunk.parse(item));
  return {
    job: found,
    done: chunks.reduce((sum, chunk) => sum + chunk.rows, 0),
    rejected: chunks.reduce((sum, chunk) => sum + chunk.rejected, 0),
  };
}

export function insertJob(of: Job): Write {
  return insert('job', { ...keys.job(of.jobId), type: 'job', ...of });
}

export function replaceJob(of: Job): Write {
  return replace('job', { ...keys.job(of.jobId), type: 'job', ...of });
}

/** A chunk counts once: its second write fails. */
export function insertChunk(jobId: JobId, of: WorkedChunk): Write {
  return insert('job-chunk', { ...keys.jobChunk(jobId, of.chunk), type: 'job-chunk', ...of });
}

/** What became of a row; it belongs into the transaction of whatever the row makes. */
export function insertRowOutcome(jobId: JobId, chunk: string, of: RowOutcome): Write {
  return insert(rowLabel, { ...keys.jobRow(jobId, chunk, of.row), type: 'job-row', ...of });
}

/** Rows of a chunk that were worked on before, by their number. */
export async function readRowOutcomes(
  store: Store,
  jobId: JobId,
  chunk: string,
): Promise<ReadonlyMap<number, RowOutcome>> {
  const items = await readPartition(store, keys.jobRow(jobId, chunk, 0).pk);
  return new Map(items.map((item) => rowOutcome.parse(item)).map((one) => [one.row, one]));
}
