import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as firmsApi } from '../../functions/firms/firms-api.ts';
import { handler as paymentsApi } from '../../functions/payments/payments-api.ts';
import { handler as bindingApi } from '../../functions/binding/binding-api.ts';
import { handler as quotingApi } from '../../functions/quoting/quoting-api.ts';
import { taskRow } from '../../shared/contract/operations/worklists.ts';
import { ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let firms = 500;
const ask = {
  firms: caller(firmsApi, () => desk.now),
  payments: caller(paymentsApi, () => desk.now),
  binding: caller(bindingApi, () => desk.now),
  quoting: caller(quotingApi, () => desk.now),
};
const lossPayee = { bankName: '浦发银行西安分行', account: '6217000012345678', loanNo: 'L-2026-1' };

beforeAll(async () => {
  desk = await ClaimDesk.open();
});
beforeEach(async () => {
  await desk.clear();
  desk.now = '2026-01-05T01:00:00.000Z';
});
afterAll(() => desk.close());

function newFirm() {
  firms += 1;
  return { firm: testFirm(firms), name: `西安示范${firms}号科技有限公司` };
}

function accountOf(name: string, number = '6100000000000001') {
  return { name, number, bankName: '示范银行西安分行', cnapsCode: '102100099996' };
}

function putFirm(firm: TestCaller, name: string, bankAccount: object) {
  const body = { name, divisionCode: '610113', bankAccount };
  return ask.firms('PUT /v1/firms/{uscc}', { caller: firm, params: { uscc: firm.org }, body });
}

async function insured() {
  const { firm, name } = newFirm();
  const policyNo = await desk.insured(firm, name);
  return { firm, name, policyNo };
}

/** A firm with an offer of 23,760.00. */
async function offered() {
  const { firm, name, policyNo } = await insured();
  desk.now = '2026-03-25T01:00:00.000Z';
  return { firm, name, claimNo: await desk.offered(firm, policyNo) };
}

/** The payee that the claim's payment task shows. */
async function payeeOf(claimNo: string) {
  const query = { limit: '100', kind: 'confirm-payment' };
  const { body } = await desk.ask('GET /v1/tasks', { caller: callers.insurerFinance, query });
  const row = body.items.find((item: { claimNo: string }) => item.claimNo === claimNo);
  return taskRow.strict().parse(row).payee;
}

async function taskOf(policyNo: string, kind: string) {
  const query = { limit: '100', kind };
  const { body } = await desk.ask('GET /v1/tasks', { caller: callers.insurerFinance, query });
  return body.items.find((item: { policyNo: string }) => item.policyNo === policyNo);
}

describe('the account on file', () => {
  it('is in the registered name of the firm, however it is spaced (13.3)', async () => {
    const { firm, name } = newFirm();
    expect(await putFirm(firm, name, accountOf('西安另一家有限公司'))).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path: 'bankAccount.name' }] },
    });
    expect((await putFirm(firm, name, accountOf(name.replace('西安', '西安 ')))).status).toBe(200);
  });

  it('is paid as it was when the firm agreed, whatever it changes to', async () => {
    const { firm, name, claimNo } = await offered();
    await putFirm(firm, name, accountOf(name));
    expect((await desk.answer(claimNo, firm, { outcome: 'accept' })).status).toBe(200);
    await putFirm(firm, name, accountOf(name, '6100000000000002'));
    expect(await payeeOf(claimNo)).toEqual(accountOf(name));
  });

  it('does not become the payee of a claim that was agreed without one', async () => {
    const { firm, name, claimNo } = await offered();
    expect((await desk.answer(claimNo, firm, { outcome: 'accept' })).status).toBe(200);
    await putFirm(firm, name, accountOf(name));
    expect(await payeeOf(claimNo)).toBeUndefined();
  });
});

