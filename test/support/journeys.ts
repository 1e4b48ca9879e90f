import { randomUUID } from 'node:crypto';
import { handler as catalogue } from '../../functions/catalogue/catalogue-api.ts';
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
    catalogue: caller(catalogue, now),
    firms: caller(firms, now),
    binding: caller(binding, now),
    quoting: caller(quoting, now),
    policies: caller(policies, now),
    payments: caller(payments, now),
  };

  async function register(firm: TestCaller, name: string, divisionCode = '610113') {
    const profile = { caller: firm, params: { uscc: firm.org }, body: { name, divisionCode } };
    const answered = await ask.firms('PUT /v1/firms/{uscc}', profile);
    invariant(answered.status === 200, `register: ${answered.text}`);
    const rows = `uscc,number,validFrom,validTo\n${firm.org},N${firm.org},2026-01-01,2026-12-31\n`;
    await ask.firms('POST /v1/registries/{kind}/imports', {
      caller: callers.operator,
      params: { kind: 'tech-sme' },
      body: rows,
    });
  }

  /** Quotes and binds 秦科普惠保; gives back the unpaid policy. */
  async function bind(firm: TestCaller, start: string) {
    const product = { productCode: 'qinke-inclusive', uscc: firm.org, start };
    const quoted = await ask.quoting('POST /v1/quotes', { caller: firm, body: product });
    invariant(quoted.status === 201, `quote: ${quoted.text}`);
    const bound = await ask.binding('POST /v1/quotes/{quoteId}/bind', {
      caller: firm,
      params: { quoteId: quoted.body.quoteId },
      body: {
        clauseConfirmations: ['deductible', 'payment-ratio', 'general-exclusions'],
        consent: { clawback: true },
      },
    });
    invariant(bound.status === 201, `bind: ${bound.text}`);
    return bound.body;
  }

  /** The same and pays it; gives back the policy number. */
  async function insure(firm: TestCaller, name: string, start: string): Promise<string> {
    const bound = await bind(firm, start);
    await pay(bound, name);
    return bound.policyNo;
  }

  /** The firm's transfer arrives on a statement of the insurer's bank. */
  async function pay(bound: { policyNo: string; payment: { dueFen: number } }, name: string): Promise<void> {
    const { policyNo, payment } = bound;
    const line = `B${randomUUID()},${now().slice(0, 10)},${name},6222020000000001,${payment.dueFen},${policyNo}`;
    const read = await ask.payments('POST /v1/bank-statements', {
      caller: callers.insurerFinance,
      body: `bankReference,paidAt,payerName,payerAccount,amountFen,remark\n${line}\n`,
    });
    invariant(read.body.matched === 1, `statement: ${read.text}`);
  }

  async function cancel(firm: TestCaller, policyNo: string, effectiveDate: string) {
    const request = { caller: firm, params: { policyNo }, body: { effectiveDate, reason: '项目结束' } };
    const cancelled = await ask.policies('POST /v1/policies/{policyNo}/cancellation', request);
    invariant(cancelled.status === 200, `cancel: ${cancelled.text}`);
  }

  async function approveBudget(year: string, fen: [number, number, number]) {
    const [province, city, county] = fen;
    const levels = [
      { level: 'province', approvedFen: province },
      { level: 'city', approvedFen: city },
      { level: 'county', approvedFen: county },
    ];
    const approved = await ask.catalogue('PUT /v1/programmes/{programmeId}/budgets/{year}', {
      caller: callers.bureauApprover,
      params: { programmeId: 'SN-QKB-PH', year },
      body: { levels },
    });
    invariant(approved.status === 200, `budget: ${approved.text}`);
  }

  async function budget(year: string) {
    const answered = await ask.catalogue('GET /v1/programmes/{programmeId}/budget', {
      caller: callers.bureauClerk,
      params: { programmeId: 'SN-QKB-PH' },
      query: { year },
    });
    return answered.body;
  }

  return { register, bind, insure, pay, cancel, approveBudget, budget };
}
