import { afterAll, beforeAll, expect, it } from 'vitest';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { handler as firmsApi } from '../../functions/firms/firms-api.ts';
import { handler as paymentsApi } from '../../functions/payments/payments-api.ts';
import { assessed, ClaimDesk } from '../support/claim-desk.ts';
import { caller, callers } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';
import { linesDuring } from '../support/log-lines.ts';

const firm = testFirm(710);
const claimant = {
  name: '金丝雀公司甲',
  contact: { name: '金丝雀联系人', phone: '13800007777', email: 'canary@example.com' },
  bankAccount: {
    name: '金丝雀公司甲',
    number: '6100000077770001',
    bankName: '金丝雀银行',
    cnapsCode: '102100099996',
  },
};
/** Words that only people and their papers say; digits that only accounts have. */
const personal = /金丝雀|canary|13800007777|610000007777/;

let desk: ClaimDesk;

beforeAll(async () => {
  desk = await ClaimDesk.open();
});
afterAll(() => desk.close());

async function insured(): Promise<string> {
  await desk.journeys.register(firm, claimant.name);
  const profile = { caller: firm, params: { uscc: firm.org }, body: { ...claimant, divisionCode: '610113' } };
  const registered = await caller(firmsApi, () => desk.now)('PUT /v1/firms/{uscc}', profile);
  expect(registered.status, registered.text).toBe(200);
  return desk.journeys.insure(firm, claimant.name, '2026-01-10');
}

/** Money that is held: somebody else has sent it, for a policy that is paid. */
async function strangerPays(policyNo: string): Promise<void> {
  const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';
  const body = `${header}\nB-710,2026-01-05,金丝雀代付人,6100000077770002,100,金丝雀附言 ${policyNo}\n`;
  const statement = { caller: callers.insurerFinance, body };
  const read = await caller(paymentsApi, () => desk.now)('POST /v1/bank-statements', statement);
  expect(read.body, read.text).toMatchObject({ held: 1 });
}

/** One claim from its report to its payment, with a dispute and a refused document on the way. */
async function wholeClaim(policyNo: string): Promise<void> {
  desk.now = '2026-03-25T01:00:00.000Z';
  const claimNo = await desk.reported(firm, policyNo, { description: '金丝雀出险经过' });
  const answered = async (by: Parameters<ClaimDesk['answer']>[1], body: unknown) => {
    const answer = await desk.answer(claimNo, by, body);
    expect(answer.status, answer.text).toBe(200);
  };
  await answered(callers.adjuster, { findings: '金丝雀查勘', outcome: 'complete' });
  const file = { fileName: '金丝雀发票.pdf' };
  expect((await desk.attach(firm, claimNo, new TextEncoder().encode('%PDF'), file)).status).toBe(201);
  expect((await desk.attach(firm, claimNo, new Uint8Array(), file)).status).toBe(400);
  const [line] = assessed.lossLines;
  await answered(callers.adjuster, { ...assessed, lossLines: [{ ...line, note: '金丝雀备注' }] });
  await answered(callers.adjuster2, { outcome: 'return', reason: '金丝雀退回' });
  await answered(callers.adjuster, assessed);
  await answered(callers.adjuster2, { outcome: 'approve', reason: '金丝雀复核' });
  const payeeAccount = claimant.bankAccount;
  const notTheirs = { ...payeeAccount, name: '金丝雀公司乙' };
  const refused = await desk.answer(claimNo, firm, { outcome: 'accept', payeeAccount: notTheirs });
  expect(refused.body.code).toBe('payee-not-insured');
  await answered(firm, { outcome: 'accept', payeeAccount });
  const payment = { bankReference: 'OUT-710', paidAt: '2026-03-25T01:00:00Z', amountFen: 2_376_000 };
  await answered(callers.insurerFinance, payment);
}

/** A table that fails with what it was given in its message. */
async function faultOf(policyNo: string): Promise<void> {
  const { client } = businessTable();
  const breaking = { name: 'break', step: 'initialize' as const };
  client.middlewareStack.add(
    () => (args) => Promise.reject(new Error(`金丝雀 ${JSON.stringify(args.input)}`)),
    breaking,
  );
  try {
    const failed = await desk.report(firm, policyNo, { description: '金丝雀故障' });
    expect(failed.status).toBe(500);
    expect(failed.text).not.toMatch(personal);
  } finally {
    client.middlewareStack.remove('break');
  }
}

it('writes a line for everything that happens, and nothing of people, papers or accounts in any (invariant 10)', async () => {
  const lines = await linesDuring(async () => {
    const policyNo = await insured();
    await strangerPays(policyNo);
    await wholeClaim(policyNo);
    await faultOf(policyNo);
  });
  const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events.filter((event) => event === 'http.answered').length).toBeGreaterThan(15);
  expect(events.filter((event) => event === 'http.fault')).toHaveLength(1);
  expect(lines.filter((line) => personal.test(line))).toEqual([]);
});
