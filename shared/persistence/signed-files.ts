import { createHash } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

type Signing = ConstructorParameters<typeof SignatureV4>[0];

/** The bucket of documents and other files, and with what its addresses are signed. */
export interface DocumentBucket {
  readonly name: string;
  /** Another endpoint than AWS's own; its addresses spell the bucket in the path. */
  readonly endpoint: string | undefined;
  readonly region: () => Promise<string>;
  readonly credentials: Signing['credentials'];
  readonly sha256: Signing['sha256'];
}

/** What is said of a file before it arrives: size and checksum bind the upload. */
export interface AnnouncedFile {
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface Upload {
  readonly uploadUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Signed {
  readonly method: 'GET' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly seconds: number;
}

/** Headers that have to be sent as such: they are no part of the address. */
const unhoistableHeaders = new Set([
  'x-amz-checksum-sha256',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-retain-until-date',
]);
const uploadSeconds = 900;
const downloadSeconds = 900;
const lookSeconds = 60;
const retries = 2;
const lookMillis = 20_000;
/** A large file has this long to arrive. */
const streamMillis = 600_000;

/**
 * An address to which exactly this file can be put within 15 minutes: size, content type and checksum are signed, so that
 * the bucket refuses anything else. The headers have to be sent as they are given.
 */
export async function signUploadTo(bucket: DocumentBucket, key: string, of: AnnouncedFile): Promise<Upload> {
  const headers = {
    'content-type': of.contentType,
    'x-amz-checksum-sha256': Buffer.from(of.sha256, 'hex').toString('base64'),
  };
  const signed = { ...headers, 'content-length': String(of.sizeBytes) };
  const uploadUrl = await signedUrl(bucket, key, { method: 'PUT', headers: signed, seconds: uploadSeconds });
  return { uploadUrl, headers };
}

/** An address from which a file can be fetched for 15 minutes; a browser saves it under the name. */
export function signDownload(bucket: DocumentBucket, key: string, fileName: string): Promise<string> {
  const query = { 'response-content-disposition': `attachment; filename="${fileName}"` };
  return signedUrl(bucket, key, { method: 'GET', query, seconds: downloadSeconds });
}

/** The same for a file that a browser shows; the name is ASCII. */
export function signView(bucket: DocumentBucket, key: string, fileName: string): Promise<string> {
  const query = { 'response-content-disposition': `inline; filename="${fileName}"` };
  return signedUrl(bucket, key, { method: 'GET', query, seconds: downloadSeconds });
}

/** A part of a file, `bytes=0-99` its beginning, `bytes=-99` its end, and how long the whole is. */
export async function readPart(
  bucket: DocumentBucket,
  key: string,
  range: string,
): Promise<{ bytes: Uint8Array; totalBytes: number } | undefined> {
  const url = await signedUrl(bucket, key, { method: 'GET', seconds: lookSeconds });
  const answer = await askFor(url, { headers: { range }, signal: AbortSignal.timeout(lookMillis) });
  if (answer.status === 404 || answer.status === 403) return undefined;
  if (answer.status === 416) return { bytes: new Uint8Array(), totalBytes: 0 };
  if (!answer.ok) throw new Error(`the document bucket answers ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const total = answer.headers.get('content-range')?.split('/')[1];
  return { bytes, totalBytes: total === undefined ? bytes.byteLength : Number(total) };
}

/** Whether the file is in the bucket with the size and checksum that were announced. */
export async function isStored(bucket: DocumentBucket, key: string, of: AnnouncedFile): Promise<boolean> {
  const body = await contentOf(bucket, key);
  if (body === undefined) return false;
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of body) {
    digest.update(chunk);
    bytes += chunk.byteLength;
    if (bytes > of.sizeBytes) return false;
  }
  return bytes === of.sizeBytes && digest.digest('hex') === of.sha256;
}

/** The whole file, where it is there and no longer than `mostBytes`. */
export async function readStored(
  bucket: DocumentBucket,
  key: string,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const body = await contentOf(bucket, key);
  if (body === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return undefined;
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** The whole file, where it is there with the size and checksum that were announced. */
export async function readStoredWhole(
  bucket: DocumentBucket,
  key: string,
  of: AnnouncedFile,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const whole = await readStored(bucket, key, of.sizeBytes);
  const fits = whole !== undefined && createHash('sha256').update(whole).digest('hex') === of.sha256;
  return fits ? whole : undefined;
}

/** Writes a file of our own over whatever was there under its key. */
export async function writeStored(
  bucket: DocumentBucket,
  key: string,
  file: { readonly contentType: string; readonly content: string | Uint8Array<ArrayBuffer> },
): Promise<void> {
  const headers = { 'content-type': file.contentType };
  const url = await signWrite(bucket, key, headers);
  const signal = AbortSignal.timeout(lookMillis);
  const answer = await askFor(url, { method: 'PUT', headers, body: file.content, signal });
  if (!answer.ok) throw new Error(`the document bucket answers ${answer.status}`);
}

/** An address to which a file of our own can be put. */
export function signWrite(
  bucket: DocumentBucket,
  key: string,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  return signedUrl(bucket, key, { method: 'PUT', headers, seconds: lookSeconds });
}

/** A file while it arrives, for whoever takes less memory than it is large; `undefined` where there is none. */
export function streamStored(bucket: DocumentBucket, key: string) {
  return contentOf(bucket, key, streamMillis);
}

async function contentOf(bucket: DocumentBucket, key: string, millis = lookMillis) {
  const url = await signedUrl(bucket, key, { method: 'GET', seconds: lookSeconds });
  const answer = await askFor(url, { signal: AbortSignal.timeout(millis) });
  // Without the right to list, a bucket says 403 of what it does not hold.
  if (answer.status === 404 || answer.status === 403 || answer.body === null) return undefined;
  if (!answer.ok) throw new Error(`the document bucket answers ${answer.status}`);
  return answer.body;
}

/** Whoever has to do with many files meets a connection that was just closed, or a bucket that is busy, and asks again. */
async function askFor(url: string, of: RequestInit): Promise<Response> {
  for (let left = retries; ; left -= 1) {
    try {
      const answer = await fetch(url, of);
      if (answer.status < 500 || left === 0) return answer;
      await answer.body?.cancel();
    } catch (error) {
      // `fetch` says so of a connection; whoever has waited too long is told by another error.
      if (!(error instanceof TypeError) || left === 0) throw error;
    }
  }
}

async function signedUrl(bucket: DocumentBucket, key: string, of: Signed): Promise<string> {
  const region = await bucket.region();
  const address = addressOf(bucket, region, key);
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials: bucket.credentials,
    sha256: bucket.sha256,
    uriEscapePath: false,
  });
  const signed = await signer.presign(
    {
      method: of.method,
      protocol: address.protocol,
      hostname: address.hostname,
      ...(address.port === '' ? {} : { port: Number(address.port) }),
      path: address.pathname,
      query: { ...of.query },
      headers: { ...of.headers, host: address.host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
    },
    { expiresIn: of.seconds, unhoistableHeaders },
  );
  // A space has to be %20 as it was signed, not the plus of a form.
  const pairs = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  return `${address.href}?${pairs.join('&')}`;
}

/** China's regions end in a domain of their own. */
function addressOf(bucket: DocumentBucket, region: string, key: string): URL {
  if (bucket.endpoint !== undefined) return new URL(`/${bucket.name}/${key}`, bucket.endpoint);
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return new URL(`https://${bucket.name}.s3.${region}.${suffix}/${key}`);
}
