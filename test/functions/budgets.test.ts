import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as budgets } from '../../functions/budgets/budgets-api.ts';
import { handler as ledger } from '../../functions/ledger/ledger-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { runSettlementWorkflow } from '../support/settlement-workflow.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
const people = journeysAt(() => now);
const ask = {
  budgets: caller(budgets, () => now),
  ledger: caller(ledger, () => now),
  settlement: caller(settlement, () => now),
};
const programmeId = 'SN-QKB-PH';
const columns = ['approved', 'reserved', 'accrued', 'settled', 'paid', 'clawed-back', 'available'] as const;
const [a, b, c] = [1, 2, 3].map(testFirm) as [TestCaller, TestCaller, TestCaller];

/** A year: two policies in January, one bound only, one cancelled in July; the first quarter is approved, one level paid. */
beforeAll(async () => {
  engine = await startEngine();
  await people.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
  const policies: string[] = [];
  for (const [index, firm] of [a, b, c].entries()) await people.register(firm, `企业${index}`);
  policies.push(await people.insure(a, '企业0', '2026-01-10'), await people.insure(b, '企业1', '2026-01-10'));
  now = '2026-04-02T01:00:00Z';
  const begun = await ask.settlement('POST /v1/settlements', {
    caller: callers.insurerFinance,
    body: { programmeId, quarter: '2026-Q1' },
  });
  const { settlementId } = begun.body;
  await runSettlementWorkflow(settlementId, now);
  const say = (by: TestCaller, outcome: string) =>
    ask.settlement('POST /v1/settlements/{settlementId}/decision', {
      caller: by,
      params: { settlementId },
      body: { outcome, reason: '核对' },
    });
  await say(callers.insurerFinance, 'submit');
  await say(callers.bureauClerk, 'notice');
  now = '2026-04-20T01:00:00Z';
  expect((await say(callers.bureauApprover, 'approve')).body.status).toBe('approved');
  now = '2026-04-21T01:00:00Z';
  const paid = await ask.settlement('POST /v1/settlements/{settlementId}/payments', {
    caller: callers.bureauApprover,
    params: { settlementId },
    body: { level: 'province', bankReference: 'P-1', paidAt: '2026-04-21T00:30:00Z', amountFen: 96_000 },
  });
  expect(paid.status).toBe(200);
  now = '2026-07-01T01:00:00Z';
  await people.cancel(a, policies[0] ?? '', '2026-07-01');
  await people.bind(c, '2026-07-10');
});
afterAll(() => engine.stop());

function position(query: Record<string, string> = {}, by: TestCaller = callers.bureauClerk) {
  return ask.budgets('GET /v1/programmes/{programmeId}/budget', {
    caller: by,
    params: { programmeId },
    query: { year: '2026', ...query },
  });
}

/** Every entry behind a cell, page by page. */
async function entriesBehind(query: Record<string, string>, by: TestCaller = callers.bureauClerk) {
  const found: { entryId: string; cellFen?: number }[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask.ledger('GET /v1/ledger/entries', {
      caller: by,
      query: { programmeId, year: '2026', limit: '3', ...query, ...(cursor === undefined ? {} : { cursor }) },
    });
    expect(page.status).toBe(200);
    found.push(...page.body.items);
    cursor = page.body.nextCursor;
  } while (cursor !== undefined);
  return found;
}

