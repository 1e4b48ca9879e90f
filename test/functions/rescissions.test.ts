import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as rescission } from '../../functions/rescission/rescission-api.ts';
import { handler as ledger } from '../../functions/ledger/ledger-api.ts';
import { handler as notices } from '../../functions/notices/notices-api.ts';
import { handler as policies } from '../../functions/policies/policies-api.ts';
import { ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let serial = 600;
const clock = () => desk.now;
const ask = {
  rescission: caller(rescission, clock),
  policies: caller(policies, clock),
  notices: caller(notices, clock),
  ledger: caller(ledger, clock),
};

beforeAll(async () => {
  desk = await ClaimDesk.open();
  await desk.journeys.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
});
afterAll(() => desk.close());

/** A firm of its own with a paid policy from 2026-01-10 for which it answered q1 with `no`. */
async function insured() {
  desk.now = '2026-01-05T01:00:00.000Z';
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安告知${serial}号科技有限公司`;
  await desk.journeys.register(firm, name);
  const policyNo = await desk.journeys.insure(firm, name, '2026-01-10', { answers: { q1: 'no' } });
  return { firm, name, policyNo };
}

const hidden = {
  ground: 'non-disclosure',
  finding: 'intent',
  questionId: 'q1',
  knownOn: '2026-06-02',
  reason: '2024 年曾发生短路，投保时答「否」',
};

function rescind(policyNo: string, changes: object = {}, by: TestCaller = callers.underwriter, more = {}) {
  const request = { caller: by, params: { policyNo }, body: { ...hidden, ...changes }, ...more };
  return ask.rescission('POST /v1/policies/{policyNo}/rescission', request);
}

async function newestNotice(by: TestCaller, policyNo: string) {
  const { items } = (await ask.notices('GET /v1/notices', { caller: by })).body;
  return items.find((one: { policyNo?: string }) => one.policyNo === policyNo);
}

async function entryKinds(by: TestCaller, policyNo: string): Promise<string[]> {
  const list = await ask.ledger('GET /v1/ledger/entries', { caller: by, query: { policyNo, limit: '100' } });
  return list.body.items.map((one: { kind: string }) => one.kind);
}

describe('a rescission for intent', () => {
  it('refunds nothing and leaves the bureaus a record, a notice and an entry of 800.00 against the firm (CAN-7, SUB-17)', async () => {
    const { firm, policyNo } = await insured();
    const before = (await desk.journeys.budget('2026')).totals;
    desk.now = '2026-06-10T01:00:00.000Z';
    const preview = await rescind(policyNo, {}, callers.underwriter, {
      query: { preview: 'true' },
      key: null,
    });
    const key = randomUUID();
    const answer = await rescind(policyNo, {}, callers.underwriter, { key });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        status: 'cancelled',
        refund: { totalFen: 0, firmFen: 0, bureauFen: 0, levels: [] },
        recovery: { rule: 'SUB-17', totalFen: 80_000, fine: { minFen: 8_000, maxFen: 40_000 } },
      },
    });
    expect(preview.body).toEqual(answer.body);
    expect((await rescind(policyNo, {}, callers.underwriter, { key })).body).toEqual(answer.body);
    expect((await rescind(policyNo)).body.code).toBe('policy-not-live');

    // 14.1: what is claimed back in the budget's own year frees the envelope.
    expect((await desk.journeys.budget('2026')).totals).toEqual({
      ...before,
      clawedBackFen: before.clawedBackFen + 80_000,
      availableFen: before.availableFen + 80_000,
    });
    expect((await newestNotice(firm, policyNo)).kind).toBe('policy.rescinded');
    const recovery = await newestNotice(callers.bureauClerk, policyNo);
    expect(recovery.kind).toBe('subsidy.recovery');
    expect(recovery.text.zh).toContain('480.00');
    expect(recovery.text.zh).toContain('80.00–400.00');
    expect(await entryKinds(callers.bureauClerk, policyNo)).toContain('recovery-claimed');
    expect(await entryKinds(callers.bureauClerk, policyNo)).not.toContain('premium-refunded');
    const balance = await ask.ledger('GET /v1/ledger/trial-balance', { caller: callers.bureauClerk });
    expect(balance.body.balanced).toBe(true);
    expect(balance.body.accounts).toContainEqual({
      account: 'receivable-recovery:610100',
      debitFen: 24_000,
      creditFen: 0,
    });
    const shown = await ask.policies('GET /v1/policies/{policyNo}', { caller: firm, params: { policyNo } });
    expect(shown.body.cancellation).toMatchObject({
      article: '16',
      rescission: { questionId: 'q1', answer: 'no', knownOn: '2026-06-02' },
      recovery: { totalFen: 80_000 },
    });
  });
});

describe('a rescission for gross negligence', () => {
  it('sends 200.00 to the firm, gives the envelopes 800.00 back, and is a row of its own (CAN-7, REC-7)', async () => {
    const { policyNo } = await insured();
    const before = (await desk.journeys.budget('2026')).totals;
    desk.now = '2026-06-10T01:00:00.000Z';
    const answer = await rescind(policyNo, { finding: 'gross-negligence' });
    expect(answer.body.refund).toMatchObject({ totalFen: 100_000, firmFen: 20_000, bureauFen: 80_000 });
    expect(answer.body.recovery).toBeUndefined();
    const after = (await desk.journeys.budget('2026')).totals;
    expect(after.clawedBackFen - before.clawedBackFen).toBe(80_000);
    const kinds = await entryKinds(callers.insurerFinance, policyNo);
    expect(kinds).toEqual(expect.arrayContaining(['subsidy-clawed-back', 'premium-refunded']));
  });
});

describe('a rescission', () => {
  it('is the lead’s underwriter’s, and refused with the facts when it comes too late (CAN-8)', async () => {
    const { policyNo } = await insured();
    desk.now = '2026-07-03T01:00:00.000Z';
    const late = await rescind(policyNo);
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'rescission-too-late', facts: { lastDay: '2026-07-02', limit: '30-days' } },
    });
    expect((await rescind(policyNo, {}, { ...callers.underwriter, org: 'cpic-sn' })).status).toBe(404);
    expect((await rescind(policyNo, { knownOn: '2026-07-04' })).body.code).toBe('known-in-future');
    const unasked = await rescind(policyNo, { questionId: 'q2', knownOn: '2026-07-01' });
    expect(unasked.body).toMatchObject({
      code: 'question-grounds-nothing',
      facts: { why: 'not-answered' },
    });
  });

  it('case 31: of a renewal is refused when its premium was taken after the insurer knew', async () => {
    const { firm, name, policyNo } = await insured();
    desk.now = '2026-12-20T01:00:00.000Z';
    const renewal = await desk.journeys.insure(firm, name, '2027-01-10', { answers: { q1: 'no' } });
    desk.now = '2026-12-28T01:00:00.000Z';
    for (const one of [policyNo, renewal]) {
      expect((await rescind(one, { knownOn: '2026-12-18' })).body).toMatchObject({
        code: 'insurer-knew',
        facts: { since: '2026-12-20' },
      });
    }
  });
});

describe('a claim on a policy whose firm hid something', () => {
  const rejected = {
    lossLines: [],
    outcome: 'rejected',
    rejection: { ruleId: 'CAN-7', reason: '未如实告知短路记录' },
  };

  it('case 29: is not rejected for it before the rescission, and is afterwards', async () => {
    const { firm, policyNo } = await insured();
    desk.now = '2026-06-01T01:00:00.000Z';
    const claimNo = await desk.reported(firm, policyNo);
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const early = await desk.answer(claimNo, callers.adjuster, rejected);
    expect(early).toMatchObject({ status: 409, body: { code: 'rescission-missing' } });
    desk.now = '2026-06-10T01:00:00.000Z';
    expect((await rescind(policyNo)).status).toBe(200);
    expect((await desk.answer(claimNo, callers.adjuster, rejected)).status).toBe(200);
    expect((await desk.read(claimNo)).status).toBe('decided-rejected');
    const letter = await newestNotice(firm, policyNo);
    expect(letter.text.zh).toContain('2026-06-10 依据第十六条解除');
  });

  it('is not rejected on a rescission for fraud: that needs no such ground (CLM-22)', async () => {
    const { firm, policyNo } = await insured();
    desk.now = '2026-06-01T01:00:00.000Z';
    const claimNo = await desk.reported(firm, policyNo);
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const { questionId: _, ...fraud } = hidden;
    const body = { ...fraud, ground: 'fraud', finding: 'invented-event', claimNo, reason: '编造事故' };
    const answer = await ask.rescission('POST /v1/policies/{policyNo}/rescission', {
      caller: callers.underwriter,
      params: { policyNo },
      body: { ...body, knownOn: '2026-06-01' },
    });
    expect(answer.body).toMatchObject({ refund: { totalFen: 0 }, rescission: { ground: 'fraud', claimNo } });
    expect(answer.body.recovery).toBeUndefined();
    expect((await desk.answer(claimNo, callers.adjuster, rejected)).body.code).toBe('rescission-missing');
    const forFraud = { ...rejected, rejection: { ruleId: 'CLM-22', reason: '编造事故' } };
    expect((await desk.answer(claimNo, callers.adjuster, forFraud)).status).toBe(200);
  });
});
