import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programmeWith } from '../domain/quoting/quote-fixtures.ts';
import { accountOf, ApplicationDesk } from '../support/application-desk.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const names = { zh: '先缴后补', en: 'Paid back' };
const paidBack = programmeWith({ id: 'SN-BACK', names, mode: 'pay-then-reimburse' });
const listed = programmeWith({
  id: 'SN-LISTED',
  names: { zh: '免申即享', en: 'No application' },
  mode: 'no-application',
});

let desk: ApplicationDesk;
let serial = 540;
beforeAll(async () => {
  desk = await ApplicationDesk.open([paidBack, listed]);
  for (const { id } of [paidBack, listed]) await desk.approveBudget(id, [4_800_000, 2_400_000, 800_000]);
});
afterAll(() => desk.close());

interface Noticed {
  readonly firm: TestCaller;
  readonly policyNo: string;
  readonly applicationId: string;
}

/** Applied for, approved and put under notice on 2 March, to the end of 9 March. */
async function underNotice(start?: string): Promise<Noticed> {
  serial += 1;
  const firm = testFirm(serial);
  desk.now = '2026-01-05T01:00:00.000Z';
  const policyNo = await desk.insured(firm, 'SN-BACK', start);
  desk.now = '2026-03-02T01:00:00.000Z';
  const applicationId = await desk.applied(firm, policyNo, 'SN-BACK');
  await desk.completeFor(firm, callers.bureauClerk, 'check-application', { outcome: 'approve' });
  await desk.tick();
  return { firm, policyNo, applicationId };
}

function object(by: TestCaller, applicationId: string, reason = '同一设备重复申请', key = randomUUID()) {
  const request = { caller: by, params: { applicationId }, body: { reason }, key };
  return desk.ask.subsidies('POST /v1/subsidy-applications/{applicationId}/objections', request);
}

async function taskOf({ firm }: Noticed, by: TestCaller) {
  const open = await desk.tasks(by, 'decide-objection');
  return open.find((task: { uscc: string }) => task.uscc === firm.org);
}

async function statusOf({ firm, applicationId }: Noticed): Promise<string> {
  return (await desk.application(firm, applicationId)).status;
}

