import { type DocumentBucket, signWrite } from './signed-files.ts';

/** A large file of our own has this long to be written. */
const writeMillis = 600_000;

/** A file that is written while it is made: nothing but its length has to be known before. */
export async function writeStoredStream(
  bucket: DocumentBucket,
  key: string,
  file: {
    readonly contentType: string;
    readonly sizeBytes: number;
    readonly content: AsyncIterable<Uint8Array>;
  },
): Promise<void> {
  const headers = { 'content-type': file.contentType };
  const answer = await fetch(await signWrite(bucket, key, headers), {
    method: 'PUT',
    headers: { ...headers, 'content-length': String(file.sizeBytes) },
    body: ReadableStream.from(file.content),
    duplex: 'half',
    signal: AbortSignal.timeout(writeMillis),
  });
  if (!answer.ok) throw new Error(`the document bucket answers ${answer.status}`);
}
