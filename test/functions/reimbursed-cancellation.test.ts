import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctRefund } from '../../functions/cancellation/correct-refund.ts';
import { caseIdOf } from '../../functions/clawbacks/case-ids.ts';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { Minter } from '../../functions/runtime/minting.ts';
import { leftOf } from '../../shared/domain/clawbacks/clawback-case.ts';
import { instant } from '../../shared/domain/dates.ts';
import { composeClaimNo, policyNo as policyNoSchema } from '../../shared/domain/ids.ts';
import { asFen } from '../../shared/domain/money.ts';
import { coverCode } from '../../shared/domain/products/cover.ts';
import { invariant } from '../../shared/domain/result.ts';
import { readCase } from '../../shared/persistence/clawback-cases.ts';
import { writeLimitUse } from '../../shared/persistence/limits.ts';
import { commit } from '../../shared/persistence/store.ts';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { handler as rescission } from '../../functions/rescission/rescission-api.ts';
import { programmeWith } from '../domain/quoting/quote-fixtures.ts';
import { conversionCostV1 } from '../../shared/domain/products/data/conversion-cost-v1.ts';
import { accountOf, ApplicationDesk, nameOf, sent } from '../support/application-desk.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const programmeId = 'SN-BACK';
const paidBack = programmeWith({
  id: programmeId,
  names: { zh: '先缴后补', en: 'Paid back' },
  mode: 'pay-then-reimburse',
});

/** The same by grades, as Tongling has them (SUB-18). */
const gradedId = 'SN-GRADE';
const byGrades = programmeWith({
  id: gradedId,
  names: { zh: '分级补贴', en: 'By grades' },
  mode: 'pay-then-reimburse',
  performance: [
    { code: 'A', ppm: 1_000_000 },
    { code: 'B', ppm: 800_000 },
  ],
});

let desk: ApplicationDesk;
let serial = 450;
const cancelling = caller(cancellation, () => desk.now);
const rescinding = caller(rescission, () => desk.now);

beforeAll(async () => {
  desk = await ApplicationDesk.open([paidBack, byGrades]);
  for (const one of [programmeId, gradedId]) await desk.approveBudget(one, [4_800_000, 2_400_000, 800_000]);
});
afterAll(() => desk.close());

/** A firm of its own that paid 1,000.00 and was granted 800.00 of it on 2 March, under public notice until 9 March. */
async function granted(under = programmeId, check: object = {}) {
  desk.now = '2026-01-05T01:00:00.000Z';
  serial += 1;
  const firm = testFirm(serial);
  const policyNo = await desk.insured(firm, under);
  desk.now = '2026-03-02T01:00:00.000Z';
  const applicationId = await desk.applied(firm, policyNo, under);
  const approval = { outcome: 'approve', ...check };
  await desk.completeFor(firm, callers.bureauClerk, 'check-application', approval);
  await desk.tick();
  return { firm, policyNo, applicationId };
}

function cancel(firm: TestCaller, policyNo: string, effectiveDate: string) {
  const body = { effectiveDate, reason: '项目终止' };
  const request = { caller: firm, params: { policyNo }, body };
  return cancelling('POST /v1/policies/{policyNo}/cancellation', request);
}

const paidAt = '2026-03-16T00:30:00Z';

async function accountNamed(firm: TestCaller): Promise<void> {
  await desk.passTo('2026-03-09T16:00:00.000Z');
  await desk.completeFor(firm, firm, 'confirm-account', { payeeAccount: accountOf(firm) });
  desk.now = '2026-03-16T01:00:00.000Z';
}

/** What payers have still to send to a firm, by the task's amount. */
async function unpaidTasks(firm: TestCaller, by: TestCaller) {
  const open = await desk.tasks(by, 'pay-subsidy');
  return open.filter((one: { uscc: string }) => one.uscc === firm.org);
}

async function payAll(firm: TestCaller, by: TestCaller): Promise<number[]> {
  const open = await unpaidTasks(firm, by);
  for (const task of open) {
    const done = await desk.complete(by, task.taskId, sent(task.amountFen, paidAt, `T-${task.taskId}`));
    expect(done.status, done.text).toBe(200);
  }
  return open.map((one: { amountFen: number }) => one.amountFen);
}

