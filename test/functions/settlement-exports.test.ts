import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as reconciliation } from '../../functions/reconciliation/reconciliation-api.ts';
import { handler as proofTasks } from '../../functions/proof/proof-tasks.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { handler as transfers } from '../../functions/transfers/transfers-api.ts';
import { exportStates } from '../../shared/contract/workflows.ts';
import { settlementId as settlementIdOf } from '../../shared/domain/ids.ts';
import { invariant } from '../../shared/domain/result.ts';
import {
  readRows,
  readSettlement,
  replaceRow,
  replaceSettlement,
} from '../../shared/persistence/settlements.ts';
import { commit } from '../../shared/persistence/store.ts';
import { runChunked } from '../support/chunked-workflow.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { startFileStore } from '../support/file-store.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { runSettlementWorkflow } from '../support/settlement-workflow.ts';

const service = { kind: 'service' } as const;
let now = '2026-01-05T01:00:00Z';
let engine: Engine;
let files: Awaited<ReturnType<typeof startFileStore>>;
let settlementId = '';
const people = journeysAt(() => now);
const ask = {
  settlement: caller(settlement, () => now),
  lists: caller(reconciliation, () => now),
  transfers: caller(transfers, () => now),
};

beforeAll(async () => {
  engine = await startEngine();
  files = await startFileStore();
  await people.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
  await people.register(testFirm(1), '甲公司');
  await people.insure(testFirm(1), '甲公司', '2026-01-10');
  now = '2026-04-02T01:00:00Z';
  const body = { programmeId: 'SN-QKB-PH', quarter: '2026-Q1' };
  const begun = await ask.settlement('POST /v1/settlements', { caller: callers.insurerFinance, body });
  settlementId = begun.body.settlementId;
  await runSettlementWorkflow(settlementId, now);
});
afterAll(async () => {
  await files.stop();
  await engine.stop();
});

function exported(query: Record<string, string> = {}) {
  return ask.lists('GET /v1/settlements/{settlementId}/export', {
    caller: callers.insurerFinance,
    params: { settlementId },
    query,
  });
}

async function stored() {
  const found = await readSettlement(engine.store, service, settlementIdOf.parse(settlementId));
  invariant(found !== undefined && found.status !== 'building', 'the settlement is drafted');
  return found;
}

function begin(by: TestCaller, body: object = {}, key = randomUUID()) {
  const at = { caller: by, params: { settlementId }, body, key };
  return ask.lists('POST /v1/settlements/{settlementId}/exports', at);
}

function job(jobId: string, by: TestCaller) {
  return ask.transfers('GET /v1/jobs/{jobId}', { caller: by, params: { jobId } });
}

async function written(jobId: string, by: TestCaller): Promise<Response> {
  await runChunked(proofTasks, exportStates, {
    subject: jobId,
    enteredAt: new Date(now).toISOString(),
    twice: true,
  });
  const { body } = await job(jobId, by);
  expect(body).toMatchObject({ kind: 'settlement-export', state: 'done', rejected: 0 });
  expect(body.done).toBe(body.total);
  return fetch(body.resultsUrl);
}

it('writes a list of any size by a job: the same as at once, begun once for a key, changed by no repetition', async () => {
  const by = callers.insurerFinance;
  for (const content of ['list', 'outcomes']) {
    const key = randomUUID();
    const begun = await begin(by, { content }, key);
    expect(begun.status, begun.text).toBe(202);
    expect((await begin(by, { content }, key)).body).toEqual(begun.body);
    expect((await job(begun.body.jobId, by)).body).toMatchObject({ state: 'running', done: 0 });
    expect(await (await written(begun.body.jobId, by)).text()).toBe((await exported({ content })).text);
    const before = await everyItem(engine.store);
    await written(begun.body.jobId, by);
    expect(await everyItem(engine.store)).toEqual(before);
  }
});

it('writes the same as XLSX, in which amounts are numbers and no text is a formula', async () => {
  const by = callers.insurerFinance;
  const of = await stored();
  const [row] = await readRows(engine.store, service, of);
  invariant(row !== undefined, 'the quarter has a row');
  await commit(engine.store, [replaceRow(of, { ...row, name: '=1+1' })]);
  for (const content of ['list', 'outcomes']) {
    const begun = await begin(by, { content, format: 'xlsx' });
    const file = await written(begun.body.jobId, by);
    expect(file.headers.get('content-disposition')).toContain('settlement.xlsx');
    const [titles = [], ...rows] = await readSheet(await file.arrayBuffer());
    const atOnce = await exported({ content, format: 'xlsx' });
    expect([titles, ...rows]).toEqual(await readSheet(new Uint8Array(atOnce.bytes).buffer));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.[titles.indexOf('name')]).toBe("'=1+1");
    expect(rows[0]?.filter((cell) => typeof cell === 'number')).toContain(row.premiumFen);
  }
  await commit(engine.store, [replaceRow(of, row)]);
});

it('is begun by those who may read the settlement', async () => {
  expect((await begin(callers.firmA)).status).toBe(403);
  expect((await begin(callers.otherBureau)).status).toBe(404);
  expect((await begin(callers.cpicFinance)).status).toBe(404);
  expect((await begin(callers.insurerFinance, { content: 'everything' })).status).toBe(400);
  expect((await begin(callers.insurerFinance, { format: 'pdf' })).status).toBe(400);
});

it('answers a small list at once, and a large one from the bucket, with every row', async () => {
  expect((await exported()).status).toBe(200);
  const of = await stored();
  const [row] = await readRows(engine.store, service, of);
  invariant(row !== undefined, 'the quarter has a row');
  const longName = '长'.repeat(60_000);
  for (let serial = 1; serial <= 25; serial += 1) {
    const more = { ...row, endorsementNo: `E${serial}`, name: longName };
    expect(await commit(engine.store, [replaceRow(of, more)])).toEqual({ done: true });
  }
  for (const content of ['list', 'outcomes']) {
    const answered = await exported({ content });
    expect(answered.status, answered.text.slice(0, 500)).toBe(303);
    const file = await fetch(String(answered.headers['location']));
    expect(file.headers.get('content-type')).toBe('text/csv');
    const rows = parse(await file.text(), { columns: true });
    expect(rows).toHaveLength(26);
    expect(rows.at(-1)).toMatchObject({ policyNo: row.policyNo, name: longName });
  }
});

it('refuses at once what no request can write, and says how its rows are read', async () => {
  const of = await stored();
  const large = { ...of, counts: { ...of.counts, MATCHED: 50_001 }, revision: of.revision + 1 };
  await commit(engine.store, [replaceSettlement(large)]);
  const refused = await exported();
  expect(refused).toMatchObject({ status: 409, body: { code: 'export-too-large', facts: { rows: 50_001 } } });
  expect(refused.body.detail).toContain('POST /v1/settlements/{settlementId}/exports');
});
