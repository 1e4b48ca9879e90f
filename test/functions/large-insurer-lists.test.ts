import { createHash, randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as reconciliationApi } from '../../functions/reconciliation/reconciliation-api.ts';
import { handler as reconciliationTasks } from '../../functions/reconciliation/reconciliation-tasks.ts';
import { handler as settlementApi } from '../../functions/settlement/settlement-api.ts';
import { handler as transfersApi } from '../../functions/transfers/transfers-api.ts';
import { reconciliationStates as at } from '../../shared/contract/workflows.ts';
import { mostListBytes } from '../../shared/domain/transfers/upload.ts';
import { runChunked } from '../support/chunked-workflow.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { startFileStore } from '../support/file-store.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { runSettlementWorkflow } from '../support/settlement-workflow.ts';
import { zipOf } from '../support/zips.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
let files: Awaited<ReturnType<typeof startFileStore>>;
let settlementId: string;
let list: string;
const people = journeysAt(() => now);
const ask = {
  settlement: caller(settlementApi, () => now),
  lists: caller(reconciliationApi, () => now),
  transfers: caller(transfersApi, () => now),
};

beforeAll(async () => {
  engine = await startEngine();
  files = await startFileStore();
  await people.approveBudget('2026', [9_600_000, 4_800_000, 1_600_000]);
  for (const serial of [1, 2, 3, 4, 5]) {
    const firm = testFirm(serial);
    await people.register(firm, `大名单公司${serial}`);
    await people.insure(firm, `大名单公司${serial}`, '2026-01-10');
  }
  now = '2026-04-02T01:00:00Z';
  const begun = await ask.settlement('POST /v1/settlements', {
    caller: callers.insurerFinance,
    body: { programmeId: 'SN-QKB-PH', quarter: '2026-Q1' },
  });
  ({ settlementId } = begun.body);
  await runSettlementWorkflow(settlementId, now);
  const exported = await ask.lists('GET /v1/settlements/{settlementId}/export', {
    caller: callers.insurerFinance,
    params: { settlementId },
    query: { format: 'csv' },
  });
  list = exported.text;
});
afterAll(async () => {
  await files.stop();
  await engine.stop();
});

function announce(content: Uint8Array, more: object = {}, by: TestCaller = callers.insurerFinance) {
  const body = {
    purpose: 'insurer-list',
    fileName: '名单.csv',
    contentType: 'text/csv',
    sizeBytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
    ...more,
  };
  return ask.transfers('POST /v1/uploads', { caller: by, body });
}

async function uploaded(content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { body } = await announce(bytes);
  const stored = await fetch(body.uploadUrl, {
    method: 'PUT',
    headers: body.headers,
    body: Buffer.from(bytes),
  });
  expect(stored.ok).toBe(true);
  return body.uploadId;
}

function put(uploadId: string, key = randomUUID(), by: TestCaller = callers.insurerFinance) {
  now = new Date(Date.parse(now) + 1_000).toISOString();
  return ask.lists('PUT /v1/settlements/{settlementId}/insurer-list', {
    caller: by,
    params: { settlementId },
    body: { uploadId },
    key,
  });
}

async function run(jobId: string, twice = false): Promise<void> {
  await runChunked(reconciliationTasks, at, {
    subject: jobId,
    enteredAt: new Date(Date.parse(now)).toISOString(),
    twice,
  });
}

async function job(jobId: string, by: TestCaller = callers.insurerFinance) {
  return (await ask.transfers('GET /v1/jobs/{jobId}', { caller: by, params: { jobId } })).body;
}

async function reconciled(content: string | Uint8Array, twice = false) {
  const started = await put(await uploaded(content));
  expect(started.status, started.text).toBe(202);
  await run(started.body.jobId, twice);
  return job(started.body.jobId);
}

async function settlement() {
  const read = { caller: callers.insurerFinance, params: { settlementId } };
  return (await ask.settlement('GET /v1/settlements/{settlementId}', read)).body;
}

