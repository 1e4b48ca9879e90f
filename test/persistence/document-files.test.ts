import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { claimDocument } from '../../shared/domain/claims/claim-document.ts';
import { signUpload } from '../../shared/persistence/document-files.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'tok/en+=' };
const document = claimDocument.parse({
  documentId: 'doc_01KHQGZ0000000000000000000',
  claimNo: 'KC202600000000013',
  kind: 'repair-invoice',
  fileName: '发票.pdf',
  contentType: 'application/pdf',
  sizeBytes: 11,
  sha256: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
  attachedAt: '2026-03-25T01:00:00.000Z',
  attachedBy: 'firm-a',
});

function upload(region: string, endpoint?: string) {
  const { config } = new DynamoDBClient({ region, credentials });
  return signUpload(
    {
      name: 'documents',
      endpoint,
      region: () => config.region(),
      credentials: config.credentials,
      sha256: config.sha256,
    },
    document,
  );
}

describe('an address to upload to', () => {
  it('gives the headers to send: type and checksum', async () => {
    expect((await upload('cn-northwest-1')).headers).toEqual({
      'content-type': 'application/pdf',
      'x-amz-checksum-sha256': 'uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=',
    });
  });

  it.each([
    ['cn-northwest-1', 'documents.s3.cn-northwest-1.amazonaws.com.cn'],
    ['eu-central-1', 'documents.s3.eu-central-1.amazonaws.com'],
  ])('in %s lies at %s', async (region, host) => {
    expect(new URL((await upload(region)).uploadUrl)).toMatchObject({
      host,
      pathname: '/claims/KC202600000000013/doc_01KHQGZ0000000000000000000',
    });
  });

  it('is good for 15 minutes, this size, type and checksum, and the payload it is not told', async () => {
    const { searchParams } = new URL((await upload('cn-northwest-1')).uploadUrl);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
      'X-Amz-Expires': '900',
      'X-Amz-Security-Token': 'tok/en+=',
      'X-Amz-SignedHeaders': 'content-length;content-type;host;x-amz-checksum-sha256',
    });
  });

  it('at another endpoint has the bucket in its path', async () => {
    const { uploadUrl } = await upload('cn-northwest-1', 'http://127.0.0.1:4568');
    expect(new URL(uploadUrl)).toMatchObject({
      origin: 'http://127.0.0.1:4568',
      pathname: '/documents/claims/KC202600000000013/doc_01KHQGZ0000000000000000000',
    });
  });
});
