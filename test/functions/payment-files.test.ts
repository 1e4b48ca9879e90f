import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as firmsApi } from '../../functions/firms/firms-api.ts';
import { handler as paymentsApi } from '../../functions/payments/payments-api.ts';
import { handler as payoutsApi } from '../../functions/payouts/payouts-api.ts';
import { invariant } from '../../shared/domain/result.ts';
import { camt053 } from '../support/camt053.ts';
import { ClaimDesk } from '../support/claim-desk.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const bank = { bankName: '示范银行西安分行', cnapsCode: '102100099996' };
const debtor = { name: '示范财产保险陕西分公司', number: '6100000000009999', ...bank };

let desk: ClaimDesk;
let firms = 1_000;
const ask = {
  firms: caller(firmsApi, () => desk.now),
  payments: caller(paymentsApi, () => desk.now),
  payouts: caller(payoutsApi, () => desk.now),
};

beforeAll(async () => {
  desk = await ClaimDesk.open();
});
beforeEach(() => desk.clear());
afterAll(() => desk.close());

/** A claim of 23,760.00 that the firm has agreed to, with an account or without. */
async function agreed({ hasAccount = true } = {}) {
  firms += 1;
  const firm = testFirm(firms);
  const name = `西安示范${firms}号科技有限公司`;
  desk.now = '2026-01-05T01:00:00.000Z';
  const policyNo = await desk.insured(firm, name);
  desk.now = '2026-03-25T01:00:00.000Z';
  const claimNo = await desk.offered(firm, policyNo);
  const payeeAccount = { name, number: '6100000000000001', ...bank };
  await desk.answer(claimNo, firm, { outcome: 'accept', ...(hasAccount ? { payeeAccount } : {}) });
  return { claimNo, policyNo, firm, payeeAccount };
}

function make(by: TestCaller = callers.insurerFinance, body: object = {}, key: string = randomUUID()) {
  return ask.payouts('POST /v1/payment-files', { caller: by, body: { debtor, ...body }, key });
}

function instructionOf(items: { claimNo: string; paymentId: string; status: string }[], claimNo: string) {
  const found = items.find((item) => item.claimNo === claimNo);
  invariant(found !== undefined, `no instruction of ${claimNo}`);
  return found;
}

const one = (paymentFileId: string, by: TestCaller = callers.insurerFinance) => ({
  caller: by,
  params: { paymentFileId },
});

function state(body: string) {
  return ask.payments('POST /v1/bank-statements', { caller: callers.insurerFinance, body });
}

describe('a payment file', () => {
  it('holds every open payment whose account is known, each in one file only', async () => {
    const { claimNo, payeeAccount } = await agreed();
    const blind = await agreed({ hasAccount: false });
    const key = randomUUID();
    const made = await make(callers.insurerFinance, {}, key);
    expect(made.status, made.text).toBe(200);
    expect(made.body).toMatchObject({
      executeOn: '2026-03-25',
      count: 1,
      totalFen: 2_376_000,
      items: [{ claimNo, payee: payeeAccount, fen: 2_376_000, status: 'open' }],
      left: [{ claimNo: blind.claimNo, reason: 'account-missing' }],
    });
    expect((await make(callers.insurerFinance, {}, key)).body).toEqual(made.body);
    expect(await make()).toMatchObject({ status: 409, body: { code: 'nothing-to-pay' } });
    const { items } = (await ask.payouts('GET /v1/payment-files', { caller: callers.insurerFinance })).body;
    expect(items).toHaveLength(1);
  });

  it('is the same each time it is fetched, as pain.001 and as CSV, by its own insurer alone', async () => {
    const { claimNo } = await agreed();
    const { paymentFileId, items } = (await make()).body;
    const fetch = (format: string) =>
      ask.payouts('GET /v1/payment-files/{paymentFileId}/export', {
        ...one(paymentFileId),
        query: { format },
      });
    const xml = await fetch('pain001');
    expect(xml.headers['content-type']).toBe('application/xml');
    expect(xml.bytes.toString()).toContain(`<EndToEndId>${items[0].paymentId}</EndToEndId>`);
    expect((await fetch('pain001')).bytes.equals(xml.bytes)).toBe(true);
    const csv = (await fetch('csv')).bytes.toString();
    expect(csv).toContain(`2376000,赔款 ${claimNo}`);
    const path = 'GET /v1/payment-files/{paymentFileId}';
    expect((await ask.payouts(path, one(paymentFileId, callers.cpicFinance))).status).toBe(404);
  });

  it('is not paid on a day that is over', async () => {
    await agreed();
    expect(await make(callers.insurerFinance, { executeOn: '2026-03-24' })).toMatchObject({
      status: 422,
      body: { code: 'execution-day-over' },
    });
    expect((await make(callers.insurerFinance, { debtor: { name: '甲' } })).status).toBe(400);
  });
});

