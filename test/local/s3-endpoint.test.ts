import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localCredentials } from '../../infra/local/local-credentials.ts';
import { type S3Endpoint, startS3 } from '../../infra/local/s3-endpoint.ts';
import type { ClaimDocument } from '../../shared/domain/claims/claim-document.ts';
import { inspectFile, signUpload } from '../../shared/persistence/document-files.ts';
import type { DocumentBucket } from '../../shared/persistence/signed-files.ts';

const bytes = Buffer.from('%PDF-1.7 demonstration');
const paper = {
  claimNo: 'KC2026AAAAAAAAAAA',
  documentId: 'doc_01',
  contentType: 'application/pdf',
  sizeBytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
} as unknown as ClaimDocument;
const portal = 'http://127.0.0.1:8080';

let s3: S3Endpoint;
let bucket: DocumentBucket;

beforeAll(async () => {
  const cors = [{ origins: [portal], methods: ['PUT'], headers: ['content-type', 'x-amz-checksum-sha256'] }];
  s3 = await startS3([{ name: 'documents', cors }], mkdtempSync(path.join(tmpdir(), 'kebao-s3-')));
  const { config } = new DynamoDBClient({ region: 'cn-northwest-1', credentials: localCredentials });
  const { credentials, sha256 } = config;
  bucket = {
    name: 'documents',
    endpoint: s3.endpoint,
    region: async () => 'cn-northwest-1',
    credentials,
    sha256,
  };
});
afterAll(() => s3.stop());

it('takes a document by its signed address and gives it back', async () => {
  expect(await inspectFile(bucket, paper)).toEqual({ state: 'incomplete' });
  const { uploadUrl, headers } = await signUpload(bucket, paper);
  expect((await fetch(uploadUrl, { method: 'PUT', headers, body: bytes })).status).toBe(200);
  expect(await inspectFile(bucket, paper)).toEqual({ state: 'uploaded' });
});

it('lets the portal’s pages put documents', async () => {
  const { uploadUrl } = await signUpload(bucket, paper);
  const { status, headers } = await fetch(uploadUrl, {
    method: 'OPTIONS',
    headers: {
      origin: portal,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type,x-amz-checksum-sha256',
    },
  });
  expect(status).toBe(200);
  expect(['*', portal]).toContain(headers.get('access-control-allow-origin'));
  expect(headers.get('access-control-allow-headers')).toMatch(/x-amz-checksum-sha256/);
});

it('turns away an address whose signature does not fit', async () => {
  const { uploadUrl, headers } = await signUpload(bucket, paper);
  const forged = uploadUrl.replace('doc_01', 'doc_02');
  expect((await fetch(forged, { method: 'PUT', headers, body: bytes })).status).toBe(403);
});

it('is empty after it was emptied, and takes documents again', async () => {
  await s3.empty();
  expect(await inspectFile(bucket, paper)).toEqual({ state: 'incomplete' });
  const { uploadUrl, headers } = await signUpload(bucket, paper);
  expect((await fetch(uploadUrl, { method: 'PUT', headers, body: bytes })).status).toBe(200);
});
