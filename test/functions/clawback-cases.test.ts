import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as rescission } from '../../functions/rescission/rescission-api.ts';
import { handler as clawbacks } from '../../functions/clawbacks/clawbacks-api.ts';
import { handler as ledger } from '../../functions/ledger/ledger-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { expectEnglish } from '../support/english.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
const people = journeysAt(() => now);
const ask = {
  rescission: caller(rescission, () => now),
  clawbacks: caller(clawbacks, () => now),
  ledger: caller(ledger, () => now),
};
const [a, b] = [1, 2].map(testFirm) as [TestCaller, TestCaller];
let owedId = '';

beforeAll(async () => {
  engine = await startEngine();
  await people.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
  await people.register(a, '甲公司');
  await people.register(b, '乙公司');
});
afterAll(() => engine.stop());

async function cases(by: TestCaller, query: Record<string, string> = {}) {
  return (await ask.clawbacks('GET /v1/clawbacks', { caller: by, query })).body.items;
}

function on(route: string, by: TestCaller, body: object, key = randomUUID(), clawbackId = owedId) {
  return ask.clawbacks(`POST /v1/clawbacks/{clawbackId}/${route}`, {
    caller: by,
    params: { clawbackId },
    body,
    key,
  });
}

async function balanceOf(account: string): Promise<number> {
  const { body } = await ask.ledger('GET /v1/ledger/trial-balance', { caller: callers.bureauClerk });
  expect(body.balanced).toBe(true);
  const found = body.accounts.find((one: { account: string }) => one.account === account);
  return (found?.debitFen ?? 0) - (found?.creditFen ?? 0);
}

describe('a cancellation', () => {
  it('opens a case that is offset in the settlement of its quarter, with formula and days (CAN-2: 423.02)', async () => {
    const policyNo = await people.insure(a, '甲公司', '2026-01-10');
    now = '2026-07-01T01:00:00Z';
    const before = (await people.budget('2026')).totals;
    await people.cancel(a, policyNo, '2026-07-01');
    const [found, ...more] = await cases(callers.bureauClerk, { policyNo });
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      status: 'offset',
      route: 'settlement',
      cause: 'cancellation',
      offsetIn: '2026-Q3',
      days: { total: 365, unexpired: 193, endedOn: '2026-07-01' },
      totalFen: 42_302,
      levels: [{ fen: 25_382 }, { fen: 12_690 }, { fen: 4_230 }],
      leftFen: 0,
      freesBudget: true,
    });
    expectEnglish(found.formula.map((line: { textEn?: string }) => line.textEn));
    expect((await people.budget('2026')).totals).toMatchObject({
      clawedBackFen: before.clawedBackFen + 42_302,
      availableFen: before.availableFen + 42_302,
    });
    expect(await cases(a)).toEqual([]);
    expect(await cases(callers.insurerFinance)).toHaveLength(1);
    expect(await cases(callers.otherBureau)).toEqual([]);
  });
});

describe('a rescission for intent (SUB-17)', () => {
  it('orders the firm to pay 800.00 back, and frees envelope and counter in the budget’s year (14.1)', async () => {
    now = '2026-01-05T02:00:00Z';
    const policyNo = await people.insure(b, '乙公司', '2026-01-10', { answers: { q1: 'no' } });
    const before = (await people.budget('2026')).totals;
    now = '2026-07-02T01:00:00Z';
    const hidden = {
      ground: 'non-disclosure',
      finding: 'intent',
      questionId: 'q1',
      knownOn: '2026-07-01',
      reason: '隐瞒',
    };
    const rescinded = await ask.rescission('POST /v1/policies/{policyNo}/rescission', {
      caller: callers.underwriter,
      params: { policyNo },
      body: hidden,
    });
    expect(rescinded.body.recovery).toMatchObject({ rule: 'SUB-17', totalFen: 80_000 });
    const [found] = await cases(b);
    expect(found).toMatchObject({
      status: 'owed',
      route: 'order',
      cause: 'fraud',
      rule: 'SUB-17',
      article: '16',
      totalFen: 80_000,
      leftFen: 80_000,
      programmeIds: ['SN-QKB-PH'],
    });
    owedId = found.clawbackId;
    expect((await people.budget('2026')).totals).toMatchObject({
      accruedFen: before.accruedFen,
      clawedBackFen: before.clawedBackFen + 80_000,
      availableFen: before.availableFen + 80_000,
    });
    expect(await balanceOf('receivable-recovery:610000')).toBe(48_000);
  });

  it('is contested by the firm once, and by nobody else', async () => {
    const key = randomUUID();
    const reason = { reason: '投保时已如实告知' };
    const contested = await on('contest', b, reason, key);
    expect(contested.body).toMatchObject({ status: 'owed', contest: { by: b.sub, reason: reason.reason } });
    expect((await on('contest', b, reason, key)).body).toEqual(contested.body);
    expect((await on('contest', b, reason)).body.code).toBe('contested-before');
    expect((await on('contest', a, reason)).status).toBe(404);
    expect((await on('contest', callers.bureauClerk, reason)).status).toBe(403);
  });

  it('is paid back to each payer, and booked', async () => {
    const pay = (
      by: TestCaller,
      level: string,
      amountFen: number,
      bankReference: string,
      key = randomUUID(),
    ) => on('repayments', by, { level, bankReference, paidAt: '2026-07-02T00:30:00Z', amountFen }, key);
    expect((await pay(callers.cityClerk, 'province', 1, 'R')).status).toBe(403);
    expect((await pay(callers.bureauClerk, 'province', 48_001, 'R')).body).toMatchObject({
      status: 422,
      code: 'amount-differs',
      facts: { dueFen: 48_000 },
    });
    const key = randomUUID();
    const part = await pay(callers.bureauClerk, 'province', 40_000, 'R-1', key);
    expect(part.body).toMatchObject({ status: 'owed', leftFen: 40_000 });
    expect((await pay(callers.bureauClerk, 'province', 40_000, 'R-1', key)).body).toEqual(part.body);
    expect((await pay(callers.bureauClerk, 'province', 1, 'R-1')).body.code).toBe('bank-reference-used');
    await pay(callers.cityClerk, 'city', 24_000, 'R-2');
    expect(await balanceOf('receivable-recovery:610000')).toBe(8_000);
    expect(await balanceOf('receivable-recovery:610100')).toBe(0);
    expect(await balanceOf('treasury:610000')).toBe(40_000);
  });

  it('is written off for the rest by the approver, with a reason', async () => {
    const reason = { reason: '企业已注销，无可追回' };
    expect((await on('write-off', callers.bureauClerk, reason)).status).toBe(403);
    expect((await on('write-off', { ...callers.bureauApprover, org: '610100' }, reason)).status).toBe(403);
    expect((await on('write-off', callers.bureauApprover, {})).status).toBe(400);
    const key = randomUUID();
    const off = await on('write-off', callers.bureauApprover, reason, key);
    expect(off.body).toMatchObject({ status: 'written-off', writtenOff: { fen: 16_000 }, leftFen: 0 });
    expect((await on('write-off', callers.bureauApprover, reason, key)).body).toEqual(off.body);
    expect((await on('write-off', callers.bureauApprover, reason)).body.code).toBe('wrong-status');
    expect(await balanceOf('receivable-recovery:610000')).toBe(0);
    const read = await ask.clawbacks('GET /v1/clawbacks/{clawbackId}', {
      caller: b,
      params: { clawbackId: owedId },
    });
    expect(read.body).toEqual(off.body);
    expect((await cases(callers.bureauClerk, { status: 'written-off' })).length).toBe(1);
  });
});
