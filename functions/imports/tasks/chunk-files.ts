import * as z from 'zod';
import { jobFileKey } from '../../../shared/contract/documents.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import { rowsInChunk } from '../../../shared/domain/imports/import-bounds.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { readStored, writeStored } from '../../../shared/persistence/signed-files.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import type { ListFile } from '../files/list-file.ts';

const mostChunkBytes = 16_777_216;
const writtenAtOnce = 8;

const chunkFile = z.object({
  titles: z.array(z.string()),
  rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
});

/** Keys of the chunks that so many rows are divided into. */
export function chunksOf(total: number): readonly string[] {
  const count = Math.trunc((total + rowsInChunk - 1) / rowsInChunk);
  return Array.from({ length: count }, (_, index) => String(index + 1).padStart(4, '0'));
}

/** Writes every chunk as a file of its own, under its title row; again the same, however often. */
export async function writeChunks(jobId: JobId, { titles, rows }: ListFile): Promise<void> {
  const chunks = chunksOf(rows.length).map((chunk, index) => ({
    chunk,
    content: { titles, rows: rows.slice(index * rowsInChunk, (index + 1) * rowsInChunk) },
  }));
  for (let from = 0; from < chunks.length; from += writtenAtOnce) {
    await Promise.all(
      chunks.slice(from, from + writtenAtOnce).map(({ chunk, content }) =>
        writeStored(documentBucket(), keyOf(jobId, chunk), {
          contentType: 'application/json',
          content: JSON.stringify(content),
        }),
      ),
    );
  }
}

export async function readChunk(jobId: JobId, chunk: string): Promise<ListFile> {
  const bytes = await readStored(documentBucket(), keyOf(jobId, chunk), mostChunkBytes);
  invariant(bytes !== undefined, `no chunk ${chunk} of ${jobId}`);
  return chunkFile.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

function keyOf(jobId: JobId, chunk: string): string {
  return jobFileKey(jobId, `rows-${chunk}.json`);
}
