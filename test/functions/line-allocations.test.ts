import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, startEngine } from '../support/engine.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { transferDesk } from '../support/transfer-desk.ts';

const time = { now: '2026-01-05T01:00:00Z' };
let engine: Engine;
const { people, ask, insured, approved, read, record, statement, open, resolve, balanceOf } =
  transferDesk(time);
const payers = { province: '610000', city: '610100', county: '610113' } as const;
let first = '';
let second = '';

beforeAll(async () => {
  engine = await startEngine();
  await people.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
  await insured(1, '2026-01-10');
  time.now = '2026-04-05T01:00:00Z';
  await insured(2, '2026-04-10');
  time.now = '2026-07-02T01:00:00Z';
  [first, second] = [await approved('2026-Q1'), await approved('2026-Q2')];
  time.now = '2026-07-22T08:00:00Z';
});
afterAll(() => engine.stop());

type Part = readonly [settlementId: string, level: keyof typeof payers];

function allocation(...parts: readonly Part[]) {
  const payments = parts.map(([settlementId, level]) => ({ settlementId, level, payer: payers[level] }));
  return { kind: 'allocated', text: '一笔拨付多张结算单，经电话核实', payments };
}

async function lineOf(reference: string) {
  const found = (await open()).find((one: { bankReference: string }) => one.bankReference === reference);
  expect(found, reference).toBeDefined();
  return found;
}

function openPayments(discrepancyId: string, by: TestCaller = callers.insurerFinance) {
  return ask.discrepancies('GET /v1/discrepancies/{discrepancyId}/open-payments', {
    caller: by,
    params: { discrepancyId },
  });
}

describe('a line that is more than the one payment recorded for it (item 12)', () => {
  it('is given to that payment and to others by hand, exactly, once, and by an entry', async () => {
    const bank = await balanceOf('bank:picc-sn');
    await record(first, 'city', 24_000, 'MORE-1');
    const line = await statement([['MORE-1', '2026-07-22', 56_000, '财政补贴']]);
    expect(line.body.items).toMatchObject([{ outcome: 'held', reason: 'more' }]);
    const { discrepancyId, leftFen } = await lineOf('MORE-1');
    expect(leftFen).toBe(56_000);
    const listed = (await openPayments(discrepancyId)).body;
    expect(listed.leftFen).toBe(56_000);
    expect(listed.items).toMatchObject([
      { settlementId: first, quarter: '2026-Q1', level: 'province', dueFen: 48_000, isRecorded: false },
      { settlementId: first, level: 'city', dueFen: 24_000, isRecorded: true },
      { settlementId: first, level: 'county', dueFen: 8_000 },
      { settlementId: second, level: 'province', dueFen: 48_000 },
      { settlementId: second, level: 'city', dueFen: 24_000 },
      { settlementId: second, level: 'county', dueFen: 8_000 },
    ]);
    const few = await resolve(discrepancyId, allocation([first, 'city'], [second, 'city']));
    expect(few).toMatchObject({
      status: 422,
      body: { code: 'amount-differs', facts: { arrivedFen: 56_000, dueFen: 48_000 } },
    });
    expect(few.body.detail).toContain('480.00 元，比该笔到账剩余的 560.00 元少 80.00 元');
    expect(await balanceOf('unallocated-receipts')).toBe(-56_000);

    const key = randomUUID();
    const exact = allocation([first, 'city'], [second, 'city'], [first, 'county']);
    const given = await resolve(discrepancyId, exact, undefined, key);
    expect(given, given.text).toMatchObject({
      status: 200,
      body: {
        status: 'resolved',
        leftFen: 0,
        resolution: {
          kind: 'allocated',
          by: 'insurer-finance',
          payments: [{ fen: 24_000 }, { fen: 24_000 }, { fen: 8_000 }],
        },
      },
    });
    expect((await resolve(discrepancyId, exact, undefined, key)).body).toEqual(given.body);
    expect((await resolve(discrepancyId, exact)).body.code).toBe('discrepancy-resolved');
    expect(await balanceOf('bank:picc-sn')).toBe(bank + 56_000);
    expect(await balanceOf('unallocated-receipts')).toBe(0);
    const received = { bankReference: 'MORE-1', receivedOn: '2026-07-22' };
    expect((await read(first)).body.payments).toMatchObject([
      { level: 'city', ...received },
      { level: 'county', ...received },
    ]);
    expect((await read(second)).body.payments).toMatchObject([{ level: 'city', ...received }]);
    expect((await people.budget('2026')).totals.paidFen).toBe(56_000);
    expect((await record(second, 'county', 8_000, 'MORE-1')).body.code).toBe('bank-reference-used');
  });

  it('is given by a bureau to its own payments alone; the last part pays a settlement in full', async () => {
    await statement([['MORE-2', '2026-07-22', 96_000, `${first} ${second} 610000`]]);
    expect((await open()).map((one: { bankReference: string }) => one.bankReference)).not.toContain('MORE-2');
    expect((await read(first)).body.status).toBe('paid');
    const line = await statement([['MORE-3', '2026-07-22', 9_000, `${second} 610113`]]);
    expect(line.body.items).toMatchObject([{ reason: 'more' }]);
    const { discrepancyId } = await lineOf('MORE-3');
    expect((await openPayments(discrepancyId, callers.bureauClerk)).body.items).toEqual([]);
    expect((await openPayments(discrepancyId, callers.cityClerk)).body.items).toMatchObject([
      { settlementId: second, level: 'county', payer: '610113', dueFen: 8_000 },
    ]);
    expect((await openPayments(discrepancyId, callers.otherBureau)).status).toBe(404);
    const county = allocation([second, 'county']);
    expect((await resolve(discrepancyId, county, callers.bureauClerk)).status).toBe(403);
    expect((await resolve(discrepancyId, county)).body).toMatchObject({
      code: 'amount-differs',
      facts: { arrivedFen: 9_000, dueFen: 8_000 },
    });
    expect((await resolve(discrepancyId, allocation([first, 'county']))).body).toMatchObject({
      code: 'payment-not-open',
      facts: { settlementId: first, level: 'county' },
    });
    await resolve(discrepancyId, { kind: 'returned', text: '金额不符，原路退回' });

    await statement([['MORE-4', '2026-07-22', 8_000, '不明来款']]);
    time.now = '2026-07-24T08:00:00Z';
    const unknown = await lineOf('MORE-4');
    expect(unknown.reason).toBe('unknown-payer');
    const given = await resolve(unknown.discrepancyId, county);
    expect(given.status, given.text).toBe(200);
    expect((await read(second)).body.status).toBe('paid');
    expect(await balanceOf('unallocated-receipts')).toBe(0);
  });
});

