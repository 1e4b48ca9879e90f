import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { handler as notices } from '../../functions/notices/notices-api.ts';
import { handler as policies } from '../../functions/policies/policies-api.ts';
import { handler as tasks } from '../../functions/tasks/tasks-api.ts';
import { handler as worklists } from '../../functions/worklists/worklists-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';

let engine: Engine;
let now = '2026-01-05T01:00:00.000Z';
let serial = 500;
const clock = () => now;
const people = journeysAt(clock);
const ask = {
  cancellation: caller(cancellation, clock),
  policies: caller(policies, clock),
  tasks: caller(tasks, clock),
  worklists: caller(worklists, clock),
  notices: caller(notices, clock),
};

beforeAll(async () => {
  engine = await startEngine();
  await people.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
});
afterAll(() => engine.stop());

/** A firm of its own with a paid policy of 秦科普惠保 from 2026-01-10. */
async function insured() {
  now = '2026-01-05T01:00:00.000Z';
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安终止${serial}号科技有限公司`;
  await people.register(firm, name);
  return { firm, name, policyNo: await people.insure(firm, name, '2026-01-10') };
}

function cancel(by: TestCaller, policyNo: string, body: object, query?: Record<string, string>) {
  const request = { caller: by, params: { policyNo }, body, ...(query === undefined ? {} : { query }) };
  return ask.cancellation('POST /v1/policies/{policyNo}/cancellation', request);
}

async function openTask(by: TestCaller, policyNo: string) {
  const list = await ask.worklists('GET /v1/tasks', { caller: by, query: { limit: '100' } });
  return list.body.items.find((one: { policyNo: string }) => one.policyNo === policyNo);
}

function complete(by: TestCaller, taskId: string, body: object) {
  return ask.tasks('POST /v1/tasks/{taskId}/completion', { caller: by, params: { taskId }, body });
}

const risen = {
  effectiveDate: '2026-07-01',
  reason: '研发场地改为对外租赁',
  article: '52',
  riskFactors: ['use', 'user'],
};

describe('a cancellation by the insurer', () => {
  it('is the lead’s underwriter’s: refund by days, and the firm hears why (CAN-6)', async () => {
    const { firm, policyNo } = await insured();
    now = '2026-07-01T01:00:00.000Z';
    const preview = await cancel(callers.underwriter, policyNo, risen, { preview: 'true' });
    const answer = await cancel(callers.underwriter, policyNo, risen);
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'cancelled', refund: { totalFen: 52_877, firmFen: 10_575, bureauFen: 42_302 } },
    });
    expect(preview.body).toEqual(answer.body);
    const shown = await ask.policies('GET /v1/policies/{policyNo}', { caller: firm, params: { policyNo } });
    expect(shown.body.cancellation).toMatchObject({
      article: '52',
      reason: risen.reason,
      riskFactors: ['use', 'user'],
    });
    const { items } = (await ask.notices('GET /v1/notices', { caller: firm })).body;
    expect(items[0]).toMatchObject({ kind: 'policy.cancelled-by-insurer', policyNo });
    expect(items[0].text.zh).toContain('第52条');
  });

  it('names its article, and the firm names none', async () => {
    const { firm, policyNo } = await insured();
    const { article: _, riskFactors, ...unfounded } = risen;
    const faults = [
      await cancel(callers.underwriter, policyNo, unfounded),
      await cancel(firm, policyNo, { ...unfounded, article: '52' }),
    ];
    const misplaced = await cancel(callers.underwriter, policyNo, {
      ...unfounded,
      article: '58',
      riskFactors,
    });
    expect(misplaced.body.errors[0].path).toBe('riskFactors');
    for (const { status, body } of faults) {
      expect({ status, code: body.code, path: body.errors[0].path }).toEqual({
        status: 400,
        code: 'invalid-request',
        path: 'article',
      });
    }
  });

  it('on another article is refused with the way to go', async () => {
    const { policyNo } = await insured();
    const refused = await cancel(callers.underwriter, policyNo, {
      ...risen,
      article: 16,
      riskFactors: undefined,
    });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'article-not-a-ground', facts: { article: '16', grounds: ['52', '58'] } },
    });
    const early = await cancel(callers.underwriter, policyNo, {
      ...risen,
      article: '58',
      riskFactors: undefined,
    });
    expect(early).toMatchObject({ status: 409, body: { code: 'no-recent-payment' } });
  });

  it('is nothing for another insurer', async () => {
    const { policyNo } = await insured();
    const other = { ...callers.underwriter, org: 'cpic-sn' };
    expect((await cancel(other, policyNo, risen)).status).toBe(404);
  });
});

describe('the firm’s part of a refund', () => {
  it('case 6: is never the whole: 528.77 is refused, 105.75 is paid', async () => {
    const { firm, policyNo } = await insured();
    now = '2026-07-01T01:00:00.000Z';
    const { effectiveDate, reason } = risen;
    const greedy = await cancel(firm, policyNo, { effectiveDate, reason, refundFen: 52_877 });
    expect(greedy).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    await people.cancel(firm, policyNo, '2026-07-01');
    const { taskId } = await openTask(callers.insurerFinance, policyNo);
    const sent = { bankReference: `REF-${policyNo}`, paidAt: '2026-07-01T00:30:00Z' };
    const whole = await complete(callers.insurerFinance, taskId, { ...sent, amountFen: 52_877 });
    expect(whole).toMatchObject({ status: 422, body: { code: 'amount-differs' } });
    expect((await complete(callers.insurerFinance, taskId, { ...sent, amountFen: 10_575 })).status).toBe(200);
  });

  it('case 55: nothing is set off against what the firm owes on another policy, least of all the public part', async () => {
    const { firm, policyNo } = await insured();
    now = '2026-12-01T01:00:00.000Z';
    const owing = await people.bind(firm, '2027-01-10');
    const answer = await cancel(firm, policyNo, { effectiveDate: '2026-12-01', reason: '搬迁' });
    expect(answer.body.refund).toMatchObject({ totalFen: 10_959, firmFen: 2_191, bureauFen: 8_768 });
    expect((await openTask(callers.insurerFinance, policyNo)).amountFen).toBe(2_191);
    const other = { caller: firm, params: { policyNo: owing.policyNo } };
    const { payment } = (await ask.policies('GET /v1/policies/{policyNo}', other)).body;
    expect(payment).toMatchObject({ dueFen: 100_000, receivedFen: 0 });
  });
});
