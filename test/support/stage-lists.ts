import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ApiClient, ApiAnswer } from '../../demo/api-client.ts';
import { xlsxType } from './import-desk.ts';
import { must } from './steps.ts';

/** Puts an XLSX to the stage and starts its job; gives back the job's id. */
export async function startImport(
  service: ApiClient,
  user: string,
  kind: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const announced = {
    purpose: `${kind}-import`,
    fileName: '名单.xlsx',
    contentType: xlsxType,
    sizeBytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
  const { uploadId, uploadUrl, headers } = must(201, await service.post(user, '/v1/uploads', announced));
  expect((await fetch(uploadUrl, { method: 'PUT', headers, body: content })).status).toBe(200);
  return must(202, await service.post(user, `/v1/${kind}/imports`, { uploadId })).jobId;
}

/** The job as soon as `enough` says so; workflows run beside the requests, so it is asked for until then. */
export async function jobWhen(
  service: ApiClient,
  user: string,
  jobId: string,
  enough: (job: ApiAnswer['body']) => boolean,
): Promise<ApiAnswer['body']> {
  for (let attempt = 1; attempt <= 2_000; attempt += 1) {
    const job = must(200, await service.get(user, `/v1/jobs/${jobId}`));
    if (enough(job)) return job;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error(`job ${jobId} did not get there`);
}
