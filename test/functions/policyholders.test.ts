import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as paymentsApi } from '../../functions/payments/payments-api.ts';
import { handler as policiesApi } from '../../functions/policies/policies-api.ts';
import { handler as renewalsApi } from '../../functions/renewals/renewals-api.ts';
import { handler as quotingApi } from '../../functions/quoting/quoting-api.ts';
import { ClaimDesk } from '../support/claim-desk.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const name = '西安示范科技有限公司';
const investor = { name: '陕西示范创业投资有限公司', uscc: testFirm(890).org };

let desk: ClaimDesk;
let firms = 800;
const ask = {
  payments: caller(paymentsApi, () => desk.now),
  policies: caller(policiesApi, () => desk.now),
  quoting: caller(quotingApi, () => desk.now),
  renewals: caller(renewalsApi, () => desk.now),
};

beforeAll(async () => {
  desk = await ClaimDesk.open();
  desk.now = '2026-01-05T01:00:00.000Z';
  await desk.journeys.approveBudget('2026', [48_000_000, 24_000_000, 8_000_000]);
});
beforeEach(async () => {
  await desk.clear();
  desk.now = '2026-01-05T01:00:00.000Z';
});
afterAll(() => desk.close());

/** A firm whose policy its investor has taken out and not yet paid. */
async function takenOut() {
  firms += 1;
  const firm = testFirm(firms);
  await desk.journeys.register(firm, name);
  return { firm, policy: await desk.journeys.bind(firm, '2026-01-10', { policyholder: investor }) };
}

function transferOf(payerName: string, { payment }: { payment: { reference: string; dueFen: number } }) {
  const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';
  const line = `B${randomUUID()},2026-01-05,${payerName},6222,${payment.dueFen},${payment.reference}`;
  const body = `${header}\n${line}\n`;
  return ask.payments('POST /v1/bank-statements', { caller: callers.insurerFinance, body });
}

function quote(firm: TestCaller, policyholder: object) {
  const body = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-01-10', policyholder };
  return ask.quoting('POST /v1/quotes', { caller: firm, body });
}

describe('case 56: an investor is the policyholder, the firm is insured', () => {
  it('tests the subsidy on the insured firm, and has the investor pay the rest (QTE-9)', async () => {
    const { policy } = await takenOut();
    expect(policy).toMatchObject({
      policyholder: investor,
      subsidy: { totalFen: 80_000 },
      firmPaysFen: 20_000,
    });
    expect((await transferOf(name, policy)).body.items).toMatchObject([
      { outcome: 'held', reason: 'payer-mismatch' },
    ]);
    expect((await transferOf(investor.name, policy)).body.matched).toBe(1);
  });

  it('invoices the investor for what it paid (TAX-3)', async () => {
    const { firm, policy } = await takenOut();
    await transferOf(investor.name, policy);
    const params = { policyNo: policy.policyNo };
    const { body } = await ask.policies('GET /v1/policies/{policyNo}/invoices', { caller: firm, params });
    expect(body.items).toContainEqual(
      expect.objectContaining({ to: { kind: 'firm', ...investor }, grossFen: 20_000 }),
    );
  });

  it('leaves the claim with the firm: the indemnity goes to an account in its name alone (13.3)', async () => {
    const { firm, policy } = await takenOut();
    await transferOf(investor.name, policy);
    desk.now = '2026-03-25T01:00:00.000Z';
    const claimNo = await desk.offered(firm, policy.policyNo);
    const account = (of: string) => ({
      outcome: 'accept',
      payeeAccount: { name: of, number: '6100000000000001', bankName: '示范银行', cnapsCode: '102100099996' },
    });
    expect(await desk.answer(claimNo, firm, account(investor.name))).toMatchObject({
      status: 422,
      body: { code: 'payee-not-insured' },
    });
    expect((await desk.answer(claimNo, firm, account(name))).status).toBe(200);
  });

  it('is renewed with the same policyholder', async () => {
    const { firm, policy } = await takenOut();
    await transferOf(investor.name, policy);
    desk.now = '2026-12-01T01:00:00.000Z';
    const request = { caller: firm, params: { policyNo: policy.policyNo }, body: {} };
    const renewed = await ask.renewals('POST /v1/policies/{policyNo}/renewal', request);
    expect(renewed).toMatchObject({ status: 201, body: { policyholder: investor } });
  });

  it('takes no policyholder that is the firm itself', async () => {
    const { firm } = await takenOut();
    expect(await quote(firm, { name, uscc: firm.org })).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path: 'policyholder.uscc' }] },
    });
    expect((await quote(firm, { name: '', uscc: 'x' })).status).toBe(400);
  });
});