describe('a payment file that the bank has refused', () => {
  function takeBack(
    paymentFileId: string,
    by: TestCaller = callers.insurerFinance,
    key: string = randomUUID(),
  ) {
    const path = 'POST /v1/payment-files/{paymentFileId}/void';
    return ask.payouts(path, { ...one(paymentFileId, by), body: { reason: '银行格式校验未通过' }, key });
  }

  it('is taken back once: its payments are in the next file, and it is not handed out again', async () => {
    const { claimNo } = await agreed();
    const { paymentFileId } = (await make()).body;
    const key = randomUUID();
    const taken = await takeBack(paymentFileId, callers.insurerFinance, key);
    expect(taken.body.voided).toMatchObject({ by: 'insurer-finance', reason: '银行格式校验未通过' });
    expect(instructionOf(taken.body.items, claimNo).status).toBe('taken-back');
    const again = (await make()).body;
    expect(instructionOf(again.items, claimNo).status).toBe('open');
    expect((await takeBack(paymentFileId, callers.insurerFinance, key)).body).toEqual(taken.body);
    expect(await takeBack(paymentFileId)).toMatchObject({ status: 409, body: { code: 'payment-file-void' } });
    const read = await ask.payouts('GET /v1/payment-files/{paymentFileId}', one(again.paymentFileId));
    expect(instructionOf(read.body.items, claimNo).status).toBe('open');
    const path = 'GET /v1/payment-files/{paymentFileId}/export';
    expect(await ask.payouts(path, { ...one(paymentFileId), query: {} })).toMatchObject({
      status: 409,
      body: { code: 'payment-file-void' },
    });
  });

  it('cannot be once one of its payments is confirmed, nor by another insurer', async () => {
    const { claimNo } = await agreed();
    const { paymentFileId, items } = (await make()).body;
    expect((await takeBack(paymentFileId, callers.cpicFinance)).status).toBe(404);
    const { taskId } = await desk.openTask(claimNo);
    const slip = { bankReference: `V-${firms}`, paidAt: desk.now, amountFen: 2_376_000 };
    expect((await desk.complete(taskId, callers.insurerFinance, slip)).status).toBe(200);
    const { paymentId } = instructionOf(items, claimNo);
    expect(await takeBack(paymentFileId)).toMatchObject({
      status: 409,
      body: { code: 'payment-file-confirmed', facts: { paymentIds: [paymentId] } },
    });
    await desk.relay();
  });

  it('LOS-3: no longer keeps a lender’s notice from dividing what is due', async () => {
    const { claimNo } = await agreed();
    const lender = { bankName: '浦发银行西安分行', account: '6217000012345678', loanNo: `V-${firms}` };
    const notice = { receivedAt: desk.now, principalFen: 2_000_000, interestFen: 0, lender };
    const { paymentFileId } = (await make()).body;
    const stated = () => {
      const path = 'POST /v1/claims/{claimNo}/lender-statement';
      return desk.ask(path, { caller: callers.adjuster, params: { claimNo }, body: notice });
    };
    expect((await stated()).body).toMatchObject({ code: 'payment-instructed' });
    await takeBack(paymentFileId);
    expect((await stated()).status).toBe(200);
  });
});

