import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, startEngine } from '../support/engine.ts';
import { callers } from '../support/http.ts';
import { transferDesk } from '../support/transfer-desk.ts';

const time = { now: '2026-01-05T01:00:00Z' };
let engine: Engine;
const { people, insured, approved, read, record, statement, open, resolve, balanceOf } = transferDesk(time);
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

async function paymentsOf(settlementId: string) {
  return (await read(settlementId)).body.payments;
}

describe('a transfer that reaches the statement before its payer records it (item 12, 14.1)', () => {
  it('debits the bank once, is received with its payment, and its discrepancy is closed', async () => {
    const bank = await balanceOf('bank:picc-sn');
    await statement([['EARLY-1', '2026-07-21', 24_000, '市级补贴']]);
    expect(await open()).toMatchObject([{ reason: 'unknown-payer', arrivedFen: 24_000 }]);
    const key = randomUUID();
    const recorded = await record(first, 'city', 24_000, 'EARLY-1', { key });
    expect(recorded.body.payments, recorded.text).toMatchObject([
      { level: 'city', bankReference: 'EARLY-1', receivedOn: '2026-07-21' },
    ]);
    expect((await record(first, 'city', 24_000, 'EARLY-1', { key })).body).toEqual(recorded.body);
    expect(await balanceOf('bank:picc-sn')).toBe(bank + 24_000);
    expect(await balanceOf('unallocated-receipts')).toBe(0);
    expect(await open()).toEqual([]);
  });

  it('pays no more than has come under its reference, and nothing once it has gone to others', async () => {
    await statement([['EARLY-2', '2026-07-21', 23_999, '市级补贴']]);
    expect((await record(second, 'city', 24_000, 'EARLY-2')).body).toMatchObject({
      code: 'amount-differs',
      facts: { dueFen: 24_000, arrivedFen: 23_999 },
    });
    const [found] = await open();
    await resolve(found.discrepancyId, { kind: 'returned', text: '金额不符，原路退回' });
    expect((await record(second, 'city', 24_000, 'EARLY-2')).body.code).toBe('bank-reference-used');
    expect((await record(second, 'city', 24_000, 'EARLY-1')).body.code).toBe('bank-reference-used');
    expect(await balanceOf('unallocated-receipts')).toBe(0);
    expect(await paymentsOf(second)).toEqual([]);
  });

  it('pays several settlements one after the other, each with its own part', async () => {
    const bank = await balanceOf('bank:picc-sn');
    await statement([['EARLY-3', '2026-07-22', 96_000, '省级补贴']]);
    const by = { caller: callers.bureauClerk };
    await record(first, 'province', 48_000, 'EARLY-3', by);
    expect(await open()).toHaveLength(1);
    expect(await balanceOf('unallocated-receipts')).toBe(-48_000);
    await record(second, 'province', 48_000, 'EARLY-3', by);
    expect(await open()).toEqual([]);
    expect(await balanceOf('bank:picc-sn')).toBe(bank + 96_000);
    expect(await balanceOf('unallocated-receipts')).toBe(0);
    const received = { bankReference: 'EARLY-3', receivedOn: '2026-07-22' };
    expect((await paymentsOf(first)).at(-1)).toMatchObject(received);
    expect((await paymentsOf(second)).at(-1)).toMatchObject(received);
  });

  it('is received by settlements that had recorded it before its line came, with the last of them', async () => {
    const bank = await balanceOf('bank:picc-sn');
    await record(first, 'county', 8_000, 'EARLY-4');
    const line = await statement([['EARLY-4', '2026-07-22', 16_000, '区县补贴']]);
    expect(line.body.items).toMatchObject([{ outcome: 'held', reason: 'more' }]);
    await record(second, 'county', 8_000, 'EARLY-4');
    expect(await balanceOf('bank:picc-sn')).toBe(bank + 16_000);
    expect(await balanceOf('unallocated-receipts')).toBe(0);
    expect((await paymentsOf(first)).at(-1)).toMatchObject({ receivedOn: '2026-07-22' });
    expect(await open()).toEqual([]);
  });
});

describe('a transfer that was not enough and went back (item 12)', () => {
  it('pays nothing: the settlement waits for its whole part again', async () => {
    await statement([['PART-1', '2026-07-22', 10_000, `${second} 610100`]]);
    const [kept] = await open();
    expect(kept).toMatchObject({ reason: 'less', expectedFen: 24_000 });
    const key = randomUUID();
    const back = { kind: 'returned', text: '分次拨付，原路退回' };
    const returned = await resolve(kept.discrepancyId, back, undefined, key);
    expect(returned.body.status, returned.text).toBe('resolved');
    expect((await resolve(kept.discrepancyId, back, undefined, key)).body).toEqual(returned.body);
    const rest = await statement([['PART-2', '2026-07-22', 14_000, `${second} 610100`]]);
    expect(rest.body.items).toMatchObject([{ outcome: 'held', reason: 'less' }]);
    expect((await read(second)).body.status).toBe('approved');
    expect(await balanceOf('unallocated-receipts')).toBe(-14_000);
    const last = await statement([['PART-3', '2026-07-22', 10_000, `${second} 610100`]]);
    expect(last.body.items).toMatchObject([{ outcome: 'matched' }]);
    expect((await read(second)).body.status).toBe('paid');
    expect(await balanceOf('unallocated-receipts')).toBe(0);
  });
});
