import { randomUUID } from 'node:crypto';
import { handler as budgets } from '../../functions/budgets/budgets-api.ts';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { handler as firms } from '../../functions/firms/firms-api.ts';
import { handler as payments } from '../../functions/payments/payments-api.ts';
import { handler as policies } from '../../functions/policies/policies-api.ts';
import { handler as binding } from '../../functions/binding/binding-api.ts';
import { handler as quoting } from '../../functions/quoting/quoting-api.ts';
import { uscc } from '../../shared/domain/ids.ts';
import { invariant } from '../../shared/domain/result.ts';
import { caller, callers, type TestCaller } from './http.ts';

/** A firm of a test's own: a valid code that ends in its serial and check character. */
export function testFirm(serial: number): TestCaller {
  const body = `91610100QKT${String(serial).padStart(6, '0')}`;
  const org = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    .split('')
    .map((check) => body + check)
    .find((code) => uscc.safeParse(code).success);
  invariant(org !== undefined, 'some character checks');
  return { sub: `firm-${serial}`, roles: ['firm'], org };
}

/** What people do before a settlement, over HTTP, at a business time of the test's choosing. */
export function journeysAt(now: () => string) {
  const ask = {
    budgets: caller(budgets, now),
    firms: caller(firms, now),
    binding: caller(binding, now),
    quoting: caller(quoting, now),
    cancellation: caller(cancellation, now),
    policies: caller(policies, now),
    payments: caller(payments, now),
  };

  /** Puts firms on the register of technology SMEs. */
  async function list(of: readonly TestCaller[]): Promise<void> {
    const rows = of.map(({ org }) => `${org},N${org},2026-01-01,2026-12-31`);
    await ask.firms('POST /v1/registries/{kind}/imports', {
      caller: callers.operator,
      params: { kind: 'tech-sme' },
      body: ['uscc,number,validFrom,validTo', ...rows, ''].join('\n'),
    });
  }

  async function register(firm: TestCaller, name: string, divisionCode = '610113') {
    const profile = { caller: firm, params: { uscc: firm.org }, body: { name, divisionCode } };
    const answered = await ask.firms('PUT /v1/firms/{uscc}', profile);
    invariant(answered.status === 200, `register: ${answered.text}`);
    await list([firm]);
  }

  /** Quotes and binds 秦科普惠保; gives back the unpaid policy. */
  function bind(firm: TestCaller, start: string, changes: object = {}) {
    const wanted = { productCode: 'qinke-inclusive', uscc: firm.org, start, ...changes };
    return take(firm, wanted, ['deductible', 'payment-ratio', 'general-exclusions']);
  }

  async function take(firm: TestCaller, wanted: object, clauseConfirmations: readonly string[]) {
    const quoted = await ask.quoting('POST /v1/quotes', { caller: firm, body: wanted });
    invariant(quoted.status === 201, `quote: ${quoted.text}`);
    return bindQuote(firm, quoted.body.quoteId, clauseConfirmations);
  }

  async function bindQuote(firm: TestCaller, quoteId: string, clauseConfirmations: readonly string[]) {
    const bound = await ask.binding('POST /v1/quotes/{quoteId}/bind', {
      caller: firm,
      params: { quoteId },
      body: { clauseConfirmations, consent: { clawback: true } },
    });
    invariant(bound.status === 201, `bind: ${bound.text}`);
    return bound.body;
  }

  /** The same and pays it; gives back the policy number. */
  async function insure(firm: TestCaller, name: string, start: string, changes?: object): Promise<string> {
    const bound = await bind(firm, start, changes);
    await pay(bound, name);
    return bound.policyNo;
  }

  /** 秦科研发保, bound and paid: 900,000.00 of a project of 1,250,000.00. */
  async function insureResearch(firm: TestCaller, name: string, start: string, more: object = {}) {
    const sums = { sumsInsured: { 'rd-failure': 90_000_000 }, insurableValueFen: 125_000_000 };
    const wanted = { productCode: 'qinke-rd', uscc: firm.org, start, ...sums, ...more };
    const bound = await take(firm, wanted, ['deductible', 'payment-ratio', 'rd-exclusions']);
    await pay(bound, name);
    return String(bound.policyNo);
  }

  /** The firm's transfer arrives on a statement of the insurer's bank. */
  async function pay(
    { payment }: { payment: { reference: string; dueFen: number } },
    name: string,
  ): Promise<void> {
    const line = `B${randomUUID()},${now().slice(0, 10)},${name},6222020000000001,${payment.dueFen},${payment.reference}`;
    const read = await ask.payments('POST /v1/bank-statements', {
      caller: callers.insurerFinance,
      body: `bankReference,paidAt,payerName,payerAccount,amountFen,remark\n${line}\n`,
    });
    invariant(read.body.matched === 1, `statement: ${read.text}`);
  }

  async function cancel(firm: TestCaller, policyNo: string, effectiveDate: string) {
    const request = { caller: firm, params: { policyNo }, body: { effectiveDate, reason: '项目结束' } };
    const cancelled = await ask.cancellation('POST /v1/policies/{policyNo}/cancellation', request);
    invariant(cancelled.status === 200, `cancel: ${cancelled.text}`);
    return cancelled.body;
  }

  async function approveBudget(
    year: string,
    fen: [number, number, number],
    programmeId = 'SN-QKB-PH',
  ): Promise<void> {
    const [province, city, county] = fen;
    const levels = [
      { level: 'province', approvedFen: province },
      { level: 'city', approvedFen: city },
      { level: 'county', approvedFen: county },
    ];
    const approved = await ask.budgets('PUT /v1/programmes/{programmeId}/budgets/{year}', {
      caller: callers.bureauApprover,
      params: { programmeId, year },
      body: { levels },
    });
    invariant(approved.status === 200, `budget: ${approved.text}`);
  }

  async function budget(year: string, programmeId = 'SN-QKB-PH') {
    const answered = await ask.budgets('GET /v1/programmes/{programmeId}/budget', {
      caller: callers.bureauClerk,
      params: { programmeId },
      query: { year },
    });
    return answered.body;
  }

  return { list, register, bind, bindQuote, insure, insureResearch, pay, cancel, approveBudget, budget };
}
