import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startS3 } from '../../infra/local/s3-endpoint.ts';
import { environmentNames } from '../../shared/contract/environment.ts';

/** The buckets for one test file; code that opens them by itself finds these. */
export async function startFileStore(): Promise<{ stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kebao-files-'));
  const files = await startS3(
    ['documents', 'archive'].map((name) => ({ name, cors: [] })),
    folder,
  );
  process.env['AWS_ENDPOINT_URL_S3'] = files.endpoint;
  process.env[environmentNames.documentsBucket] = 'documents';
  process.env[environmentNames.archiveBucket] = 'archive';
  return {
    async stop() {
      await files.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