/** Names its account and is paid by every level. */
async function paidOut(firm: TestCaller): Promise<void> {
  await accountNamed(firm);
  for (const by of [callers.bureauClerk, callers.cityClerk]) await payAll(firm, by);
}

async function recoveryOf(firm: TestCaller, policyNo: string) {
  const asked = { caller: firm, params: { policyNo } };
  return (await desk.ask.policies('GET /v1/policies/{policyNo}', asked)).body.cancellation.recovery;
}

describe('a firm that paid the whole premium and cancels', () => {
  it('case 23: owes less of the subsidy it was paid once a claim has made its refund smaller (CAN-5, SUB-16)', async () => {
    const { firm, policyNo: no } = await granted();
    const policyNo = policyNoSchema.parse(no);
    await paidOut(firm);
    await cancel(firm, policyNo, '2026-07-01');
    expect(await recoveryOf(firm, policyNo)).toMatchObject({ totalFen: 42_302 });
    const before = await desk.budget(programmeId);
    const covers = [
      { code: coverCode.parse('equipment'), committedFen: asFen(0), paidFen: asFen(2_376_000) },
    ];
    await commit(businessTable(), [writeLimitUse({ policyNo, covers, revision: 1 })]);
    const now = instant.parse(desk.now);
    const claim = { policyNo, claimNo: composeClaimNo(2026, '0000000023') };
    for (const turn of ['first', 'again']) await correctRefund(claim, { mint: new Minter(turn, now), now });
    const read = await desk.ask.policies('GET /v1/policies/{policyNo}', {
      caller: firm,
      params: { policyNo },
    });
    expect(read.body.cancellation.corrections).toMatchObject([
      { owed: { totalFen: 6_282, firmFen: 6_282, bureauFen: 0 } },
    ]);
    const lowered: { fen: number }[] = read.body.cancellation.corrections[0].recoveryLowered;
    expect(lowered.reduce((sum, one) => sum + one.fen, 0)).toBe(5_026);
    const after = await desk.budget(programmeId);
    expect(before.clawedBackFen - after.clawedBackFen).toBe(5_026);
    const order = await readCase(businessTable(), { kind: 'service' }, caseIdOf(policyNo, 'order'));
    invariant(order?.status === 'owed', 'the firm still owes');
    expect(leftOf(order).reduce((sum, one) => sum + one.fen, 0)).toBe(37_276);
    expect(await desk.isBalanced()).toBe(true);
  });

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

  it('case 7: with its account confirmed the payers owe it 376.98, nobody claims, and that is what they pay', async () => {
    const { firm, policyNo, applicationId } = await granted();
    await accountNamed(firm);
    const before = await desk.budget(programmeId);
    await cancel(firm, policyNo, '2026-07-01');
    expect(await recoveryOf(firm, policyNo)).toBeUndefined();
    const application = await desk.application(firm, applicationId);
    expect(application).toMatchObject({ status: 'awaiting-payment', grant: { grantedFen: 37_698 } });
    expect(application.next.zh).toContain('376.98');
    const after = await desk.budget(programmeId);
    expect(after).toEqual({
      ...before,
      accruedFen: before.accruedFen - 42_302,
      availableFen: before.availableFen + 42_302,
    });
    expect(await desk.noticesOf(callers.cityClerk)).toContain('application.reduced');
    expect(await desk.isBalanced()).toBe(true);
    const [first] = await unpaidTasks(firm, callers.bureauClerk);
    const old = await desk.complete(callers.bureauClerk, first.taskId, sent(48_000, paidAt));
    expect(old.body).toMatchObject({ code: 'amount-differs', facts: { dueFen: 22_618 } });
    expect(await payAll(firm, callers.bureauClerk)).toEqual([22_618]);
    expect((await payAll(firm, callers.cityClerk)).toSorted((a, b) => a - b)).toEqual([3_770, 11_310]);
    expect((await desk.application(firm, applicationId)).status).toBe('paid');
    expect((await desk.budget(programmeId)).paidFen).toBe(before.paidFen + 37_698);
    expect(await desk.isBalanced()).toBe(true);
  });

  it('case 7: paid by the province only, owes the province 253.82, and city and county pay less (SUB-16)', async () => {
    const { firm, policyNo, applicationId } = await granted();
    await accountNamed(firm);
    expect(await payAll(firm, callers.bureauClerk)).toEqual([48_000]);
    const before = await desk.budget(programmeId);
    await cancel(firm, policyNo, '2026-07-01');
    expect(await recoveryOf(firm, policyNo)).toMatchObject({
      totalFen: 25_382,
      levels: [{ level: 'province', fen: 25_382 }],
    });
    expect((await desk.budget(programmeId)).accruedFen).toBe(before.accruedFen - 16_920);
    expect((await payAll(firm, callers.cityClerk)).toSorted((a, b) => a - b)).toEqual([3_770, 11_310]);
    expect(await desk.application(firm, applicationId)).toMatchObject({
      status: 'paid',
      grant: { grantedFen: 63_080 },
    });
    expect(await desk.isBalanced()).toBe(true);
  });

  it('case 7: rescinded for negligence before payout keeps no grant, and the payers’ tasks are gone (CAN-7)', async () => {
    const { firm, policyNo, applicationId } = await granted();
    await accountNamed(firm);
    const before = await desk.budget(programmeId);
    desk.now = '2026-03-16T02:00:00.000Z';
    const rescinded = await rescinding('POST /v1/policies/{policyNo}/rescission', {
      caller: callers.underwriter,
      params: { policyNo },
      body: {
        ground: 'non-disclosure',
        finding: 'gross-negligence',
        questionId: 'q1',
        knownOn: '2026-03-16',
        reason: '未如实告知',
      },
    });
    expect(rescinded.status, rescinded.text).toBe(200);
    expect(await desk.application(firm, applicationId)).toMatchObject({ status: 'rejected' });
    expect(await unpaidTasks(firm, callers.bureauClerk)).toEqual([]);
    expect((await desk.budget(programmeId)).accruedFen).toBe(before.accruedFen - 80_000);
    expect(await desk.isBalanced()).toBe(true);
  });

  it('case 7: a payment and a cancellation at once: what was sent is claimed back, what was not is lowered, once', async () => {
    const { firm, policyNo, applicationId } = await granted();
    await accountNamed(firm);
    const [task] = await unpaidTasks(firm, callers.bureauClerk);
    const slip = sent(48_000, paidAt, `T-${task.taskId}`);
    const [paid, ended] = await Promise.all([
      desk.complete(callers.bureauClerk, task.taskId, slip),
      cancel(firm, policyNo, '2026-07-01'),
    ]);
    expect(ended.status, ended.text).toBe(200);
    const recovery = await recoveryOf(firm, policyNo);
    expect(recovery?.totalFen).toBe(paid.status === 200 ? 25_382 : undefined);
    for (const by of [callers.bureauClerk, callers.cityClerk]) await payAll(firm, by);
    expect(await desk.application(firm, applicationId)).toMatchObject({
      status: 'paid',
      grant: { grantedFen: paid.status === 200 ? 63_080 : 37_698 },
    });
    expect(await desk.isBalanced()).toBe(true);
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
    expect(await desk.budget(programmeId)).toEqual({
      ...before,
      clawedBackFen: before.clawedBackFen + 42_302,
      availableFen: before.availableFen + 42_302,
    });
    expect(await desk.isBalanced()).toBe(true);
  });
});

