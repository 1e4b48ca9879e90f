import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { programmeWith } from '../domain/quoting/quote-fixtures.ts';
import { accountOf, ApplicationDesk, sent } from '../support/application-desk.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const programmeId = 'SN-BACK';
const paidBack = programmeWith({
  id: programmeId,
  names: { zh: '先缴后补', en: 'Paid back' },
  mode: 'pay-then-reimburse',
});

let desk: ApplicationDesk;
let serial = 450;
const cancelling = caller(cancellation, () => desk.now);

beforeAll(async () => {
  desk = await ApplicationDesk.open([paidBack]);
  await desk.approveBudget(programmeId, [4_800_000, 2_400_000, 800_000]);
});
afterAll(() => desk.close());

/** A firm of its own that paid 1,000.00 and was granted 800.00 of it on 2 March, under public notice until 9 March. */
async function granted() {
  desk.now = '2026-01-05T01:00:00.000Z';
  serial += 1;
  const firm = testFirm(serial);
  const policyNo = await desk.insured(firm, programmeId);
  desk.now = '2026-03-02T01:00:00.000Z';
  const applicationId = await desk.applied(firm, policyNo, programmeId);
  await desk.completeFor(firm, callers.bureauClerk, 'check-application', { outcome: 'approve' });
  await desk.tick();
  return { firm, policyNo, applicationId };
}

function cancel(firm: TestCaller, policyNo: string, effectiveDate: string) {
  const body = { effectiveDate, reason: '项目终止' };
  const request = { caller: firm, params: { policyNo }, body };
  return cancelling('POST /v1/policies/{policyNo}/cancellation', request);
}

/** Names its account and is paid by every level. */
async function paidOut(firm: TestCaller): Promise<void> {
  await desk.passTo('2026-03-09T16:00:00.000Z');
  await desk.completeFor(firm, firm, 'confirm-account', { payeeAccount: accountOf(firm) });
  desk.now = '2026-03-16T01:00:00.000Z';
  const paidAt = '2026-03-16T00:30:00Z';
  for (const by of [callers.bureauClerk, callers.cityClerk]) {
    const open = await desk.tasks(by, 'pay-subsidy');
    for (const task of open.filter((one: { uscc: string }) => one.uscc === firm.org)) {
      const slip = sent(task.amountFen, paidAt, `T-${task.taskId}`);
      expect((await desk.complete(by, task.taskId, slip)).status).toBe(200);
    }
  }
}

describe('a firm that paid the whole premium and cancels', () => {
  it('case 7: before payout keeps a grant on what is kept, the rest is free again, and has its refund whole', async () => {
    const { firm, policyNo, applicationId } = await granted();
    const before = await desk.budget(programmeId);
    desk.now = '2026-03-03T01:00:00.000Z';
    const answer = await cancel(firm, policyNo, '2026-07-01');
    expect(answer.body.refund).toEqual({ totalFen: 52_877, firmFen: 52_877, bureauFen: 0, levels: [] });
    expect(answer.body.explanation.map((line: { part: string }) => line.part)).not.toContain('recovered');
    const application = await desk.application(firm, applicationId);
    expect(application).toMatchObject({ status: 'under-notice', grant: { grantedFen: 37_698 } });
    const after = await desk.budget(programmeId);
    expect(before.reservedFen - after.reservedFen).toBe(42_302);
    expect(after.availableFen - before.availableFen).toBe(42_302);
    expect(await desk.isBalanced()).toBe(true);
  });

  it('case 7: while it is asked for its account is asked for the lower amount', async () => {
    const { firm, policyNo } = await granted();
    await desk.passTo('2026-03-09T16:00:00.000Z');
    await cancel(firm, policyNo, '2026-07-01');
    const open = await desk.tasks(firm, 'confirm-account');
    expect(open).toMatchObject([{ amountFen: 37_698 }]);
    const confirmed = await desk.completeFor(firm, firm, 'confirm-account', {
      payeeAccount: accountOf(firm),
    });
    expect(confirmed.status, confirmed.text).toBe(200);
  });

  it('case 7: after payout has 528.77 from the insurer, and the bureaus claim 423.02 back from it (SUB-16)', async () => {
    const { firm, policyNo, applicationId } = await granted();
    await paidOut(firm);
    expect((await desk.application(firm, applicationId)).status).toBe('paid');
    const before = await desk.budget(programmeId);
    const answer = await cancel(firm, policyNo, '2026-07-01');
    expect(answer.body.refund).toMatchObject({ totalFen: 52_877, firmFen: 52_877 });
    const shown = await desk.ask.policies('GET /v1/policies/{policyNo}', {
      caller: firm,
      params: { policyNo },
    });
    expect(shown.body.cancellation.recovery).toEqual({
      rule: 'SUB-16',
      totalFen: 42_302,
      levels: [
        { level: 'province', payer: '610000', fen: 25_382 },
        { level: 'city', payer: '610100', fen: 12_690 },
        { level: 'county', payer: '610113', fen: 4_230 },
      ],
    });
    expect(await desk.noticesOf(callers.cityClerk)).toContain('subsidy.recovery');
    expect(await desk.budget(programmeId)).toEqual(before);
    expect(await desk.isBalanced()).toBe(true);
  });
});