describe('the budget as of a day (G9)', () => {
  it('is what had been booked by then, and today what is stored', async () => {
    expect((await position({ asOf: '2026-01-04' })).body.totals).toMatchObject({ approvedFen: 0 });
    expect((await position({ asOf: '2026-01-05' })).body.totals).toEqual({
      approvedFen: 8_000_000,
      reservedFen: 0,
      accruedFen: 160_000,
      settledFen: 0,
      paidFen: 0,
      clawedBackFen: 0,
      lapsedFen: 0,
      availableFen: 7_840_000,
    });
    expect((await position({ asOf: '2026-04-20' })).body.totals).toMatchObject({
      settledFen: 160_000,
      paidFen: 0,
    });
    expect((await position({ asOf: '2026-04-21' })).body.totals).toMatchObject({ paidFen: 96_000 });
    const today = await position({ asOf: '2026-07-01' });
    const { insurers, ...asStored } = today.body;
    expect(asStored).toEqual((await position()).body);
    expect(asStored.totals).toMatchObject({
      reservedFen: 80_000,
      accruedFen: 160_000,
      settledFen: 160_000,
      paidFen: 96_000,
      clawedBackFen: 42_302,
    });
    expect(insurers).toMatchObject([{ insurer: 'picc-sn', accruedFen: 160_000, clawedBackFen: 42_302 }]);
  });

  it.each(['2026-01-05', '2026-04-20', '2026-07-01'])(
    'has in every cell the sum of the entries behind it, as of %s',
    async (asOf) => {
      const { levels, totals } = (await position({ asOf })).body;
      for (const column of columns) {
        const name = column === 'clawed-back' ? 'clawedBackFen' : `${column}Fen`;
        for (const of of [...levels, { ...totals, level: undefined }]) {
          const query = { column, asOf, ...(of.level === undefined ? {} : { level: of.level }) };
          const behind = await entriesBehind(query);
          const sum = behind.reduce((total, entry) => total + (entry.cellFen ?? 0), 0);
          expect([column, of.level, sum]).toEqual([column, of.level, of[name]]);
        }
      }
    },
  );

  it('shows entries to whom they belong, and refuses half a cell', async () => {
    const all = await entriesBehind({});
    expect((await entriesBehind({}, callers.cityClerk)).length).toBeLessThan(all.length);
    expect(await entriesBehind({}, callers.otherBureau)).toEqual([]);
    expect((await entriesBehind({ column: 'paid' }, callers.insurerFinance)).length).toBe(1);
    const get = (query: Record<string, string>, by: TestCaller = callers.bureauClerk) =>
      ask.ledger('GET /v1/ledger/entries', { caller: by, query });
    expect((await get({ programmeId, column: 'paid' })).status).toBe(400);
    expect((await get({ policyNo: 'KB202600000000003', year: '2026' })).status).toBe(400);
    expect((await get({ programmeId: 'XX-NONE' })).status).toBe(404);
    expect((await get({ programmeId }, a)).status).toBe(404);
    expect((await position({ asOf: '2026-01-05' }, callers.otherBureau)).status).toBe(404);
  });
});

describe('the series of a budget', () => {
  const series = (query: Record<string, string>, by: TestCaller = callers.cityClerk) =>
    ask.budgets('GET /v1/programmes/{programmeId}/budget/series', {
      caller: by,
      params: { programmeId },
      query,
    });

  it('has every day with its pace and the day on which the money ends', async () => {
    const { body } = await series({ from: '2026-01-05', to: '2026-01-14' });
    expect(body).toMatchObject({ programmeId, year: 2026, consumedFen: 160_000, runRateFen: 16_000 });
    expect(body.items).toHaveLength(10);
    expect(body.items[9].totals).toEqual((await position({ asOf: '2026-01-14' })).body.totals);
    // 7,840.00 of the county’s 8,000.00 are left, at 160.00 in ten days: 490 days, beyond the year.
    expect(body.exhaustion).toBeUndefined();
    const pace = await series({ from: '2026-01-05', to: '2026-01-05' });
    expect(pace.body.exhaustion).toEqual({ level: 'province', on: '2026-02-23' });
  });

  it('spans 1 to 400 days, and is shown to bureaus of the programme', async () => {
    expect((await series({ from: '2026-01-06', to: '2026-01-05' })).status).toBe(400);
    expect((await series({ from: '2025-01-01', to: '2026-06-01' })).status).toBe(400);
    expect((await series({ from: '2026-01-05', to: '2026-01-06' }, callers.otherBureau)).status).toBe(404);
    expect((await series({ from: '2026-01-05', to: '2026-01-06' }, callers.insurerFinance)).status).toBe(403);
  });
});

describe('a change of the budget that waits for its second person', () => {
  const levels = [
    { level: 'province', approvedFen: 6_000_000 },
    { level: 'city', approvedFen: 3_000_000 },
    { level: 'county', approvedFen: 1_000_000 },
  ];
  const put = (by: TestCaller) =>
    ask.budgets('PUT /v1/programmes/{programmeId}/budgets/{year}', {
      caller: by,
      params: { programmeId, year: '2026' },
      body: { levels },
    });
  const read = async (by: TestCaller) =>
    (
      await ask.budgets('GET /v1/programmes/{programmeId}/budget', {
        caller: by,
        params: { programmeId },
        query: { year: '2026' },
      })
    ).body.proposed;

  it('is shown to whoever may approve it, until it is approved', async () => {
    expect(await read(callers.bureauApprover)).toBeUndefined();
    expect((await put(callers.bureauClerk)).body.status).toBe('proposed');
    expect(await read(callers.bureauApprover)).toEqual({ by: callers.bureauClerk.sub, levels });
    const city: TestCaller = { ...callers.bureauClerk, org: '610100' };
    expect(await read(city)).toBeUndefined();
    expect((await put(callers.bureauApprover)).body.status).toBe('approved');
    expect(await read(callers.bureauApprover)).toBeUndefined();
  });
});
