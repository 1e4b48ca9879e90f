import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as claims } from '../../functions/claims/claims-api.ts';
import { handler as endorsements } from '../../functions/endorsements/endorsements-api.ts';
import { handler as ledger } from '../../functions/ledger/ledger-api.ts';
import { handler as notices } from '../../functions/notices/notices-api.ts';
import { handler as clockwork } from '../../functions/policies/clockwork.ts';
import { handler as policies } from '../../functions/policies/policies-api.ts';
import { handler as renewals } from '../../functions/renewals/renewals-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { handler as tasks } from '../../functions/tasks/tasks-api.ts';
import { handler as worklists } from '../../functions/worklists/worklists-api.ts';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { clawback } from '../../shared/domain/clawbacks/clawback.ts';
import { writeClawback } from '../../shared/persistence/clawbacks.ts';
import { commit } from '../../shared/persistence/store.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { runSettlementWorkflow } from '../support/settlement-workflow.ts';
import { ticking } from '../support/ticking.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
const clock = () => now;
const journeys = journeysAt(clock);
const ask = {
  claims: caller(claims, clock),
  endorsements: caller(endorsements, clock),
  ledger: caller(ledger, clock),
  notices: caller(notices, clock),
  policies: caller(policies, clock),
  renewals: caller(renewals, clock),
  settlement: caller(settlement, clock),
  tasks: caller(tasks, clock),
  worklists: caller(worklists, clock),
};
const research = 'SN-QKB-YF';

beforeAll(async () => {
  engine = await startEngine();
  await journeys.approveBudget('2026', [60_000_000, 30_000_000, 10_000_000], research);
});
afterAll(() => engine.stop());

