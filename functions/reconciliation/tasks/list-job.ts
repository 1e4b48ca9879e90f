import * as z from 'zod';
import { jobFileKey } from '../../../shared/contract/documents.ts';
import { type JobId, listId } from '../../../shared/domain/ids.ts';
import { controlTotals } from '../../../shared/domain/reconciliation/control-totals.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { rowSums } from '../../../shared/domain/settlement/row-sums.ts';
import { readStored, writeStored } from '../../../shared/persistence/signed-files.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { type CsvPiece } from '../csv-records.ts';
import { recordsOfPart } from '../part-bytes.ts';

/** Largest file that a job keeps between its steps. */
const mostFileBytes = 67_108_864;
const planFile = 'plan.json';

/** How a list was divided: its titles, the keys between its parts, and how many files each part has. */
const listPlan = z.object({
  listId,
  titles: z.array(z.string()),
  boundaries: z.array(z.string()),
  files: z.array(z.int().nonnegative()),
});
export type ListPlan = z.infer<typeof listPlan>;

/** What comparing a part came to. */
const comparedPart = z.object({
  rows: z.int(),
  rejected: z.int(),
  sums: z.array(rowSums),
  control: z.array(controlTotals),
});
export type ComparedPart = z.infer<typeof comparedPart>;

/** Keys of the parts of a plan, as a Map goes through them. */
export function partKeys({ files }: ListPlan): readonly string[] {
  return files.map((_, index) => String(index + 1).padStart(4, '0'));
}

export function placeOf(chunk: string): number {
  return Number(chunk) - 1;
}

export async function readPlan(jobId: JobId): Promise<ListPlan> {
  return listPlan.parse(await readJson(jobId, planFile));
}

export function writePlan(jobId: JobId, plan: ListPlan): Promise<void> {
  return writeJson(jobId, planFile, plan);
}

export async function readPart(jobId: JobId, part: number, file: number): Promise<CsvPiece> {
  const { buffer } = await readBytes(jobId, partFile(part, file));
  return recordsOfPart(Buffer.from(buffer));
}

export function writePart(
  jobId: JobId,
  part: number,
  file: number,
  blocks: readonly Uint8Array<ArrayBuffer>[],
): Promise<void> {
  const key = jobFileKey(jobId, partFile(part, file));
  const content = Buffer.concat(blocks);
  return writeStored(documentBucket(), key, { contentType: 'application/octet-stream', content });
}

export async function readCompared(jobId: JobId, chunk: string): Promise<ComparedPart> {
  return comparedPart.parse(await readJson(jobId, `${chunk}.json`));
}

export function writeCompared(jobId: JobId, chunk: string, compared: ComparedPart): Promise<void> {
  return writeJson(jobId, `${chunk}.json`, compared);
}

function partFile(part: number, file: number): string {
  return `part-${part}-${file}`;
}

async function readJson(jobId: JobId, name: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await readBytes(jobId, name)));
}

async function readBytes(jobId: JobId, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readStored(documentBucket(), jobFileKey(jobId, name), mostFileBytes);
  invariant(bytes !== undefined, `no file ${name} of ${jobId}`);
  return bytes;
}

function writeJson(jobId: JobId, name: string, content: unknown): Promise<void> {
  const file = { contentType: 'application/json', content: JSON.stringify(content) };
  return writeStored(documentBucket(), jobFileKey(jobId, name), file);
}
