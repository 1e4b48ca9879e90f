import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tellFoundingStory } from '../../demo/story.ts';
import { verdictOf } from '../support/export-file.ts';
import { newDataFolder, removeDataFolder, type RunningStage, startStageProcess } from '../support/stage.ts';
import { firms, must, Steps } from '../support/steps.ts';

let stage: RunningStage;
let steps: Steps;

beforeAll(async () => {
  stage = await startStageProcess(await newDataFolder());
  steps = new Steps(stage.service);
});
afterAll(async () => {
  await stage.stop();
  await removeDataFolder(stage.dataDir);
});

async function fetched(user: string, path: string): Promise<Response> {
  const { body } = await stage.service.local('/local/token', { user });
  return fetch(`${stage.url}${path}`, {
    headers: { authorization: `Bearer ${body.accessToken}` },
    redirect: 'manual',
  });
}

/** Reads a job until it is over; a stage that does not get there is stopped by the test's own time. */
async function ended(user: string, jobId: string) {
  for (;;) {
    const job = must(200, await stage.service.get(user, `/v1/jobs/${jobId}`));
    if (job.state !== 'running') return job;
  }
}

it('seals what the founding story books, exports it at once and by a job, and both are verified offline', async () => {
  const { policyNo } = await tellFoundingStory(stage.service, {
    heading: () => undefined,
    step: () => undefined,
  });
  const atOnce = await fetched('bureau-clerk', '/v1/ledger/export');
  const text = await atOnce.text();
  expect(await verdictOf(text)).toMatchObject({
    holds: true,
    counts: { settlement: 1, entry: expect.any(Number) },
  });
  const { jobId } = must(202, await stage.service.post('bureau-clerk', '/v1/ledger/exports', {}));
  const job = await ended('bureau-clerk', jobId);
  expect(job).toMatchObject({ state: 'done', kind: 'ledger-export' });
  const file = await (await fetch(job.resultsUrl)).text();
  expect(await verdictOf(file)).toMatchObject({ holds: true });
  const pack = await fetched('bureau-clerk', `/v1/policies/${policyNo}/evidence.zip`);
  expect(pack.status).toBe(303);
  expect((await fetch(pack.headers.get('location') ?? '')).status).toBe(200);
});

it('SUB-22: archives a quarter when it is closed, and the archive is verified by itself', async () => {
  const at = '/v1/programmes/SN-QKB-PH/periods/2026-Q1';
  const closed = must(200, await stage.service.post('bureau-approver', `${at}/close`, {}));
  expect(await ended('bureau-approver', closed.archiveJobId)).toMatchObject({ state: 'done' });
  const { archive } = must(200, await stage.service.get('bureau-clerk', at));
  expect(archive).toMatchObject({ key: 'periods/SN-QKB-PH/2026-Q1.jsonl', retainedUntil: '2037-01-10' });
  const found = await fetched('bureau-clerk', `${at}/archive`);
  expect(found.status).toBe(303);
  const text = await (await fetch(found.headers.get('location') ?? '')).text();
  expect(createHash('sha256').update(text).digest('hex')).toBe(archive.sha256);
  expect(await verdictOf(text)).toMatchObject({ holds: true, counts: { settlement: 1 } });
});

it('reconciles an uploaded list by the workflow of the template, as it would on AWS', async () => {
  await steps.reset('2026-01-05T01:00:00Z');
  await steps.approveBudget([480_000, 240_000, 80_000]);
  await steps.makeEligible(firms.a);
  await steps.insured(firms.a, '2026-01-10');
  await stage.service.setClock('2026-04-01T01:00:00Z');
  const begun = must(
    202,
    await stage.service.post('insurer-finance', '/v1/settlements', {
      programmeId: 'SN-QKB-PH',
      quarter: '2026-Q1',
    }),
  );
  const at = `/v1/settlements/${begun.settlementId}`;
  const list = must(200, await stage.service.get('insurer-finance', `${at}/export?format=csv`)) as string;
  const bytes = new TextEncoder().encode(list);
  const upload = must(
    201,
    await stage.service.post('insurer-finance', '/v1/uploads', {
      purpose: 'insurer-list',
      fileName: 'list.csv',
      contentType: 'text/csv',
      sizeBytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }),
  );
  const put = await fetch(upload.uploadUrl, { method: 'PUT', headers: upload.headers, body: bytes });
  expect(put.ok).toBe(true);
  const { jobId } = must(
    202,
    await stage.service.put(
      'insurer-finance',
      `${at}/insurer-list`,
      { uploadId: upload.uploadId },
      randomUUID(),
    ),
  );
  expect(await ended('insurer-finance', jobId)).toMatchObject({
    state: 'done',
    done: 1,
    total: 1,
    rejected: 0,
  });
  const settled = must(200, await stage.service.get('insurer-finance', at));
  expect(settled).toMatchObject({ counts: { MATCHED: 1 }, list: { rows: 1, rejected: 0 } });
});