describe('a firm of class B that was granted 640.00 and cancels', () => {
  const grade = { grade: 'B' };

  it('SUB-18: before payout is paid 301.58 on the 471.23 that are kept, and 338.42 are free again', async () => {
    const { firm, policyNo, applicationId } = await granted(gradedId, grade);
    await accountNamed(firm);
    const before = await desk.budget(gradedId);
    await cancel(firm, policyNo, '2026-07-01');
    expect(await recoveryOf(firm, policyNo)).toBeUndefined();
    const lowered = { status: 'awaiting-payment', grant: { grantedFen: 30_158 } };
    expect(await desk.application(firm, applicationId)).toMatchObject(lowered);
    expect(await desk.budget(gradedId)).toEqual({
      ...before,
      accruedFen: before.accruedFen - 33_842,
      availableFen: before.availableFen + 33_842,
    });
    expect(await payAll(firm, callers.bureauClerk)).toEqual([18_094]);
    expect((await payAll(firm, callers.cityClerk)).toSorted((a, b) => a - b)).toEqual([3_016, 9_048]);
    expect((await desk.budget(gradedId)).paidFen).toBe(before.paidFen + 30_158);
    expect(await desk.isBalanced()).toBe(true);
  });

  it('SUB-18: after payout owes 338.42 of it, and keeps 301.58 (SUB-16)', async () => {
    const { firm, policyNo } = await granted(gradedId, grade);
    await paidOut(firm);
    const before = await desk.budget(gradedId);
    await cancel(firm, policyNo, '2026-07-01');
    expect(await recoveryOf(firm, policyNo)).toMatchObject({ rule: 'SUB-16', totalFen: 33_842 });
    expect((await desk.budget(gradedId)).clawedBackFen).toBe(before.clawedBackFen + 33_842);
    expect(await desk.isBalanced()).toBe(true);
  });
});