describe('a policy with a loss payee', () => {
  async function assigned() {
    const { firm, name } = newFirm();
    await desk.journeys.register(firm, name);
    const body = {
      productCode: 'qinke-rd',
      uscc: firm.org,
      start: '2026-01-10',
      sumsInsured: { 'rd-failure': 100_000_000 },
      insurableValueFen: 160_000_000,
      programmeIds: [],
      lossPayee,
    };
    const quoted = await ask.quoting('POST /v1/quotes', { caller: firm, body });
    const bound = await ask.binding('POST /v1/quotes/{quoteId}/bind', {
      caller: firm,
      params: { quoteId: quoted.body.quoteId },
      body: {
        clauseConfirmations: ['deductible', 'payment-ratio', 'rd-exclusions'],
        consent: { clawback: true },
      },
    });
    await desk.journeys.pay(bound.body, name);
    return { firm, name, policyNo: bound.body.policyNo as string };
  }

  it('pays the lender on the account of the loan, and says so to the firm (LOS-2)', async () => {
    const { firm, name, policyNo } = await assigned();
    await putFirm(firm, name, accountOf(name));
    desk.now = '2026-12-20T01:00:00.000Z';
    const report = { coverCode: 'rd-delay', cause: 'technical-delay', occurredAt: '2026-12-15T02:00:00Z' };
    const claimNo = await desk.reported(firm, policyNo, report);
    await desk.answer(claimNo, callers.adjuster, surveyed);
    await desk.answer(claimNo, callers.adjuster, {
      lossLines: [{ item: 'extra-cost', claimedFen: 1_500_000, acceptedFen: 1_500_000 }],
      delay: { plannedEnd: '2026-09-30', succeededOn: '2026-12-15' },
      outcome: 'covered',
    });
    const { indemnity } = await desk.read(claimNo, firm);
    expect(indemnity.payees).toEqual([{ kind: 'loss-payee', fen: 350_000 }]);
    expect(indemnity.lines).toContainEqual(
      expect.objectContaining({ rule: 'LOS-2', label: expect.stringContaining('转付被保险人') }),
    );
    const stranger = { outcome: 'accept', payeeAccount: accountOf('西安另一家有限公司') };
    expect(await desk.answer(claimNo, firm, stranger)).toMatchObject({
      status: 422,
      body: { code: 'payee-not-insured' },
    });
    expect((await desk.answer(claimNo, firm, { outcome: 'accept' })).status).toBe(200);
    const { bankName, account, loanNo } = lossPayee;
    expect(await payeeOf(claimNo)).toEqual({ name: bankName, number: account, bankName, loanNo });
  });
});

describe('a payment later than now', () => {
  const confirm = (taskId: string, amountFen: number, laterMillis: number) => {
    // The desk's clock goes on by a second with each request.
    const paidAt = new Date(Date.parse(desk.now) + 1_000 + laterMillis).toISOString();
    const body = { bankReference: `OUT-${taskId}`, paidAt, amountFen };
    return desk.complete(taskId, callers.insurerFinance, body);
  };

  async function isRefused(task: { taskId: string; amountFen?: number | undefined }) {
    const amountFen = task.amountFen ?? 0;
    expect(await confirm(task.taskId, amountFen, 1)).toMatchObject({
      status: 422,
      body: { code: 'paid-in-future', detail: '付款时间晚于现在。请核对 paidAt。' },
    });
    expect((await confirm(task.taskId, amountFen, 0)).status).toBe(200);
  }

  it('confirms no indemnity', async () => {
    const { firm, claimNo } = await offered();
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    await isRefused(await desk.openTask(claimNo));
  });

  it('confirms no refund', async () => {
    const { firm, policyNo } = await insured();
    desk.now = '2026-07-01T01:00:00.000Z';
    await desk.journeys.cancel(firm, policyNo, '2026-07-01');
    await isRefused(await taskOf(policyNo, 'pay-refund'));
  });

  it('confirms no money sent back', async () => {
    const { policyNo } = await insured();
    const statement = statementOf([['R-1', '2026-01-05', '某代理公司', policyNo]]);
    const read = await ask.payments('POST /v1/bank-statements', statement);
    expect(read.body).toMatchObject({ held: 1 });
    await isRefused(await taskOf(policyNo, 'return-payment'));
  });

  it('is on no bank statement: today is the last day, now the last moment', async () => {
    const { name, policyNo } = await insured();
    const lines = [
      ['S-1', '2026-01-05', name, policyNo],
      ['S-2', desk.now, name, policyNo],
      ['S-3', '2026-01-06', name, policyNo],
      ['S-4', '2026-01-05T09:00:00Z', name, policyNo],
    ];
    expect(await ask.payments('POST /v1/bank-statements', statementOf(lines))).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path: 'rows.4.paidAt' }, { path: 'rows.5.paidAt' }] },
    });
    const past = await ask.payments('POST /v1/bank-statements', statementOf(lines.slice(0, 2)));
    expect(past.body.items).toHaveLength(2);
  });

  /** Lines of 200.00: reference, time, payer and remark. */
  function statementOf(lines: readonly (readonly string[])[]) {
    const rows = lines.map(([reference, paidAt, payer, remark]) => {
      return `${reference},${paidAt},${payer},6222020000000001,20000,${remark}`;
    });
    const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';
    return { caller: callers.insurerFinance, body: [header, ...rows, ''].join('\n') };
  }
});