describe('an objection to one application of a batch (SUB-13, case 50)', () => {
  it('holds it up while the rest goes on; upheld, it is refused with its reason and its money is free', async () => {
    const before = await desk.budget('SN-BACK');
    const [one, other] = [await underNotice(), await underNotice()];
    const key = randomUUID();
    const objected = await object(callers.bureauClerk, one.applicationId, undefined, key);
    expect(objected, objected.text).toMatchObject({
      status: 201,
      body: { status: 'under-notice', objections: [{ status: 'open', reason: '同一设备重复申请' }] },
    });
    expect((await object(callers.bureauClerk, one.applicationId, undefined, key)).body).toEqual(
      objected.body,
    );
    expect((await object(callers.bureauClerk, one.applicationId, '别的', key)).body.code).toBe(
      'idempotency-key-reused',
    );
    const shown = await desk.application(one.firm, one.applicationId);
    expect(shown.next.zh).toContain('异议');
    expect(JSON.stringify(shown)).not.toContain('bureau-clerk');
    await desk.passTo('2026-03-09T16:00:00.000Z');
    expect([await statusOf(one), await statusOf(other)]).toEqual(['under-notice', 'awaiting-account']);
    expect((await desk.budget('SN-BACK')).reservedFen).toBe(before.reservedFen + 160_000);

    const task = await taskOf(one, callers.bureauApprover);
    expect(task).toMatchObject({ role: 'bureau-approver', amountFen: 80_000, reason: '同一设备重复申请' });
    const uphold = { outcome: 'uphold', reason: '经核实为同一设备' };
    expect((await desk.complete(callers.bureauApprover, task.taskId, { outcome: 'uphold' })).status).toBe(
      400,
    );
    const decided = await desk.complete(callers.bureauApprover, task.taskId, uphold);
    expect(decided.status, decided.text).toBe(200);
    expect(await desk.application(one.firm, one.applicationId)).toMatchObject({
      status: 'rejected',
      ruleId: 'SUB-13',
      reason: '经核实为同一设备',
      objections: [{ status: 'upheld', decision: '经核实为同一设备' }],
    });
    expect((await desk.budget('SN-BACK')).reservedFen).toBe(before.reservedFen + 80_000);
    expect((await desk.complete(callers.bureauApprover, task.taskId, uphold)).body.code).toBe('task-closed');
    expect(await desk.isBalanced()).toBe(true);
    const { policyNo } = one;
    const booked = await desk.ask.ledger('GET /v1/ledger/entries', { caller: one.firm, query: { policyNo } });
    const kinds = booked.body.items.map((entry: { kind: string }) => entry.kind);
    expect(kinds.filter((kind: string) => kind.startsWith('subsidy-')).toSorted()).toEqual([
      'subsidy-released',
      'subsidy-reserved',
    ]);
    expect(await desk.noticesOf(one.firm)).toContain('application.rejected');
  });

  it('dismissed after the notice, lets the firm confirm its account and be paid like the others', async () => {
    const one = await underNotice();
    await object(callers.bureauApprover, one.applicationId);
    await desk.passTo('2026-03-20T01:00:00.000Z');
    expect(await statusOf(one)).toBe('under-notice');
    const task = await taskOf(one, callers.bureauClerk);
    expect(task.role).toBe('bureau-clerk');
    const dismiss = { outcome: 'dismiss', reason: '系不同设备' };
    expect((await desk.complete(callers.bureauClerk, task.taskId, dismiss)).status).toBe(200);
    await desk.tick();
    expect(await desk.application(one.firm, one.applicationId)).toMatchObject({
      status: 'awaiting-account',
      dueOn: '2026-04-03',
      objections: [{ status: 'dismissed', decision: '系不同设备' }],
    });
    const own = { payeeAccount: accountOf(one.firm) };
    expect((await desk.completeFor(one.firm, one.firm, 'confirm-account', own)).status).toBe(200);
  });

  it('is raised by bureaus that hold the firm and decided by the one that pays, never by whoever raised it', async () => {
    const one = await underNotice();
    expect((await object(callers.otherBureau, one.applicationId)).status).toBe(404);
    expect((await object(one.firm, one.applicationId)).status).toBe(403);
    expect((await object(callers.insurerFinance, one.applicationId)).status).toBe(403);
    const both = { ...callers.cityClerk, org: '610000', roles: ['bureau-clerk', 'bureau-approver'] } as const;
    expect((await object(both, one.applicationId)).status).toBe(201);
    expect(await taskOf(one, both)).toBeUndefined();
    const { taskId } = await taskOf(one, callers.bureauClerk);
    const dismiss = { outcome: 'dismiss', reason: '不成立' };
    const own = await desk.complete(both, taskId, dismiss);
    expect(own).toMatchObject({ status: 403, body: { code: 'same-person' } });
    expect(own.body.detail).toContain('异议');
    expect((await desk.complete(callers.bureauClerk, taskId, dismiss)).status).toBe(200);
  });

  it('of two at once only one holds it up; after the last day none is taken', async () => {
    const one = await underNotice();
    const answers = await Promise.all(
      [callers.bureauClerk, callers.cityClerk].map((by) => object(by, one.applicationId)),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('objection-open');
    const late = await underNotice();
    desk.now = '2026-03-09T16:00:00.000Z';
    expect((await object(callers.bureauClerk, late.applicationId)).body).toMatchObject({
      code: 'notice-over',
      facts: { noticeEndsOn: '2026-03-09' },
    });
    await desk.tick();
    expect((await object(callers.bureauClerk, late.applicationId)).body).toMatchObject({
      code: 'wrong-status',
      facts: { status: 'awaiting-account' },
    });
  });

  it('case 7: a policy that ends meanwhile lowers what is held up, and takes the task along where nothing is left', async () => {
    const [kept, gone] = [await underNotice(), await underNotice('2026-03-20')];
    for (const { applicationId } of [kept, gone]) await object(callers.bureauClerk, applicationId);
    await desk.journeys.cancel(kept.firm, kept.policyNo, '2026-07-01');
    await desk.journeys.cancel(gone.firm, gone.policyNo, '2026-03-10');
    expect(await statusOf(gone)).toBe('rejected');
    expect(await taskOf(gone, callers.bureauApprover)).toBeUndefined();
    expect(await taskOf(kept, callers.bureauApprover)).toMatchObject({ amountFen: 37_698 });
    const { taskId } = await taskOf(kept, callers.bureauApprover);
    const uphold = { outcome: 'uphold', reason: '成立' };
    expect((await desk.complete(callers.bureauApprover, taskId, uphold)).status).toBe(200);
    expect((await desk.application(kept.firm, kept.applicationId)).status).toBe('rejected');
    expect(await desk.isBalanced()).toBe(true);
  });

  it('is raised against a firm that was listed without applying, too (SUB-14)', async () => {
    serial += 1;
    const firm = testFirm(serial);
    desk.now = '2026-01-05T01:00:00.000Z';
    await desk.insured(firm, 'SN-LISTED');
    await desk.tick();
    const list = await desk.ask.subsidies('GET /v1/subsidy-applications', { caller: firm });
    const [{ applicationId, status }] = list.body.items;
    expect(status).toBe('under-notice');
    expect((await object(callers.cityClerk, applicationId)).status).toBe(201);
    await desk.passTo('2026-03-01T01:00:00.000Z');
    expect((await desk.application(firm, applicationId)).status).toBe('under-notice');
  });
});
