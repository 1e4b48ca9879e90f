import { createHash } from 'node:crypto';
import { type Instant } from '../domain/dates.ts';
import { type DocumentBucket, signWrite, streamStored } from './signed-files.ts';

/** A large file of our own has this long to be written. */
const writeMillis = 600_000;

/** A file whose content can be made again and again, each time the same. */
export interface StreamedFile {
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** What a stored file is known by. */
export interface FileDigest {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A file that is written while it is made: nothing but its length has to be known before. */
export async function writeStoredStream(
  bucket: DocumentBucket,
  key: string,
  file: StreamedFile,
): Promise<void> {
  const answer = await putStream(bucket, key, file, {});
  if (!answer.ok) throw new Error(`the document bucket answers ${answer.status}`);
}

/**
 * A file that is written once, bound to its checksum, and that nobody can change or delete before an instant. Where one lies
 * under the key already, that one stays: what is told is what lies there.
 */
export async function writeOnce(
  bucket: DocumentBucket,
  key: string,
  file: StreamedFile,
  lockedUntil: Instant,
): Promise<FileDigest> {
  const before = await digestOfStored(bucket, key);
  if (before !== undefined) return before;
  const digest = await digestOf(file.content());
  const answer = await putStream(bucket, key, file, {
    'if-none-match': '*',
    'x-amz-checksum-sha256': Buffer.from(digest.sha256, 'hex').toString('base64'),
    'x-amz-object-lock-mode': 'COMPLIANCE',
    'x-amz-object-lock-retain-until-date': lockedUntil,
  });
  if (answer.ok) return digest;
  // 412: another delivery has written it meanwhile; 409: it is about to.
  const meanwhile = answer.status === 412 ? await digestOfStored(bucket, key) : undefined;
  if (meanwhile === undefined) throw new Error(`the archive answers ${answer.status}`);
  return meanwhile;
}

async function putStream(
  bucket: DocumentBucket,
  key: string,
  file: StreamedFile,
  conditions: Readonly<Record<string, string>>,
): Promise<Response> {
  const headers = { 'content-type': file.contentType, ...conditions };
  return fetch(await signWrite(bucket, key, headers), {
    method: 'PUT',
    headers: { ...headers, 'content-length': String(file.sizeBytes) },
    body: ReadableStream.from(file.content()),
    duplex: 'half',
    signal: AbortSignal.timeout(writeMillis),
  });
}

async function digestOfStored(bucket: DocumentBucket, key: string): Promise<FileDigest | undefined> {
  const body = await streamStored(bucket, key);
  return body === undefined ? undefined : digestOf(body);
}

async function digestOf(content: AsyncIterable<Uint8Array>): Promise<FileDigest> {
  const digest = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of content) {
    digest.update(chunk);
    sizeBytes += chunk.byteLength;
  }
  return { sha256: digest.digest('hex'), sizeBytes };
}
