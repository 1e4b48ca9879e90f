import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as budgets } from '../../functions/budgets/budgets-api.ts';
import { handler as clearing } from '../../functions/clearing/clearing-api.ts';
import { handler as ledger } from '../../functions/ledger/ledger-api.ts';
import { handler as notices } from '../../functions/notices/notices-api.ts';
import { handler as reports } from '../../functions/reports/reports-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { runSettlementWorkflow } from '../support/settlement-workflow.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
let settlementId = '';
const people = journeysAt(() => now);
const ask = {
  budgets: caller(budgets, () => now),
  clearing: caller(clearing, () => now),
  ledger: caller(ledger, () => now),
  notices: caller(notices, () => now),
  reports: caller(reports, () => now),
  settlement: caller(settlement, () => now),
};
const programmeId = 'SN-QKB-PH';
const params = { programmeId, year: '2026' };
const explanation = '参保企业少于预期';

beforeAll(async () => {
  engine = await startEngine();
  await people.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
  await people.register(testFirm(1), '甲公司');
  await people.insure(testFirm(1), '甲公司', '2026-01-10');
});
afterAll(() => engine.stop());

function read(by: TestCaller = callers.bureauClerk, query: Record<string, string> = {}) {
  return ask.clearing('GET /v1/programmes/{programmeId}/clearings/{year}', { caller: by, params, query });
}

function decide(by: TestCaller, body: object, key = randomUUID(), of = params) {
  const request = { caller: by, params: of, body, key };
  return ask.clearing('POST /v1/programmes/{programmeId}/clearings/{year}', request);
}

function on(by: TestCaller, body: object) {
  return { caller: by, params: { settlementId }, body };
}

async function settled(): Promise<void> {
  now = '2026-04-02T01:00:00Z';
  const begun = await ask.settlement('POST /v1/settlements', {
    caller: callers.insurerFinance,
    body: { programmeId, quarter: '2026-Q1' },
  });
  ({ settlementId } = begun.body);
  await runSettlementWorkflow(settlementId, now);
  const say = (by: TestCaller, outcome: string) =>
    ask.settlement('POST /v1/settlements/{settlementId}/decision', on(by, { outcome, reason: '核对' }));
  await say(callers.insurerFinance, 'submit');
  await say(callers.bureauClerk, 'notice');
  now = '2026-04-20T01:00:00Z';
  await say(callers.bureauApprover, 'approve');
  for (const [by, level, amountFen] of [
    [callers.bureauApprover, 'province', 48_000],
    [callers.cityClerk, 'city', 24_000],
    [callers.cityClerk, 'county', 8_000],
  ] as const) {
    const body = { level, amountFen, bankReference: `P-${level}`, paidAt: now };
    const paid = await ask.settlement('POST /v1/settlements/{settlementId}/payments', on(by, body));
    expect(paid.status, paid.text).toBe(200);
  }
}

async function closed(quarter: string): Promise<void> {
  const request = { caller: callers.bureauApprover, params: { programmeId, quarter } };
  const answer = await ask.budgets('POST /v1/programmes/{programmeId}/periods/{quarter}/close', request);
  expect(answer.status, answer.text).toBe(200);
}

async function balanceOf(account: string): Promise<number> {
  const { body } = await ask.ledger('GET /v1/ledger/trial-balance', { caller: callers.bureauClerk });
  const found = body.accounts.find((one: { account: string }) => one.account === account);
  return found === undefined ? 0 : found.debitFen - found.creditFen;
}