describe('a Shandong firm that insures the cost of conversion for 8,000.00', () => {
  const clerk: TestCaller = { sub: 'sd-clerk', roles: ['bureau-clerk'], org: '370000' };
  const approver: TestCaller = { sub: 'sd-approver', roles: ['bureau-approver'], org: '370000' };
  const lukebao = 'SD-LKB';
  const position = async () => {
    const asked = { caller: clerk, params: { programmeId: lukebao }, query: { year: '2026' } };
    return (await desk.ask.budgets('GET /v1/programmes/{programmeId}/budget', asked)).body.totals;
  };

  it('case 7: granted 4,000.00 and not paid, is paid 1,534.24 on the 3,068.49 that the insurer keeps (PTR-kept)', async () => {
    desk.now = '2026-01-05T01:00:00.000Z';
    const approved = await desk.ask.budgets('PUT /v1/programmes/{programmeId}/budgets/{year}', {
      caller: approver,
      params: { programmeId: lukebao, year: '2026' },
      body: { levels: [{ level: 'province', approvedFen: 1_000_000 }] },
    });
    expect(approved.status, approved.text).toBe(200);
    const firm = testFirm(499);
    await desk.journeys.register(firm, nameOf(firm), '370112');
    const quoted = await desk.ask.quoting('POST /v1/quotes', {
      caller: firm,
      body: {
        productCode: 'conversion-cost',
        uscc: firm.org,
        start: '2026-02-11',
        sumsInsured: { 'conversion-cost': 20_000_000 },
        programmeIds: [lukebao],
      },
    });
    expect(quoted.status, quoted.text).toBe(201);
    const clauses = conversionCostV1.exemptionClauses.map((clause) => clause.id);
    const bound = await desk.journeys.bindQuote(firm, quoted.body.quoteId, clauses);
    await desk.journeys.pay(bound, nameOf(firm));
    const applicationId = await desk.applied(firm, bound.policyNo, lukebao);
    await desk.completeFor(firm, clerk, 'check-application', { outcome: 'approve' });
    await desk.tick();
    await accountNamed(firm);
    expect(await position()).toMatchObject({ accruedFen: 400_000, availableFen: 600_000 });

    const ended = await cancel(firm, bound.policyNo, '2026-07-01');
    expect(ended.body.refund).toMatchObject({ totalFen: 493_151, firmFen: 493_151 });
    expect(await recoveryOf(firm, bound.policyNo)).toBeUndefined();
    const left = { accruedFen: 153_424, reservedFen: 0, availableFen: 846_576, paidFen: 0 };
    expect(await position()).toMatchObject(left);
    expect(await payAll(firm, clerk)).toEqual([153_424]);
    expect(await desk.application(firm, applicationId)).toMatchObject({
      status: 'paid',
      grant: { grantedFen: 153_424 },
    });
    expect(await position()).toMatchObject({ ...left, paidFen: 153_424 });
    expect(await desk.isBalanced()).toBe(true);
  });
});
