import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { handler as rescission } from '../../functions/rescission/rescission-api.ts';
import { handler as payments } from '../../functions/payments/payments-api.ts';
import { handler as bindingApi } from '../../functions/binding/binding-api.ts';
import { handler as quoting } from '../../functions/quoting/quoting-api.ts';
import { binding } from '../support/bindings.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { caller, callers, type TestAnswer, type TestCaller, type TestRequest } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { seeded } from '../support/seeded.ts';

let engine: Engine;
let now = '2026-01-05T01:00:00.000Z';
let serial = 800;
let sent: (() => Promise<TestAnswer>)[] = [];
let answers: TestAnswer[] = [];
const clock = () => now;
const journeys = journeysAt(clock);
const api = {
  quote: caller(quoting, clock),
  bind: caller(bindingApi, clock),
  pay: caller(payments, clock),
  cancel: caller(cancellation, clock),
  rescind: caller(rescission, clock),
};

beforeAll(async () => {
  engine = await startEngine();
  await journeys.approveBudget('2026', [480_000, 240_000, 80_000]);
});
afterAll(() => engine.stop());

type Step = 'quote' | 'bind' | 'pay' | 'pay-less' | 'cancel' | 'cancel-for' | 'rescind';
const steps = fc.array(
  fc.constantFrom<Step>(
    'quote',
    'quote',
    'bind',
    'bind',
    'pay',
    'pay',
    'pay-less',
    'cancel',
    'cancel-for',
    'rescind',
  ),
  { minLength: 3, maxLength: 10 },
);

/** Sends a command and keeps it, key and all, to be sent again. */
async function send(of: keyof typeof api, route: string, request: TestRequest): Promise<TestAnswer> {
  serial += 1;
  const key = `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`;
  const again = () => api[of](route, { ...request, key });
  const answer = await again();
  if (answer.status < 300) {
    sent.push(again);
    answers.push(answer);
  }
  return answer;
}

/** Walks where the steps lead; what cannot be done yet, or any more, is refused. */
async function walk(firm: TestCaller, name: string, list: readonly Step[]): Promise<void> {
  let quoteId = 'quo_01KHQGZ0000000000000000001';
  let policyNo = 'KB202600000000015';
  for (const step of ['quote', 'bind', ...list] as const) {
    now = new Date(Date.parse(now) + 1_000).toISOString();
    if (step === 'quote') {
      const told = { q1: 'no' };
      const body = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-01-10', answers: told };
      quoteId = (await send('quote', 'POST /v1/quotes', { caller: firm, body })).body.quoteId;
    } else if (step === 'bind') {
      const request = { caller: firm, params: { quoteId }, body: binding };
      const bound = await send('bind', 'POST /v1/quotes/{quoteId}/bind', request);
      if (bound.status === 201) ({ policyNo } = bound.body);
    } else if (step === 'cancel' || step === 'cancel-for') {
      const wish = { effectiveDate: '2026-07-01', reason: '项目结束' };
      const request =
        step === 'cancel'
          ? { caller: firm, params: { policyNo }, body: wish }
          : { caller: callers.underwriter, params: { policyNo }, body: { ...wish, article: '52' } };
      await send('cancel', 'POST /v1/policies/{policyNo}/cancellation', request);
    } else if (step === 'rescind') {
      const finding = { ground: 'non-disclosure', finding: 'intent', questionId: 'q1', reason: '隐瞒短路' };
      const body = { ...finding, knownOn: now.slice(0, 10) };
      const request = { caller: callers.underwriter, params: { policyNo }, body };
      await send('rescind', 'POST /v1/policies/{policyNo}/rescission', request);
    } else {
      const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';
      const fen = step === 'pay' ? 100_000 : 1_000;
      const body = `${header}\nR-${serial},2026-01-05,${name},6222020000000001,${fen},${policyNo}\n`;
      await send('pay', 'POST /v1/bank-statements', { caller: callers.insurerFinance, body });
    }
  }
}

it('whatever a firm does, every command sent again with its key is answered alike and changes nothing (invariant 11)', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 86_400 }), async (list, secondsLater) => {
      serial += 1;
      const firm = testFirm(serial);
      const name = `西安示范${serial}号科技有限公司`;
      await journeys.register(firm, name);
      [sent, answers] = [[], []];
      await walk(firm, name, list);
      const before = await everyItem(engine.store);
      const later = now;
      now = new Date(Date.parse(now) + secondsLater * 1_000).toISOString();
      for (const [index, again] of sent.entries()) {
        const { status, body } = await again();
        expect({ status, body }).toEqual({ status: answers[index]?.status, body: answers[index]?.body });
      }
      now = later;
      expect(sent.length).toBeGreaterThanOrEqual(2);
      expect(await everyItem(engine.store)).toEqual(before);
    }),
    { seed: seeded.seed, numRuns: 20 },
  );
});