let serial = 900;
async function insured(more: object = {}) {
  now = '2026-01-05T01:00:00Z';
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安示范${serial}号科技有限公司`;
  await journeys.register(firm, name);
  return { firm, name, policyNo: await journeys.insureResearch(firm, name, '2026-01-10', more) };
}

function endorse(
  firm: TestCaller,
  policyNo: string,
  body: object,
  more: { query?: Record<string, string>; key?: string } = {},
) {
  return ask.endorsements('POST /v1/policies/{policyNo}/endorsements', {
    caller: firm,
    params: { policyNo },
    body,
    ...more,
  });
}

async function read(firm: TestCaller, policyNo: string) {
  return (await ask.policies('GET /v1/policies/{policyNo}', { caller: firm, params: { policyNo } })).body;
}

async function totals() {
  return (await journeys.budget('2026', research)).totals;
}

const tick = ticking(clockwork, () => now);

async function isBalanced(): Promise<boolean> {
  return (await ask.ledger('GET /v1/ledger/trial-balance', { caller: callers.bureauClerk })).body.balanced;
}

const more = { effectiveDate: '2026-10-02', changes: { sumsInsured: { 'rd-failure': 92_000_000 } } };
const less = { effectiveDate: '2026-10-05', changes: { sumsInsured: { 'rd-failure': 80_000_000 } } };

describe('more sum insured', () => {
  it('waits for its own payment and takes effect when that is matched (QTE-7)', async () => {
    const { firm, name, policyNo } = await insured();
    const before = await totals();
    now = '2026-10-02T01:00:00Z';
    const preview = await endorse(firm, policyNo, more, { query: { preview: 'true' } });
    expect(preview.status).toBe(201);
    expect((await read(firm, policyNo)).endorsements).toBeUndefined();

    const agreed = await endorse(firm, policyNo, more);
    expect(agreed.body).toEqual(preview.body);
    expect(agreed.body).toMatchObject({
      endorsementNo: 'E1',
      status: 'awaiting-payment',
      premium: { grossFen: 27_397 },
      subsidy: { totalFen: 19_177 },
      firmPaysFen: 8_220,
      payment: { reference: `${policyNo}E1`, dueFen: 8_220, receivedFen: 0 },
      before: { sumsInsured: { 'rd-failure': 90_000_000 } },
      after: { sumsInsured: { 'rd-failure': 92_000_000 } },
    });
    expect((await totals()).reservedFen - before.reservedFen).toBe(19_177);
    expect((await read(firm, policyNo)).covers[0].limitFen).toBe(90_000_000);

    await journeys.pay(agreed.body, name);
    const after = await read(firm, policyNo);
    expect(after.covers[0].limitFen).toBe(92_000_000);
    expect(after.endorsements).toMatchObject([{ status: 'in-effect', payment: { receivedFen: 8_220 } }]);
    expect(after.premium.grossFen).toBe(4_500_000);
    const now2 = await totals();
    expect(now2.reservedFen).toBe(before.reservedFen);
    expect(now2.accruedFen - before.accruedFen).toBe(19_177);
    expect(await isBalanced()).toBe(true);
  });

  it('lapses when it is not paid, and its reservation is free again once', async () => {
    const { firm, policyNo } = await insured();
    now = '2026-10-02T01:00:00Z';
    const before = await totals();
    const { body } = await endorse(firm, policyNo, more);
    now = body.payment.payBy;
    await tick();
    expect((await read(firm, policyNo)).endorsements).toMatchObject([{ status: 'lapsed' }]);
    expect(await totals()).toEqual(before);
    await tick();
    expect(await totals()).toEqual(before);
    expect((await endorse(firm, policyNo, { ...more, effectiveDate: '2026-11-20' })).body.endorsementNo).toBe(
      'E2',
    );
  });

  it('counts for losses from then on, not for earlier ones', async () => {
    const { firm, name, policyNo } = await insured();
    now = '2026-10-02T01:00:00Z';
    await journeys.pay((await endorse(firm, policyNo, more)).body, name);
    now = '2026-11-02T01:00:00Z';
    const loss = (occurredAt: string) =>
      ask.claims('POST /v1/claims', {
        caller: firm,
        body: {
          policyNo,
          coverCode: 'rd-failure',
          occurredAt,
          cause: 'other',
          description: '研发失败',
          estimatedFen: 95_000_000,
        },
      });
    expect((await loss('2026-09-01T01:00:00Z')).body.reserveFen).toBe(90_000_000);
    expect((await loss('2026-10-20T01:00:00Z')).body.reserveFen).toBe(92_000_000);
  });

  it('costs the firm all where it took no programme at bind', async () => {
    const { firm, policyNo } = await insured({ programmeIds: [] });
    now = '2026-10-02T01:00:00Z';
    expect((await endorse(firm, policyNo, more)).body).toMatchObject({
      firmPaysFen: 27_397,
      subsidy: { totalFen: 0 },
    });
  });
});

describe('less sum insured', () => {
  it('gives premium back by a task and claws the bureaus’ part back (CAN-4)', async () => {
    const { firm, name, policyNo } = await insured();
    now = '2026-10-02T01:00:00Z';
    await journeys.pay((await endorse(firm, policyNo, more)).body, name);
    const before = await totals();
    const { status, body } = await endorse(firm, policyNo, less);
    expect(status).toBe(201);
    // 120,000.00 × 5 % × 97 ÷ 365; the firm paid 30 %.
    expect(body).toMatchObject({
      status: 'in-effect',
      refund: { totalFen: 159_452, firmFen: 47_835, bureauFen: 111_617 },
    });
    expect((await totals()).clawedBackFen - before.clawedBackFen).toBe(111_617);
    const list = await ask.worklists('GET /v1/tasks', {
      caller: callers.insurerFinance,
      query: { kind: 'pay-refund', limit: '100' },
    });
    const task = list.body.items.find((one: { policyNo: string }) => one.policyNo === policyNo);
    expect(task.amountFen).toBe(47_835);
    const done = await ask.tasks('POST /v1/tasks/{taskId}/completion', {
      caller: callers.insurerFinance,
      params: { taskId: task.taskId },
      body: { bankReference: `P-${policyNo}`, paidAt: now, amountFen: 47_835 },
    });
    expect(done.status).toBe(200);
    expect(await isBalanced()).toBe(true);
  });

  it('makes settlement rows that add up: the policy, E1, E2 and the cancellation', async () => {
    const { firm, name, policyNo } = await insured();
    now = '2026-10-02T01:00:00Z';
    await journeys.pay((await endorse(firm, policyNo, more)).body, name);
    await endorse(firm, policyNo, less);
    now = '2026-12-01T01:00:00Z';
    await journeys.cancel(firm, policyNo, '2026-12-01');
    now = '2027-01-05T01:00:00Z';
    const begun = await ask.settlement('POST /v1/settlements', {
      caller: callers.insurerFinance,
      body: { programmeId: research, quarter: '2026-Q4' },
    });
    await runSettlementWorkflow(begun.body.settlementId, now);
    const rows = await ask.settlement('GET /v1/settlements/{settlementId}/rows', {
      caller: callers.insurerFinance,
      params: { settlementId: begun.body.settlementId },
      query: { limit: '100' },
    });
    const own = rows.body.items.filter((row: { policyNo: string }) => row.policyNo === policyNo);
    expect(own.map((row: { endorsementNo: string }) => row.endorsementNo)).toEqual(['C1', 'E1', 'E2']);
    for (const row of own) {
      expect(row.outcome).toBe('MATCHED');
      const levels = row.levels.reduce((sum: number, level: { fen: number }) => sum + level.fen, 0);
      expect(row.firmFen + levels).toBe(row.premiumFen);
    }
    expect(own[1]).toMatchObject({
      premiumFen: 27_397,
      firmFen: 8_220,
      receivedFen: 8_220,
      sumInsuredFen: 92_000_000,
    });
    expect(own[2]).toMatchObject({ premiumFen: -159_452, firmFen: -47_835, sumInsuredFen: 80_000_000 });
    const entries = await ask.ledger('GET /v1/ledger/entries', {
      caller: firm,
      query: { policyNo, limit: '100' },
    });
    expect(entries.body.items.length).toBeGreaterThan(8);
  });
});

describe('a cancellation', () => {
  it('lets an endorsement lapse that waits for payment, and returns what was paid for it so far', async () => {
    const { firm, policyNo } = await insured();
    now = '2026-10-02T01:00:00Z';
    const before = await totals();
    await endorse(firm, policyNo, more);
    await journeys.cancel(firm, policyNo, '2026-10-02');
    const ended = await read(firm, policyNo);
    expect(ended).toMatchObject({ status: 'cancelled', endorsements: [{ status: 'lapsed' }] });
    expect((await totals()).reservedFen).toBe(before.reservedFen);
    expect(await isBalanced()).toBe(true);
  });
});

describe('an endorsement', () => {
  it('sent again with its key answers the same and changes nothing', async () => {
    const { firm, policyNo } = await insured();
    now = '2026-10-02T01:00:00Z';
    const key = randomUUID();
    const first = await endorse(firm, policyNo, less, { key });
    now = '2026-10-03T01:00:00Z';
    expect((await endorse(firm, policyNo, less, { key })).body).toEqual(first.body);
    expect((await read(firm, policyNo)).endorsements).toHaveLength(1);
    expect((await endorse(firm, policyNo, more, { key })).body.code).toBe('idempotency-key-reused');
  });

  it.each([
    ['no change', { effectiveDate: '2026-10-02', changes: {} }, 400, 'invalid-request'],
    [
      'a sum that the product does not take',
      { ...more, changes: { sumsInsured: { equipment: 1 } } },
      400,
      'invalid-request',
    ],
    [
      'the same sum',
      { ...more, changes: { sumsInsured: { 'rd-failure': 90_000_000 } } },
      422,
      'nothing-changes',
    ],
    ['a day that is over', { ...more, effectiveDate: '2026-10-01' }, 422, 'effective-date-outside'],
  ])('is refused for %s', async (_, body, status, code) => {
    const { firm, policyNo } = await insured();
    now = '2026-10-02T01:00:00Z';
    expect((await endorse(firm, policyNo, body)).body).toMatchObject({ status, code });
  });

  it('of somebody else’s policy finds none', async () => {
    const { policyNo } = await insured();
    expect((await endorse(callers.firmB, policyNo, more)).status).toBe(404);
  });
});

describe('the invoices of a policy', () => {
  it('are there from its payment on, and follow endorsements and the cancellation (TAX-3, TAX-5)', async () => {
    const { firm, name, policyNo } = await insured();
    const list = async (by: TestCaller = firm) =>
      ask.policies('GET /v1/policies/{policyNo}/invoices', { caller: by, params: { policyNo } });
    const grossOf = (items: { grossFen: number }[]) => items.reduce((sum, one) => sum + one.grossFen, 0);
    const issued = (await list()).body;
    expect(grossOf(issued.items)).toBe(4_500_000);
    expect(issued.items.at(-1)).toMatchObject({ to: { kind: 'firm', name }, grossFen: 1_350_000 });
    expect(issued.ledger).toMatchObject({ invoicedFen: 4_500_000, receivedFen: 1_350_000, earnedFen: 0 });
    now = '2026-10-02T01:00:00Z';
    await journeys.pay((await endorse(firm, policyNo, more)).body, name);
    await endorse(firm, policyNo, less);
    const after = (await list()).body;
    expect(grossOf(after.items)).toBe(4_500_000 + 27_397 - 159_452);
    expect(after.tax.map((one: { month: string }) => one.month)).toEqual(['2026-01', '2026-10']);
    expect((await list(callers.firmB)).status).toBe(404);
  });
});

describe('a renewal', () => {
  const renew = (firm: TestCaller, policyNo: string, key?: string) =>
    ask.renewals('POST /v1/policies/{policyNo}/renewal', {
      caller: firm,
      params: { policyNo },
      body: {},
      ...(key === undefined ? {} : { key }),
    });

  it('is a quote for the next period, once for each key, and its bind ends the offer', async () => {
    const { firm, name, policyNo } = await insured();
    now = '2026-11-10T15:00:00Z';
    expect((await renew(firm, policyNo)).body).toMatchObject({ status: 409, code: 'renewal-not-open' });
    now = '2026-12-01T01:00:00Z';
    await journeys.register(firm, name);
    const key = randomUUID();
    const quote = await renew(firm, policyNo, key);
    expect(quote.status).toBe(201);
    expect(quote.body).toMatchObject({
      status: 'quoted',
      renews: policyNo,
      period: { start: '2027-01-10', end: '2028-01-10' },
      sumsInsured: { 'rd-failure': 90_000_000 },
      subsidy: { totalFen: 0 },
    });
    expect((await renew(firm, policyNo, key)).body).toEqual(quote.body);
    await journeys.bindQuote(firm, quote.body.quoteId, ['deductible', 'payment-ratio', 'rd-exclusions']);
    expect((await renew(firm, policyNo)).body).toMatchObject({ status: 409, code: 'already-renewed' });
  });
});

describe('the end of a policy', () => {
  it('is told once 60 days before and once when it has come', async () => {
    const { firm, policyNo } = await insured();
    const told = async (kind: string) => {
      await tick();
      await tick();
      const list = await ask.notices('GET /v1/notices', { caller: firm, query: { limit: '100' } });
      return list.body.items.filter(
        (one: { kind: string; policyNo: string }) => one.kind === kind && one.policyNo === policyNo,
      );
    };
    now = '2026-11-10T15:59:59Z';
    expect(await told('policy.renewal-open')).toHaveLength(0);
    now = '2026-11-10T16:00:00Z';
    expect(await told('policy.renewal-open')).toHaveLength(1);
    now = '2027-01-09T16:00:00Z';
    expect(await told('policy.expired')).toHaveLength(1);
    expect(await told('policy.renewal-open')).toHaveLength(1);
    expect((await read(firm, policyNo)).status).toBe('expired');
  });
});

describe('less premium while its subsidy is claimed back (SUB-16, ELG-4)', () => {
  const reviewOf = (policyNo: string, status: 'open' | 'kept') => {
    const decision = { reason: '复核', decidedBy: 'bureau-clerk', decidedAt: '2026-10-01T01:00:00.000Z' };
    return clawback.parse({
      policyNo,
      programmeId: research,
      year: 2026,
      uscc: testFirm(serial).org,
      divisionCode: '610113',
      levels: [],
      totalFen: 0,
      ruleId: 'ELG-4',
      fact: '登记被撤销',
      taskId: `tsk_${'0'.repeat(26)}`,
      openedAt: '2026-09-01T01:00:00.000Z',
      revision: 0,
      status,
      ...(status === 'kept' ? decision : {}),
    });
  };

  it('is refused with what can be done instead, and changes nothing', async () => {
    const { firm, policyNo } = await insured();
    now = '2026-10-02T01:00:00Z';
    await commit(businessTable(), [writeClawback(reviewOf(policyNo, 'open'))]);
    const before = await totals();
    const refused = await endorse(firm, policyNo, less);
    expect([refused.status, refused.body.code]).toEqual([409, 'subsidy-in-motion']);
    expect(refused.body.facts).toEqual({ programmeId: research });
    expect(refused.body.detail).toContain('退保');
    expect((await read(firm, policyNo)).endorsements).toBeUndefined();
    expect(await totals()).toEqual(before);
    expect((await endorse(firm, policyNo, more)).status).toBe(201);
  });

  it('is given where the review came to nothing', async () => {
    const { firm, policyNo } = await insured();
    now = '2026-10-02T01:00:00Z';
    await commit(businessTable(), [writeClawback(reviewOf(policyNo, 'kept'))]);
    expect((await endorse(firm, policyNo, less)).status).toBe(201);
  });
});
