import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as bindingApi } from '../../functions/binding/binding-api.ts';
import { handler as quotingApi } from '../../functions/quoting/quoting-api.ts';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import { ClaimDesk, approved, surveyed } from '../support/claim-desk.ts';
import { caller, callers } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
const ask = {
  binding: caller(bindingApi, () => desk.now),
  quoting: caller(quotingApi, () => desk.now),
};

beforeAll(async () => {
  desk = await ClaimDesk.open();
});
beforeEach(async () => {
  await desk.clear();
  desk.now = '2026-01-05T01:00:00.000Z';
});
afterAll(() => desk.close());

const nameOf = (nth: number) => `西安示范${nth}号科技有限公司`;

/** A burnt device of a firm with 秦科普惠保, surveyed and waiting for its assessment. */
async function burntDevice(nth: number) {
  const firm = testFirm(nth);
  const policyNo = await desk.insured(firm, nameOf(nth));
  desk.now = '2026-03-25T01:00:00.000Z';
  const claimNo = await desk.reported(firm, policyNo);
  await desk.answer(claimNo, callers.adjuster, surveyed);
  return { firm, claimNo };
}

/** Research that stood still, of a firm with 研发中断保险, surveyed and waiting for its assessment. */
async function interruptedResearch(nth: number) {
  const firm = testFirm(nth);
  await desk.journeys.register(firm, nameOf(nth));
  const of = builtInCatalogue.productVersion('rd-interruption', 1);
  const body = {
    productCode: 'rd-interruption',
    uscc: firm.org,
    start: '2026-01-10',
    sumsInsured: { 'rd-interruption': 100_000_000 },
    programmeIds: [],
  };
  const quoted = await ask.quoting('POST /v1/quotes', { caller: firm, body });
  const bound = await ask.binding('POST /v1/quotes/{quoteId}/bind', {
    caller: firm,
    params: { quoteId: quoted.body.quoteId },
    body: {
      clauseConfirmations: of?.exemptionClauses.map((clause) => clause.id),
      consent: { clawback: true },
    },
  });
  await desk.journeys.pay(bound.body, nameOf(nth));
  desk.now = '2026-04-02T01:00:00.000Z';
  const report = { coverCode: 'rd-interruption', cause: 'fire', occurredAt: '2026-03-01T02:00:00Z' };
  const claimNo = await desk.reported(firm, bound.body.policyNo, report);
  await desk.answer(claimNo, callers.adjuster, surveyed);
  return { firm, claimNo };
}

const bill = {
  lossLines: [{ item: 'repair', claimedFen: 3_785_500, acceptedFen: 3_785_500, inputTaxFen: 435_500 }],
  salvageFen: 50_000,
  outcome: 'covered',
};

const stoodStill = {
  lossLines: [{ item: 'staff', claimedFen: 3_000_000, acceptedFen: 3_000_000 }],
  insurableValueFen: 100_000_000,
  outcome: 'covered',
};

describe('an assessment', () => {
  it('case 60: of a bill with input tax is offered and paid without it (TAX-7)', async () => {
    const { firm, claimNo } = await burntDevice(641);
    expect((await desk.answer(claimNo, callers.adjuster, bill)).status).toBe(200);
    await desk.answer(claimNo, callers.adjuster2, approved);
    expect((await desk.read(claimNo, firm)).indemnity).toMatchObject({ totalFen: 2_376_000 });
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    const payment = { bankReference: `B-${claimNo}`, paidAt: desk.now, amountFen: 2_376_000 };
    expect((await desk.answer(claimNo, callers.insurerFinance, payment)).status).toBe(200);
    expect(await desk.read(claimNo, firm)).toMatchObject({ status: 'paid' });
  });

  it('shows a late notice, a waiver and other policies as lines of their own (CLM-1, CLM-18b, CLM-21)', async () => {
    const { firm, claimNo } = await burntDevice(642);
    const answer = await desk.answer(claimNo, callers.adjuster, {
      ...bill,
      insurableValueFen: 20_000_000,
      lateNotice: { determinablePpm: 600_000 },
      recourseWaiver: { waivedFen: 1_000_000, waivedAt: '2026-03-24T18:00:00+08:00' },
      otherPolicies: [{ insurer: '另一家保险公司', sumInsuredFen: 5_000_000, paidFen: 2_000_000 }],
    });
    expect(answer.status, answer.text).toBe(200);
    const { indemnity } = await desk.read(claimNo, firm);
    const rules = indemnity.lines.map(({ step, fen, rule }: Record<string, unknown>) => [step, rule, fen]);
    expect(rules).toEqual([
      [2, 'CLM-8', 3_785_500],
      [2, 'TAX-7', -435_500],
      [3, 'CLM-8', -50_000],
      [4, 'CLM-21', -1_000_000],
      [7, 'CLM-14', -230_000],
      [8, 'CLM-8', 1_656_000],
      [8, 'CLM-1', 993_600],
      [9, 'CLM-18b', -693_600],
      [13, 'CLM-8', 300_000],
    ]);
  });

  it('of an interruption needs its days, and leaves the first seven to the firm (4.4)', async () => {
    const { firm, claimNo } = await interruptedResearch(643);
    const missing = await desk.answer(claimNo, callers.adjuster, stoodStill);
    expect(missing).toMatchObject({ status: 400, body: { errors: [{ path: 'interruption' }] } });
    const interruption = { stoppedOn: '2026-03-01', resumedOn: '2026-03-31' };
    const answer = await desk.answer(claimNo, callers.adjuster, { ...stoodStill, interruption });
    expect(answer.status, answer.text).toBe(200);
    await desk.answer(claimNo, callers.adjuster2, approved);
    expect((await desk.read(claimNo, firm)).indemnity).toMatchObject({ totalFen: 1_840_000 });
  });
});
