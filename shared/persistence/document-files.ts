import { createHash } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { claimDocumentKey } from '../contract/documents.ts';
import type { ClaimDocument } from '../domain/claims/claim-document.ts';

type Signing = ConstructorParameters<typeof SignatureV4>[0];

/** The bucket of claim documents, and with what its addresses are signed. */
export interface DocumentBucket {
  readonly name: string;
  /** Another endpoint than AWS's own; its addresses spell the bucket in the path. */
  readonly endpoint: string | undefined;
  readonly region: () => Promise<string>;
  readonly credentials: Signing['credentials'];
  readonly sha256: Signing['sha256'];
}

export interface Upload {
  readonly uploadUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

const uploadSeconds = 900;
const lookSeconds = 60;
const lookMillis = 20_000;

/**
 * An address to which exactly this document can be put within 15 minutes: size, content type and checksum are signed, so
 * that the bucket refuses anything else. The headers have to be sent as they are given.
 */
export async function signUpload(bucket: DocumentBucket, of: ClaimDocument): Promise<Upload> {
  const headers = {
    'content-type': of.contentType,
    'x-amz-checksum-sha256': Buffer.from(of.sha256, 'hex').toString('base64'),
  };
  const signed = { ...headers, 'content-length': String(of.sizeBytes) };
  return { uploadUrl: await signedUrl(bucket, 'PUT', of, signed, uploadSeconds), headers };
}

/** Whether the document's file is in the bucket with the size and checksum that were announced. */
export async function isUploaded(bucket: DocumentBucket, of: ClaimDocument): Promise<boolean> {
  const url = await signedUrl(bucket, 'GET', of, {}, lookSeconds);
  const answer = await fetch(url, { signal: AbortSignal.timeout(lookMillis) });
  // Without the right to list, a bucket says 403 of what it does not hold.
  if (answer.status === 404 || answer.status === 403 || answer.body === null) return false;
  if (!answer.ok) throw new Error(`the document bucket answers ${answer.status}`);
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of answer.body) {
    digest.update(chunk);
    bytes += chunk.byteLength;
    if (bytes > of.sizeBytes) return false;
  }
  return bytes === of.sizeBytes && digest.digest('hex') === of.sha256;
}

async function signedUrl(
  bucket: DocumentBucket,
  method: 'GET' | 'PUT',
  of: ClaimDocument,
  headers: Readonly<Record<string, string>>,
  expiresIn: number,
): Promise<string> {
  const region = await bucket.region();
  const address = addressOf(bucket, region, claimDocumentKey(of.claimNo, of.documentId));
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials: bucket.credentials,
    sha256: bucket.sha256,
    uriEscapePath: false,
  });
  const signed = await signer.presign(
    {
      method,
      protocol: address.protocol,
      hostname: address.hostname,
      ...(address.port === '' ? {} : { port: Number(address.port) }),
      path: address.pathname,
      query: {},
      headers: { ...headers, host: address.host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
    },
    { expiresIn, unhoistableHeaders: new Set(['x-amz-checksum-sha256']) },
  );
  for (const [name, value] of Object.entries(signed.query ?? {})) {
    address.searchParams.set(name, String(value));
  }
  return address.href;
}

/** China's regions end in a domain of their own. */
function addressOf(bucket: DocumentBucket, region: string, key: string): URL {
  if (bucket.endpoint !== undefined) return new URL(`/${bucket.name}/${key}`, bucket.endpoint);
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return new URL(`https://${bucket.name}.s3.${region}.${suffix}/${key}`);
}