describe('a year of a programme (REC-6)', () => {
  it('is seen while it runs, by bureaus of its area alone, and not cleared', async () => {
    await settled();
    expect((await read()).body).toMatchObject({
      status: 'open',
      decides: true,
      statement: {
        totals: { approvedFen: 8_000_000, accruedFen: 80_000, paidFen: 80_000, unspentFen: 7_920_000 },
        owed: [{ city: '610100', county: '610113', fen: 8_000, advances: 1, names: { zh: '西安市雁塔区' } }],
      },
    });
    expect((await read(callers.cityClerk)).body).toMatchObject({
      decides: false,
      statement: { owedFen: 8_000 },
    });
    expect((await read({ ...callers.cityClerk, org: '610300' })).body.statement).toMatchObject({
      owed: [],
      owedFen: 0,
    });
    expect((await read(callers.otherBureau)).status).toBe(404);
    const early = await decide(callers.bureauClerk, { outcome: 'propose', explanation });
    expect(early).toMatchObject({ status: 409, body: { code: 'year-open' } });
  });

  it('is proposed when everything of it is done, with the reason of what is unspent', async () => {
    now = '2027-01-04T01:00:00Z';
    const open = await decide(callers.bureauClerk, { outcome: 'propose', explanation });
    expect(open).toMatchObject({ status: 409, body: { code: 'year-not-ready' } });
    expect(open.body.facts.checklist[0]).toMatchObject({ id: 'quarters-closed', ok: false });
    for (const quarter of ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']) await closed(quarter);
    expect((await read()).body.status).toBe('ready');

    const city = await decide(callers.cityClerk, { outcome: 'propose', explanation });
    expect(city).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const silent = await decide(callers.bureauClerk, { outcome: 'propose' });
    expect(silent).toMatchObject({
      status: 422,
      body: {
        code: 'explanation-missing',
        errors: [{ path: 'explanation' }],
        facts: { unspentFen: 7_920_000 },
      },
    });
    expect((await decide(callers.bureauApprover, { outcome: 'clear' })).body.code).toBe('not-proposed');
    const proposed = await decide(callers.bureauClerk, { outcome: 'propose', explanation });
    expect(proposed).toMatchObject({ status: 200, body: { status: 'proposed', explanation } });
    expect((await read()).body).toMatchObject({ status: 'proposed', proposedBy: 'bureau-clerk' });
  });

  it('is sent back with a reason, and proposed again', async () => {
    expect((await decide(callers.bureauApprover, { outcome: 'return' })).status).toBe(400);
    const back = await decide(callers.bureauApprover, { outcome: 'return', reason: '请分县区说明' });
    expect(back.body).toMatchObject({ status: 'returned', reason: '请分县区说明' });
    expect((await read()).body).toMatchObject({ status: 'returned', returnedBy: 'bureau-approver' });
    const again = { outcome: 'propose', explanation: '雁塔区参保企业少于预期' };
    expect((await decide(callers.bureauClerk, again)).body.status).toBe('proposed');
  });

  it('is cleared by another person, once: what is unspent lapses and the city deducts its advance (SUB-19)', async () => {
    const clerk = await decide({ ...callers.bureauClerk, sub: 'other-clerk' }, { outcome: 'clear' });
    expect(clerk).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const self = { ...callers.bureauApprover, sub: callers.bureauClerk.sub };
    expect((await decide(self, { outcome: 'clear' })).body.code).toBe('same-person');
    expect(await balanceOf('advance-receivable:610100')).toBe(8_000);

    const key = randomUUID();
    const cleared = await decide(callers.bureauApprover, { outcome: 'clear' }, key);
    expect(cleared, cleared.text).toMatchObject({
      status: 200,
      body: { status: 'cleared', clearedBy: 'bureau-approver' },
    });
    const items = await everyItem(engine.store);
    expect((await decide(callers.bureauApprover, { outcome: 'clear' }, key)).body).toEqual(cleared.body);
    expect(await everyItem(engine.store)).toEqual(items);
    const twice = await decide(callers.bureauApprover, { outcome: 'clear' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'year-cleared' } });

    expect((await people.budget('2026')).totals).toMatchObject({
      approvedFen: 8_000_000,
      accruedFen: 80_000,
      availableFen: 0,
      lapsedFen: 7_920_000,
    });
    expect(await balanceOf('advance-receivable:610100')).toBe(0);
    expect(await balanceOf('advance-payable:610113')).toBe(0);
    expect(await balanceOf('budget:SN-QKB-PH:2026:province:lapsed')).toBe(4_752_000);
    const { body } = await ask.notices('GET /v1/notices', { caller: callers.cityClerk });
    const told = body.items.find((one: { kind: string }) => one.kind === 'clearing.advances-deducted');
    expect(told.text.zh).toContain('垫付的 80.00 元在年终结算中向区县扣回（610113 80.00 元）');
    expect(told.text.en).toContain('deduct the 80.00 yuan');
  });

  it('is what the estimate of the next year says was not spent', async () => {
    const { body } = await ask.reports('GET /v1/reports/estimate', {
      caller: callers.bureauClerk,
      query: { programmeId, year: '2027' },
    });
    expect(body, JSON.stringify(body)).toMatchObject({
      totalFen: 80_000,
      unspent: { approvedFen: 8_000_000, availableFen: 0, lapsedFen: 7_920_000 },
    });
  });

  it('is given no more money, while the next year is', async () => {
    const levels = [{ level: 'province', approvedFen: 9_600_000 }];
    const put = (year: string) =>
      ask.budgets('PUT /v1/programmes/{programmeId}/budgets/{year}', {
        caller: callers.bureauApprover,
        params: { programmeId, year },
        body: { levels },
      });
    expect(await put('2026')).toMatchObject({ status: 409, body: { code: 'year-cleared' } });
    expect((await put('2027')).status).toBe(200);
  });

  it('is cleared where no money was approved for it, and is given none afterwards', async () => {
    const other = { programmeId, year: '2025' };
    for (const quarter of ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']) await closed(quarter);
    const say = (by: TestCaller, outcome: string) => decide(by, { outcome }, randomUUID(), other);
    expect((await say(callers.bureauClerk, 'propose')).body).toMatchObject({ status: 'proposed' });
    const cleared = await say(callers.bureauApprover, 'clear');
    expect(cleared.body, cleared.text).toMatchObject({ status: 'cleared' });
    const late = await ask.budgets('PUT /v1/programmes/{programmeId}/budgets/{year}', {
      caller: callers.bureauApprover,
      params: other,
      body: { levels: [{ level: 'province', approvedFen: 100 }] },
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'year-cleared' } });
  });

  it('is a table in a file, by level, with what counties owe', async () => {
    const file = await read(callers.bureauClerk, { format: 'csv' });
    const rows: Record<string, string>[] = parse(file.bytes, { columns: true, bom: true });
    expect(rows.map((row) => row['level'])).toEqual(['province', 'city', 'county', 'total', 'advance']);
    expect(rows[0]).toMatchObject({ payer: '610000', approvedFen: '4800000', unspentFen: '4752000' });
    expect(rows[3]).toMatchObject({ unspentFen: '7920000', owedFen: '8000' });
    expect(rows[4]).toMatchObject({ payer: '610113', owedToCity: '610100', owedFen: '8000' });
    const sheet = await read(callers.bureauClerk, { format: 'xlsx' });
    expect(sheet.headers['content-type']).toContain('spreadsheetml');
  });
});
