import * as z from 'zod';
import { jobFileKey } from '../../../shared/contract/documents.ts';
import { day } from '../../../shared/domain/dates.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import { accountTurnover } from '../../../shared/domain/ledger/trial-balance.ts';
import { exportPlan, type ExportPlan } from '../../../shared/domain/proof/export-plan.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { readStored, writeStored } from '../../../shared/persistence/signed-files.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';

/** Largest file that a job keeps between its steps, in memory at once. */
const mostFileBytes = 33_554_432;
/** Characters or bytes after which a file is written and the next one begun: memory stays the same, however large a part is. */
export const mostInFile = 4_194_304;
const planFile = 'plan.json';

/** What a chunk wrote: its files, and the balances of the entries in them. */
export const writtenChunk = z.object({
  files: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  /** Of the lines, without their line feeds. */
  bytes: z.int().nonnegative(),
  accounts: z.array(accountTurnover).readonly(),
  /** When the last cover ends that its lines are about. */
  lastCoverEnd: day.optional(),
});
export type WrittenChunk = z.infer<typeof writtenChunk>;

/** Keys of the chunks of a plan. */
export function chunkKeys({ chunks }: { readonly chunks: readonly unknown[] }): readonly string[] {
  return chunks.map((_, index) => String(index + 1).padStart(4, '0'));
}

export async function readPlan(jobId: JobId): Promise<ExportPlan> {
  return exportPlan.parse(await readJson(jobId, planFile));
}

export function writePlan(jobId: JobId, plan: ExportPlan): Promise<void> {
  return writeJson(jobId, planFile, plan);
}

export async function readChunk(jobId: JobId, chunk: string): Promise<WrittenChunk> {
  return writtenChunk.parse(await readJson(jobId, `${chunk}.json`));
}

export function writeChunk(jobId: JobId, chunk: string, written: WrittenChunk): Promise<void> {
  return writeJson(jobId, `${chunk}.json`, written);
}

/** One of the files that a chunk wrote. */
export async function readPart(jobId: JobId, chunk: string, file: number): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(jobId, partFile(chunk, file));
}

export function writePart(
  jobId: JobId,
  chunk: string,
  file: number,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<void> {
  return writeFile(jobId, partFile(chunk, file), content);
}

export async function readLines(jobId: JobId, chunk: string, file: number): Promise<string> {
  return new TextDecoder().decode(await readPart(jobId, chunk, file));
}

export function partFile(chunk: string, file: number): string {
  return `${chunk}-${String(file).padStart(5, '0')}`;
}

export async function readJson(jobId: JobId, name: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await readFile(jobId, name)));
}

export function writeJson(jobId: JobId, name: string, content: unknown): Promise<void> {
  return writeFile(jobId, name, JSON.stringify(content));
}

async function readFile(jobId: JobId, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readStored(documentBucket(), jobFileKey(jobId, name), mostFileBytes);
  invariant(bytes !== undefined, `no file ${name} of ${jobId}`);
  return bytes;
}

function writeFile(jobId: JobId, name: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const file = { contentType: 'application/octet-stream', content };
  return writeStored(documentBucket(), jobFileKey(jobId, name), file);
}
