import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { ClaimDesk } from '../support/claim-desk.ts';
import { expectEnglish } from '../support/english.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let serial = 650;
const cancelling = caller(cancellation, () => desk.now);
const payeeAccount = { number: '6100000000000001', bankName: '示范银行西安分行', cnapsCode: '102100099996' };

beforeAll(async () => {
  desk = await ClaimDesk.open();
  await desk.journeys.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
});
afterAll(() => desk.close());

/** A firm of its own whose loss of the morning of 1 July is paid on the same day: 23,760.00 (CLM-8). */
async function paidLoss() {
  desk.now = '2026-01-05T01:00:00.000Z';
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安同日${serial}号科技有限公司`;
  const policyNo = await desk.insured(firm, name);
  desk.now = '2026-07-01T03:00:00.000Z';
  const claimNo = await desk.offered(firm, policyNo, { occurredAt: '2026-07-01T02:00:00Z' });
  const account = { ...payeeAccount, name };
  await desk.answer(claimNo, firm, { outcome: 'accept', payeeAccount: account });
  const slip = { bankReference: `P-${claimNo}`, paidAt: desk.now, amountFen: 2_376_000 };
  expect((await desk.answer(claimNo, callers.insurerFinance, slip)).status).toBe(200);
  return { firm, policyNo, claimNo };
}

function cancel(by: TestCaller, policyNo: string, effectiveDate: string, article?: string) {
  const body = { effectiveDate, reason: '项目终止', ...(article === undefined ? {} : { article }) };
  const request = { caller: by, params: { policyNo }, body };
  return cancelling('POST /v1/policies/{policyNo}/cancellation', request);
}

describe('case 54: a claim and a cancellation on one day', () => {
  it('are a claim first: cover does not end before the loss, and the limit that it took lowers the refund (CAN-5)', async () => {
    const { firm, policyNo, claimNo } = await paidLoss();
    expect(await cancel(firm, policyNo, '2026-07-01')).toMatchObject({
      status: 409,
      body: { code: 'claim-after-effective-date', facts: { claimNo } },
    });
    const { status, body } = await cancel(firm, policyNo, '2026-07-02');
    expect(status).toBe(200);
    // 881.20 × 192 ÷ 365
    expect(body.refund).toMatchObject({ totalFen: 46_354, firmFen: 9_270, bureauFen: 37_084 });
    expect(body.explanation.map((line: { rule: string }) => line.rule)).toContain('CAN-5');
    expectEnglish(body.explanation.map((line: { textEn?: string }) => line.textEn));
  });
});

describe('an insurer after a partial loss', () => {
  it('cancels with fifteen days’ notice within thirty days of payment (art. 58, CAN-5)', async () => {
    const { policyNo } = await paidLoss();
    const soon = await cancel(callers.underwriter, policyNo, '2026-07-15', '58');
    expect(soon).toMatchObject({ status: 422, body: { code: 'effective-date-outside' } });
    const answer = await cancel(callers.underwriter, policyNo, '2026-07-16', '58');
    // 881.20 × 178 ÷ 365
    expect(answer.body.refund).toMatchObject({ totalFen: 42_974, firmFen: 8_594, bureauFen: 34_380 });
  });

  it('does not on the thirty-first day', async () => {
    const { policyNo } = await paidLoss();
    desk.now = '2026-08-01T01:00:00.000Z';
    expect((await cancel(callers.underwriter, policyNo, '2026-09-01', '58')).body).toMatchObject({
      code: 'no-recent-payment',
      facts: { article: '58', lastDay: '2026-07-31' },
    });
  });
});
