import * as z from 'zod';
import { jobFileKey } from '../../../shared/contract/documents.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { readPart } from '../../../shared/persistence/signed-files.ts';
import type { Sections } from '../../reports/workspace.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { mostInFile, partFile, writePart } from './export-job.ts';

/** A file of sections, one behind the other, a line for each thing: where each begins, and the last ends, in bytes. */
const sectionedFile = z.object({ name: z.string(), edges: z.array(z.int().nonnegative()).readonly() });
export const sectionedFiles = z.array(sectionedFile).readonly();
export type SectionedFile = z.infer<typeof sectionedFile>;

/** Files that are asked for at a time. */
const filesAtOnce = 8;

/** Sections in files of a job: what waits to be written is some megabytes, however much there is. */
export class StoredSections<One> implements Sections<One> {
  readonly #jobId: JobId;
  readonly #name: string;
  readonly #shape: z.ZodType<One>;
  readonly #files: SectionedFile[] = [];
  readonly #waiting: string[];
  #waitingLength = 0;

  constructor(jobId: JobId, name: string, count: number, shape: z.ZodType<One>) {
    this.#jobId = jobId;
    this.#name = name;
    this.#shape = shape;
    this.#waiting = Array.from({ length: count }, () => '');
  }

  async put(section: number, one: One): Promise<void> {
    const line = `${JSON.stringify(one)}\n`;
    this.#waiting[section] += line;
    this.#waitingLength += line.length;
    if (this.#waitingLength > mostInFile) await this.files();
  }

  async *read(section: number): AsyncGenerator<readonly One[], void> {
    for await (const some of readSection(this.#jobId, await this.files(), section)) {
      yield some.map((one) => this.#shape.parse(one));
    }
  }

  /** Everything that was put, in files. */
  async files(): Promise<readonly SectionedFile[]> {
    if (this.#waitingLength === 0) return this.#files;
    const parts = this.#waiting.map((lines) => Buffer.from(lines));
    const edges = [0];
    for (const part of parts) edges.push((edges.at(-1) ?? 0) + part.byteLength);
    const file = this.#files.length;
    this.#files.push({ name: partFile(this.#name, file), edges });
    this.#waiting.fill('');
    this.#waitingLength = 0;
    await writePart(this.#jobId, this.#name, file, Buffer.concat(parts));
    return this.#files;
  }
}

/** What lies in a section of some files, file by file, in their order. */
export async function* readSection(
  jobId: JobId,
  files: readonly SectionedFile[],
  section: number,
): AsyncGenerator<readonly unknown[], void> {
  const ranges = files.flatMap(({ name, edges }) => {
    const [from = 0, to = 0] = edges.slice(section, section + 2);
    return from < to ? [{ name, range: `bytes=${from}-${to - 1}` }] : [];
  });
  for (let at = 0; at < ranges.length; at += filesAtOnce) {
    const some = ranges.slice(at, at + filesAtOnce);
    yield* await Promise.all(some.map(({ name, range }) => readLines(jobId, name, range)));
  }
}

async function readLines(jobId: JobId, name: string, range: string): Promise<readonly unknown[]> {
  const part = await readPart(documentBucket(), jobFileKey(jobId, name), range);
  invariant(part !== undefined, `no file ${name} of ${jobId}`);
  const lines = new TextDecoder().decode(part.bytes).trimEnd();
  return JSON.parse(`[${lines.replaceAll('\n', ',')}]`);
}