describe('a list that comes by an upload', () => {
  it('is all matched when it is an export put back unchanged, with the totals of the ledger (REC-2, REC-3)', async () => {
    expect(await reconciled(list, true)).toMatchObject({
      kind: 'insurer-list',
      state: 'done',
      done: 5,
      total: 5,
      rejected: 0,
    });
    expect(await settlement()).toMatchObject({
      counts: { MATCHED: 5, AMOUNT_DIFF: 0 },
      totals: { subsidyFen: 400_000, payableFen: 400_000 },
      list: {
        rows: 5,
        rejected: 0,
        control: { ledger: { subsidyFen: 400_000 }, list: { subsidyFen: 400_000 } },
      },
    });
    const checks = (await settlement()).checks as { ok: boolean }[];
    expect(checks.every((check) => check.ok)).toBe(true);
  });

  it('gives every row the outcome that the same list as a body gets, and puts bad rows in quarantine', async () => {
    const [header = '', ...lines] = list.trim().split('\n');
    const [first = '', second = '', third = '', , fifth = ''] = lines;
    const mixed = [
      header,
      first.replace('48000', '48001'),
      second,
      second,
      third.replace('picc-sn', 'cpic-sn'),
      fifth.replace(/^[^,]+/, 'ABCD-0001'),
      '',
    ].join('\r\n');
    const done = await reconciled(`\uFEFF${mixed}`);
    expect(done).toMatchObject({ state: 'done', done: 5, total: 5, rejected: 1 });
    const bySize = await settlement();
    expect(bySize.counts).toMatchObject({
      MATCHED: 1,
      AMOUNT_DIFF: 1,
      DUPLICATE: 1,
      ONLY_INSURER: 1,
      ONLY_PLATFORM: 3,
    });
    const asBody = await ask.lists('PUT /v1/settlements/{settlementId}/insurer-list', {
      caller: callers.insurerFinance,
      params: { settlementId },
      body: `${mixed}\r\n`,
    });
    expect(asBody.status, asBody.text).toBe(200);
    const { list: ofBody, ...small } = asBody.body;
    expect({ counts: small.counts, totals: small.totals, checks: small.checks }).toEqual({
      counts: bySize.counts,
      totals: bySize.totals,
      checks: bySize.checks,
    });
    expect(ofBody.control).toEqual(bySize.list.control);
    expect(ofBody.rejected).toBe(1);
    const errors = await ask.lists('GET /v1/settlements/{settlementId}/insurer-list/errors', {
      caller: callers.insurerFinance,
      params: { settlementId },
      query: { format: 'csv' },
    });
    expect(errors.text).toContain('cpic-sn');
  });

  it('is read in GB18030 too', async () => {
    const iconv = list.replace(/\n/, '\n').replaceAll('大名单公司', '公司');
    const bytes = Buffer.from(iconv.replaceAll('公司', '\u0001'), 'latin1');
    const gb = Buffer.concat(
      [...bytes].map((byte) => (byte === 1 ? Buffer.from([0xb9, 0xab, 0xcb, 0xbe]) : Buffer.from([byte]))),
    );
    expect(await reconciled(gb)).toMatchObject({ state: 'done', total: 5, rejected: 0 });
  });

  it('is put once for a key, changes nothing when its steps come again, and the same file is not taken twice', async () => {
    const key = randomUUID();
    const uploadId = await uploaded(`${list}\n`);
    const first = await put(uploadId, key);
    expect(first.status, first.text).toBe(202);
    expect((await put(uploadId, key)).body).toEqual(first.body);
    await run(first.body.jobId);
    const before = await everyItem(engine.store);
    await run(first.body.jobId, true);
    expect(await everyItem(engine.store)).toEqual(before);
    expect(await put(uploadId)).toMatchObject({ status: 409, body: { code: 'list-already-put' } });
    expect((await job(first.body.jobId, callers.cpicFinance)).status).toBe(404);
  });

  const bomb = zipOf('xl/worksheets/sheet1.xml', deflateRawSync(new Uint8Array(100_000)), 4_000_000_000);

  it.each<[string, string | Uint8Array, string]>([
    ['a header that does not fit', 'policyNo,premiumFen\nA,1\n', 'header'],
    ['no row', 'policyNo', 'header'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 'unreadable'],
    ['open quotes', '"policyNo,insurer\n', 'unreadable'],
    ['a truncated archive', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'unreadable'],
    ['a zip bomb', bomb, 'too-large-unpacked'],
  ])('fails as a whole with %s, and nothing is compared', async (_, content, code) => {
    const before = await settlement();
    expect(await reconciled(content)).toMatchObject({ state: 'failed', reason: { code } });
    expect(await settlement()).toEqual(before);
  });

  it('is refused until its file has come as it was announced, however large it is', async () => {
    for (const more of [{}, { sizeBytes: 500_000_000 }]) {
      const { body } = await announce(new TextEncoder().encode('policyNo\n'), more);
      const missing = { code: 'document-not-uploaded', facts: { missing: [body.uploadId] } };
      expect(await put(body.uploadId)).toMatchObject({ status: 422, body: missing });
      await fetch(body.uploadUrl, { method: 'PUT', headers: body.headers, body: 'something else' });
      expect((await put(body.uploadId)).status).toBe(422);
    }
  });

  it('fails where what came is as long as it was announced and something else', async () => {
    const { body } = await announce(new Uint8Array(mostListBytes + 1));
    const other = new Uint8Array(mostListBytes + 1).fill(1);
    await fetch(body.uploadUrl, { method: 'PUT', headers: body.headers, body: other });
    const begun = await put(body.uploadId);
    expect(begun.status, begun.text).toBe(202);
    await run(begun.body.jobId);
    expect(await job(begun.body.jobId)).toMatchObject({ state: 'failed', reason: { code: 'not-uploaded' } });
  });

  it('is refused where it may not be put: another insurer’s, for another purpose, too large', async () => {
    const uploadId = await uploaded(`${list}\n\n`);
    expect((await put(uploadId, randomUUID(), callers.cpicFinance)).status).toBe(404);
    const other = await announce(new Uint8Array([1]), { purpose: 'policies-import' });
    expect(await put(other.body.uploadId)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    const tooLarge = await announce(new Uint8Array([1]), { sizeBytes: 2_147_483_648 });
    expect(tooLarge).toMatchObject({ status: 400, body: { errors: [{ path: 'sizeBytes' }] } });
    const sheet = await announce(new Uint8Array([1]), {
      sizeBytes: 30_000_000,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
    expect(sheet).toMatchObject({ status: 400, body: { errors: [{ path: 'sizeBytes' }] } });
    const imported = await announce(new Uint8Array([1]), {
      purpose: 'policies-import',
      sizeBytes: 30_000_000,
    });
    expect(imported.status).toBe(400);
  });
});
