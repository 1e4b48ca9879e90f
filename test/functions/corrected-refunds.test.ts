import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as budgetsApi } from '../../functions/budgets/budgets-api.ts';
import { handler as cancellationApi } from '../../functions/cancellation/cancellation-api.ts';
import { handler as ledgerApi } from '../../functions/ledger/ledger-api.ts';
import { handler as policiesApi } from '../../functions/policies/policies-api.ts';
import { readPolicyOperation } from '../../shared/contract/operations/policies.ts';
import { approved, assessed, ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { accountOf, claimMoneyAt } from '../support/claim-money.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let money: ReturnType<typeof claimMoneyAt>;
let serial = 5_400;
const ask = {
  budgets: caller(budgetsApi, () => desk.now),
  cancellation: caller(cancellationApi, () => desk.now),
  ledger: caller(ledgerApi, () => desk.now),
  policies: caller(policiesApi, () => desk.now),
};

beforeAll(async () => {
  desk = await ClaimDesk.open();
  money = claimMoneyAt(desk);
  await desk.journeys.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
});
beforeEach(() => desk.clear());
afterAll(() => desk.close());

/** A firm whose device burnt on 24 March. */
async function insured() {
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安退费${serial}号科技有限公司`;
  desk.now = '2026-01-05T01:00:00.000Z';
  const policyNo = await desk.insured(firm, name);
  desk.now = '2026-03-25T01:00:00.000Z';
  return { firm, name, policyNo };
}

async function cancel(firm: TestCaller, policyNo: string, effectiveDate: string) {
  const body = { effectiveDate, reason: '项目结束' };
  const request = { caller: firm, params: { policyNo }, body };
  const answer = await ask.cancellation('POST /v1/policies/{policyNo}/cancellation', request);
  expect(answer.status).toBe(200);
  return answer.body.refund;
}

async function policyOf(policyNo: string, by: TestCaller) {
  const { body } = await ask.policies('GET /v1/policies/{policyNo}', { caller: by, params: { policyNo } });
  return readPolicyOperation.answer.parse(body);
}

async function entriesOf(policyNo: string) {
  const query = { policyNo, limit: '100' };
  const { body } = await ask.ledger('GET /v1/ledger/entries', { caller: callers.insurerFinance, query });
  return body.items as { kind: string; endorsementNo?: string; legs: { account: string; fen: number }[] }[];
}

async function budget() {
  const params = { programmeId: 'SN-QKB-PH' };
  const query = { year: '2026' };
  const request = { caller: callers.bureauClerk, params, query };
  return (await ask.budgets('GET /v1/programmes/{programmeId}/budget', request)).body.totals;
}

async function repaymentOf(policyNo: string) {
  const query = { kind: 'collect-repayment', limit: '100' };
  const { body } = await desk.ask('GET /v1/tasks', { caller: callers.insurerFinance, query });
  return body.items.filter((task: { policyNo: string }) => task.policyNo === policyNo);
}

describe('case 23: a refund that was paid at the end of a policy', () => {
  it('is corrected by the claim that was still open then: the firm owes 12.56, the bureaus 50.26 (CAN-5)', async () => {
    const { firm, name, policyNo } = await insured();
    const claimNo = await desk.offered(firm, policyNo);
    desk.now = '2026-07-01T01:00:00.000Z';
    expect(await cancel(firm, policyNo, '2026-07-01')).toMatchObject({
      totalFen: 52_877,
      firmFen: 10_575,
      bureauFen: 42_302,
    });
    const before = await budget();
    const payeeAccount = accountOf(name);
    await desk.answer(claimNo, firm, { outcome: 'accept', payeeAccount });
    await money.payAll(claimNo);
    expect((await policyOf(policyNo, firm)).cancellation).toMatchObject({
      refund: { totalFen: 52_877 },
      corrections: [
        {
          correctionNo: 'C2',
          claimNo,
          baseFen: 88_120,
          owed: { totalFen: 6_282, firmFen: 1_256, bureauFen: 5_026 },
        },
      ],
    });
    const after = await budget();
    expect(after.clawedBackFen).toBe(before.clawedBackFen - 5_026);
    expect(after.availableFen).toBe(before.availableFen - 5_026);
    const entries = (await entriesOf(policyNo)).filter((entry) => entry.endorsementNo === 'C2');
    expect(entries.map((entry) => entry.kind).toSorted()).toEqual([
      'refund-corrected',
      'subsidy-clawed-back',
    ]);
  });

  it('is corrected by what a reopened claim is paid on top, once, and the firm pays its part back (CLM-23)', async () => {
    const { firm, name, policyNo } = await insured();
    const claimNo = await desk.offered(firm, policyNo);
    await desk.answer(claimNo, firm, { outcome: 'accept', payeeAccount: accountOf(name) });
    await money.payAll(claimNo);
    desk.now = '2026-05-11T01:00:00.000Z';
    // 881.20 × 244 ÷ 365
    expect(await cancel(firm, policyNo, '2026-05-11')).toMatchObject({ totalFen: 58_908, firmFen: 11_781 });
    await money.sendTwice('POST /v1/claims/{claimNo}/reopening', claimNo, firm, {
      reason: '拆机后发现隐蔽损坏',
    });
    await desk.relay();
    const more = { item: 'repair', claimedFen: 620_000, acceptedFen: 620_000 };
    const whole = { ...assessed, lossLines: [...assessed.lossLines, more] };
    await money.complete(claimNo, 'assess-loss', callers.adjuster, whole);
    await money.complete(claimNo, 'approve', callers.adjuster2, approved);
    await money.complete(claimNo, 'accept-offer', firm, { outcome: 'accept' });
    expect(await repaymentOf(policyNo)).toEqual([]);
    await money.payAll(claimNo);
    expect(await desk.read(claimNo)).toMatchObject({ status: 'paid', indemnity: { totalFen: 2_822_400 } });
    // 858.88 × 244 ÷ 365 = 574.16
    expect((await policyOf(policyNo, firm)).cancellation?.corrections).toMatchObject([
      { correctionNo: 'C2', owed: { totalFen: 1_492, firmFen: 298, bureauFen: 1_194 } },
    ]);
    for (const event of [...desk.events].filter(({ state }) => state === 'AnnouncePayment')) {
      await desk.deliver(event);
    }
    const [task, ...others] = await repaymentOf(policyNo);
    expect(others).toEqual([]);
    expect(task).toMatchObject({ amountFen: 298, dueOn: '2026-06-10' });
    const slip = { bankReference: 'BACK-1', paidAt: desk.now, amountFen: 298 };
    const wrong = await money.completeTwice(task.taskId, callers.insurerFinance, {
      ...slip,
      amountFen: 1_492,
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'amount-differs' } });
    expect((await money.completeTwice(task.taskId, callers.insurerFinance, slip)).status).toBe(200);
    const legs = (await entriesOf(policyNo)).flatMap((entry) => entry.legs);
    const owed = legs
      .filter((leg) => leg.account === 'receivable-firm')
      .reduce((sum, leg) => sum + leg.fen, 0);
    expect(owed).toBe(0);
  });

  it('gives back more where the claim is withdrawn after its interim payment was counted', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    const certain = { certainFen: 1_000_000, reason: '已核定部分' };
    await money.sendTwice('POST /v1/claims/{claimNo}/interim-payment', claimNo, callers.adjuster, certain);
    await money.payAll(claimNo);
    desk.now = '2026-05-11T01:00:00.000Z';
    // 950.00 × 244 ÷ 365, and 1,000.00 × 244 ÷ 365 without the claim
    expect(await cancel(firm, policyNo, '2026-05-11')).toMatchObject({ totalFen: 63_507, firmFen: 12_701 });
    await money.sendTwice('POST /v1/claims/{claimNo}/withdrawal', claimNo, firm, {});
    await desk.relay();
    expect((await policyOf(policyNo, firm)).cancellation?.corrections).toMatchObject([
      { owed: { totalFen: -3_342, firmFen: -668, bureauFen: -2_674 } },
    ]);
    const { body } = await desk.ask('GET /v1/tasks', {
      caller: callers.insurerFinance,
      query: { kind: 'pay-refund', limit: '100' },
    });
    const due = body.items.filter((task: { policyNo: string }) => task.policyNo === policyNo);
    expect(due.map((task: { amountFen: number }) => task.amountFen).toSorted()).toEqual([12_701, 668]);
  });

  it('stays as it is where nothing was paid on the claim', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    desk.now = '2026-05-11T01:00:00.000Z';
    await cancel(firm, policyNo, '2026-05-11');
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const small = { ...assessed, lossLines: [{ item: 'repair', claimedFen: 80_000, acceptedFen: 80_000 }] };
    await desk.answer(claimNo, callers.adjuster, small);
    expect(await desk.read(claimNo)).toMatchObject({ status: 'closed', closedReason: 'below-deductible' });
    expect((await policyOf(policyNo, firm)).cancellation?.corrections).toBeUndefined();
  });
});