describe('a line that a settlement has kept (item 12)', () => {
  let third = '';
  let fourth = '';
  beforeAll(async () => {
    time.now = '2026-08-01T01:00:00Z';
    await insured(3, '2026-08-10');
    time.now = '2026-10-11T01:00:00Z';
    await insured(4, '2026-10-20');
    time.now = '2027-01-04T01:00:00Z';
    third = await approvedLate('2026-Q3');
    fourth = await approvedLate('2026-Q4');
  });

  /** Approved after its notice, which begins in January. */
  async function approvedLate(quarter: string): Promise<string> {
    const begun = time.now;
    const id = await approved(quarter, '2027-01-20T01:00:00Z');
    time.now = begun;
    return id;
  }

  it('is let go where it is given to another; a city that gives it to its county has paid for it (SUB-19)', async () => {
    time.now = '2027-01-21T08:00:00Z';
    const kept = await statement([['KEPT-1', '2027-01-21', 8_000, `${third} 610100`]]);
    expect(kept.body.items).toMatchObject([{ reason: 'less' }]);
    const { discrepancyId } = await lineOf('KEPT-1');
    const advanced = await balanceOf('advance-payable:610113');
    const given = await resolve(discrepancyId, allocation([fourth, 'county']), callers.cityClerk);
    expect(given.status, given.text).toBe(200);
    expect(await balanceOf('unallocated-receipts')).toBe(0);
    const advances = await ask.ledger('GET /v1/ledger/entries', {
      caller: callers.cityClerk,
      query: { settlementId: fourth },
    });
    const kinds = advances.body.items.map((one: { kind: string }) => one.kind);
    expect(kinds).toContain('level-advanced');
    expect(advanced).toBe(0);
    const whole = await statement([['KEPT-2', '2027-01-21', 24_000, `${third} 610100`]]);
    expect(whole.body.items).toMatchObject([{ outcome: 'matched', settlementIds: [third] }]);
  });

  it('and one that comes later are one payment together; two who give it at once give it once', async () => {
    await statement([['KEPT-3', '2027-01-21', 20_000, `${fourth} 610100`]]);
    await statement([['REST-3', '2027-01-21', 4_000, '余款']]);
    const { discrepancyId } = await lineOf('REST-3');
    expect((await openPayments(discrepancyId)).body.items).toContainEqual(
      expect.objectContaining({ settlementId: fourth, level: 'city', dueFen: 4_000 }),
    );
    const city = allocation([fourth, 'city']);
    const answers = await Promise.all([resolve(discrepancyId, city), resolve(discrepancyId, city)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await open()).toEqual([]);
    expect(await balanceOf('unallocated-receipts')).toBe(0);
    expect((await read(fourth)).body.payments.at(-1)).toMatchObject({
      level: 'city',
      amountFen: 24_000,
      receivedOn: '2027-01-21',
    });
  });
});
