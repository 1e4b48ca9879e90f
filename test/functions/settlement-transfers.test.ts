import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, startEngine } from '../support/engine.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { transferDesk } from '../support/transfer-desk.ts';

const time = { now: '2026-01-05T01:00:00Z' };
let engine: Engine;
const { people, ask, insured, approved, read, record, statement, open, resolve, balanceOf } =
  transferDesk(time);
const province = '610000';
let first = '';
let second = '';

beforeAll(async () => {
  engine = await startEngine();
  await people.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
  await insured(1, '2026-01-10');
  time.now = '2026-04-05T01:00:00Z';
  await insured(2, '2026-04-10');
  await insured(3, '2026-04-10');
  time.now = '2026-07-02T01:00:00Z';
  [first, second] = [await approved('2026-Q1'), await approved('2026-Q2')];
});
afterAll(() => engine.stop());

describe('transfers of bureaus on a bank statement (item 12)', () => {
  it('one transfer pays its payer’s part of two settlements, to the fen, and once', async () => {
    time.now = '2026-07-21T08:00:00Z';
    const bank = await balanceOf('bank:picc-sn');
    const key = randomUUID();
    const lines = [['F-1', '2026-07-21', 144_000, `${first} ${second}`]] as const;
    const answer = await statement(lines, key);
    expect(answer.body).toMatchObject({
      matched: 1,
      items: [{ bankReference: 'F-1', outcome: 'matched', settlementIds: [first, second] }],
    });
    expect((await statement(lines, key)).body).toEqual(answer.body);
    expect((await read(first)).body.payments).toMatchObject([
      {
        level: 'province',
        payer: province,
        amountFen: 48_000,
        bankReference: 'F-1',
        receivedOn: '2026-07-21',
      },
    ]);
    expect((await read(second)).body.payments).toMatchObject([{ amountFen: 96_000 }]);
    expect(await balanceOf('bank:picc-sn')).toBe(bank + 144_000);
    expect((await people.budget('2026')).totals).toMatchObject({ paidFen: 144_000 });
    expect((await statement(lines)).body.items).toMatchObject([{ reason: 'seen-before' }]);
  });

  it('two transfers pay one part together; the first waits with a discrepancy that the second closes', async () => {
    const bank = await balanceOf('bank:picc-sn');
    const half = await statement([['F-2', '2026-07-21', 40_000, `${second} 610100`]]);
    expect(half.body.items).toMatchObject([{ outcome: 'held', reason: 'less' }]);
    expect(await open()).toMatchObject([
      { reason: 'less', expectedFen: 48_000, arrivedFen: 40_000, differenceFen: -8_000, payer: '610100' },
    ]);
    expect(await open(callers.cityClerk)).toHaveLength(1);
    expect(await open(callers.otherBureau)).toEqual([]);
    const rest = await statement([['F-3', '2026-07-21', 8_000, `${second} 610100`]]);
    expect(rest.body.items).toMatchObject([{ outcome: 'matched' }]);
    expect(await open()).toEqual([]);
    expect(await balanceOf('bank:picc-sn')).toBe(bank + 48_000);
    expect(await balanceOf('unallocated-receipts')).toBe(0);
    const resolved = await ask.discrepancies('GET /v1/discrepancies', {
      caller: callers.insurerFinance,
      query: { status: 'resolved' },
    });
    expect(resolved.body.items).toMatchObject([{ resolution: { kind: 'received', text: 'F-3' } }]);
  });

  it('a payment that its payer has recorded is received by its reference, and booked no second time', async () => {
    expect((await record(first, 'city', 24_000, 'CITY-9')).body.payments).toHaveLength(2);
    expect((await record(first, 'county', 8_000, 'CITY-9')).body.code).toBe('bank-reference-used');
    const bank = await balanceOf('bank:picc-sn');
    const line = await statement([['CITY-9', '2026-07-21', 24_000, '市级补贴']]);
    expect(line.body.items).toMatchObject([{ outcome: 'matched', settlementIds: [first] }]);
    expect(await balanceOf('bank:picc-sn')).toBe(bank);
    expect((await read(first)).body.payments[1]).toMatchObject({ receivedOn: '2026-07-21' });
  });

  it('what does not fit is nobody’s until it is cleared up by an entry or a signed explanation', async () => {
    const answer = await statement([
      ['X-1', '2026-07-21', 8_001, `${first} 610113`],
      ['X-2', '2026-07-21', 48_000, `${first} 610000`],
      ['X-3', '2026-07-21', 777, '不明来款'],
    ]);
    expect(answer.body.items.map((one: { reason: string }) => one.reason)).toEqual([
      'more',
      'more',
      'reference-unknown',
    ]);
    expect(await balanceOf('unallocated-receipts')).toBe(-(8_001 + 48_000 + 777));
    time.now = '2026-07-24T08:00:00Z';
    const items = await open();
    expect(items.map((one: { reason: string }) => one.reason).toSorted()).toEqual([
      'more',
      'more',
      'unknown-payer',
    ]);
    expect(items[0]).toMatchObject({ ageDays: 3, owner: { role: 'insurer-finance', org: 'picc-sn' } });
    const unknown = items.find((one: { reason: string }) => one.reason === 'unknown-payer');
    const key = randomUUID();
    const text = '已与付款方核实，原路退回';
    const returned = await resolve(unknown.discrepancyId, { kind: 'returned', text }, undefined, key);
    expect(returned).toMatchObject({
      status: 200,
      body: { status: 'resolved', resolution: { kind: 'returned', by: 'insurer-finance', text } },
    });
    const again = await resolve(unknown.discrepancyId, { kind: 'returned', text }, undefined, key);
    expect(again.body).toEqual(returned.body);
    expect((await resolve(unknown.discrepancyId, { kind: 'explained', text })).body.code).toBe(
      'discrepancy-resolved',
    );
    expect(await balanceOf('unallocated-receipts')).toBe(-(8_001 + 48_000));
    const other = items.find((one: { reason: string }) => one.reason === 'more');
    expect(
      (await resolve(other.discrepancyId, { kind: 'explained', text }, callers.cpicFinance)).status,
    ).toBe(404);
    expect(
      (await resolve(other.discrepancyId, { kind: 'explained', text }, callers.bureauClerk)).status,
    ).toBe(403);
    expect((await resolve(other.discrepancyId, { kind: 'explained', text: '' })).status).toBe(400);
  });

  it('what was recorded and has not come is missed by a later statement, and closed when it comes', async () => {
    await ask.settlement('POST /v1/settlements/{settlementId}/payments', {
      caller: callers.cityClerk,
      params: { settlementId: first },
      body: { level: 'county', bankReference: 'CTY-1', paidAt: '2026-07-24T01:00:00Z', amountFen: 8_000 },
    });
    time.now = '2026-08-03T08:00:00Z';
    await statement([['Z-1', '2026-07-28', 1, '利息']]);
    expect(await open(callers.insurerFinance, { reason: 'not-received' })).toEqual([]);
    await statement([['Z-2', '2026-08-03', 1, '利息']]);
    await statement([['Z-3', '2026-08-03', 1, '利息']]);
    const [missing, ...more] = await open(callers.bureauClerk, { reason: 'not-received' });
    expect(more).toEqual([]);
    expect(missing).toMatchObject({
      expectedFen: 8_000,
      arrivedFen: 0,
      payer: '610113',
      owner: { role: 'bureau-clerk', org: '610113' },
    });
    const county = { ...callers.cityClerk, sub: 'county-clerk', org: '610113' };
    const back = { kind: 'returned', text: '退回' };
    expect((await resolve(missing.discrepancyId, back, county)).body.code).toBe('nothing-to-return');
    time.now = '2026-08-04T08:00:00Z';
    await statement([['Z-4', '2026-08-03', 8_000, first]]);
    expect(await open(callers.bureauClerk, { reason: 'not-received' })).toEqual([]);
    expect((await read(first)).body.status).toBe('paid');
  });
});

describe('the statements of an insurer (G16)', () => {
  it('are listed and read by its finance, with what became of each line', async () => {
    const list = (by: TestCaller) =>
      ask.payments('GET /v1/bank-statements', { caller: by, query: { limit: '100' } });
    const { items } = (await list(callers.insurerFinance)).body;
    expect(items[0]).toMatchObject({ insurer: 'picc-sn', lines: 1, matched: 1, totalFen: 8_000 });
    const params = { statementId: items[0].statementId };
    const one = await ask.payments('GET /v1/bank-statements/{statementId}', {
      caller: callers.insurerFinance,
      params,
    });
    expect(one.body.items).toMatchObject([{ bankReference: 'Z-4', amountFen: 8_000, outcome: 'matched' }]);
    expect((await list(callers.cpicFinance)).body).toEqual({ items: [] });
    const foreign = { caller: callers.cpicFinance, params };
    expect((await ask.payments('GET /v1/bank-statements/{statementId}', foreign)).status).toBe(404);
    expect((await list(callers.bureauClerk)).status).toBe(403);
  });
});
