import { jobFileKey } from '../../../shared/contract/documents.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import { writeStoredStream } from '../../../shared/persistence/stored-streams.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { mostInFile, readPart, writePart } from './export-job.ts';

/** What was kept of a file: its parts, and their bytes. */
export interface KeptPieces {
  readonly files: number;
  readonly bytes: number;
}

/** Keeps a file in parts while it is made: the bucket asks for its length before the first byte. */
export async function keepPieces(
  jobId: JobId,
  name: string,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<KeptPieces> {
  const kept = { files: 0, bytes: 0 };
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let waitingBytes = 0;
  const flush = async () => {
    await writePart(jobId, name, kept.files, Buffer.concat(waiting));
    kept.files += 1;
    kept.bytes += waitingBytes;
    waiting = [];
    waitingBytes = 0;
  };
  for await (const piece of pieces) {
    waiting.push(piece);
    waitingBytes += piece.byteLength;
    if (waitingBytes > mostInFile) await flush();
  }
  await flush();
  return kept;
}

/** Puts the parts together as one file of the job, one of them in memory at a time. */
export function joinPieces(
  jobId: JobId,
  name: string,
  { files, bytes }: KeptPieces,
  file: { readonly name: string; readonly contentType: string },
): Promise<void> {
  return writeStoredStream(documentBucket(), jobFileKey(jobId, file.name), {
    contentType: file.contentType,
    sizeBytes: bytes,
    async *content() {
      for (let part = 0; part < files; part += 1) yield await readPart(jobId, name, part);
    },
  });
}