describe('the bank’s statement', () => {
  it('confirms what was instructed by its name, once, as a person would', async () => {
    const { claimNo, policyNo } = await agreed();
    const { paymentFileId, items } = (await make()).body;
    const paid = {
      reference: `OUT-${firms}`,
      yuan: '23760.00',
      direction: 'DBIT',
      endToEndId: instructionOf(items, claimNo).paymentId,
    } as const;
    const statement = camt053([paid]);
    expect((await state(statement)).body.items).toEqual([
      { bankReference: paid.reference, outcome: 'matched', claimNo, policyNo },
    ]);
    await desk.relay();
    expect(await desk.read(claimNo)).toMatchObject({ status: 'paid', reserveFen: 0 });
    expect((await state(statement)).body.items).toMatchObject([
      { outcome: 'unmatched', reason: 'seen-before' },
    ]);
    expect((await state(camt053([{ ...paid, reference: 'AGAIN' }]))).body.items).toMatchObject([
      { outcome: 'unmatched', reason: 'not-awaiting-payment', claimNo },
    ]);
    const file = await ask.payouts('GET /v1/payment-files/{paymentFileId}', one(paymentFileId));
    expect(instructionOf(file.body.items, claimNo).status).toBe('paid');
  });

  it('takes back what the payee’s bank returns, once: it is due again (COI-7, CLM-5)', async () => {
    const { claimNo, policyNo } = await agreed();
    const { paymentId } = instructionOf((await make()).body.items, claimNo);
    const sent = { yuan: '23760.00', endToEndId: paymentId, bookedOn: '2026-03-25' };
    await state(camt053([{ ...sent, reference: `SENT-${firms}`, direction: 'DBIT' }]));
    await desk.relay();
    const back = { ...sent, reference: `BACK-${firms}`, isReversal: true };
    expect((await state(camt053([{ ...back, yuan: '23759.99' }]))).body.items).toMatchObject([
      { outcome: 'unmatched', reason: 'reference-unknown' },
    ]);
    const exact = { ...back, reference: `EXACT-${firms}` };
    expect((await state(camt053([exact]))).body.items).toEqual([
      { bankReference: exact.reference, outcome: 'matched', claimNo, policyNo },
    ]);
    expect(await desk.read(claimNo)).toMatchObject({
      status: 'paying',
      payments: [{ status: 'returned' }, { status: 'open', replaces: paymentId }],
    });
    expect((await state(camt053([exact]))).body.items).toMatchObject([{ reason: 'seen-before' }]);
    expect((await desk.read(claimNo)).payments).toHaveLength(2);
  });

  it('LOS-3: an instruction that the bank has is not stopped before it is recalled', async () => {
    const { claimNo } = await agreed();
    await make();
    const lender = { bankName: '浦发银行西安分行', account: '6217000012345678', loanNo: `L-${firms}` };
    const debt = { receivedAt: desk.now, principalFen: 2_000_000, interestFen: 0, lender };
    const notify = (body: object) =>
      desk.ask('POST /v1/claims/{claimNo}/lender-statement', {
        caller: callers.adjuster,
        params: { claimNo },
        body,
      });
    expect(await notify(debt)).toMatchObject({
      status: 409,
      body: { code: 'payment-instructed', facts: { fen: 2_376_000 } },
    });
    expect((await notify({ ...debt, recalled: true })).body.payments).toMatchObject([
      { status: 'stopped' },
      { payee: 'loss-payee', status: 'open' },
      { payee: 'insured', status: 'open' },
    ]);
  });

  it('in CSV names the instruction in its remark, with a minus before what left', async () => {
    const { claimNo } = await agreed();
    const { paymentId } = instructionOf((await make()).body.items, claimNo);
    const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';
    const line = (reference: string, fen: number) =>
      `${header}\n${reference},2026-03-25,西安示范科技有限公司,6100000000000001,${fen},${paymentId} 赔款\n`;
    expect((await state(line('SHORT', -2_375_999))).body.items).toMatchObject([
      { outcome: 'held', reason: 'amount-differs', claimNo },
    ]);
    expect((await state(line('RIGHT', -2_376_000))).body).toMatchObject({ matched: 1 });
    await desk.relay();
    expect((await desk.read(claimNo)).status).toBe('paid');
  });

  it('of another insurer confirms nothing', async () => {
    const { claimNo } = await agreed();
    const { paymentId } = instructionOf((await make()).body.items, claimNo);
    const statement = camt053([
      { reference: 'FOREIGN', yuan: '23760.00', direction: 'DBIT', endToEndId: paymentId },
    ]);
    const read = await ask.payments('POST /v1/bank-statements', {
      caller: callers.cpicFinance,
      body: statement,
    });
    expect(read.body.items).toMatchObject([{ outcome: 'unmatched', reason: 'reference-unknown' }]);
    expect((await desk.read(claimNo)).status).toBe('paying');
  });
});
