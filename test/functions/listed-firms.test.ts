import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAdvances } from '../../shared/persistence/advances.ts';
import { programmeWith } from '../domain/quoting/quote-fixtures.ts';
import { accountOf, ApplicationDesk, nameOf, sent } from '../support/application-desk.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const listed = programmeWith({
  id: 'SN-LIST',
  names: { zh: '免申即享', en: 'Without application' },
  mode: 'no-application',
  noticeWorkingDays: 0,
  confirmationWorkingDays: 3,
});

let desk: ApplicationDesk;
let serial = 700;
beforeAll(async () => {
  desk = await ApplicationDesk.open([listed]);
  await desk.approveBudget('SN-LIST', [4_800_000, 2_400_000, 800_000]);
});
afterAll(() => desk.close());

/** Bought and paid on Thursday 2026-07-09; the clock has struck. */
async function listedFirm(): Promise<{ firm: TestCaller; policyNo: string; id: string }> {
  desk.now = '2026-07-09T01:00:00.000Z';
  serial += 1;
  const firm = testFirm(serial);
  const policyNo = await desk.insured(firm, 'SN-LIST', '2026-07-20');
  await desk.tick();
  const list = await desk.ask.subsidies('GET /v1/subsidy-applications', { caller: firm });
  expect(list.body.items).toHaveLength(1);
  return { firm, policyNo, id: list.body.items[0].applicationId };
}

describe('a programme that nobody has to apply to (SUB-8, SUB-14)', () => {
  it('lists the firm when its policy is paid, and asks it for its account', async () => {
    const { firm, policyNo, id } = await listedFirm();
    expect(await desk.application(firm, id)).toMatchObject({
      policyNo,
      status: 'awaiting-account',
      dueOn: '2026-07-14',
      papers: [],
      grant: { grantedFen: 80_000 },
    });
    expect((await desk.tasks(firm, 'confirm-account'))[0]).toMatchObject({
      dueOn: '2026-07-14',
      amountFen: 80_000,
    });
    expect(await desk.tasks(callers.bureauClerk, 'check-application')).toEqual([]);
    const confirmed = await desk.completeFor(firm, firm, 'confirm-account', {
      payeeAccount: accountOf(firm),
    });
    expect(confirmed.status, confirmed.text).toBe(200);
    const paidAt = '2026-07-09T00:30:00Z';
    await desk.completeFor(firm, callers.bureauClerk, 'pay-subsidy', sent(48_000, paidAt));
    for (const task of await desk.tasks(callers.cityClerk, 'pay-subsidy')) {
      await desk.complete(callers.cityClerk, task.taskId, sent(task.amountFen, paidAt));
    }
    expect((await desk.application(firm, id)).status).toBe('paid');
    expect(await desk.isBalanced()).toBe(true);
  });

  it('tells payers that are late, and has the city pay for its county after three months (SUB-19)', async () => {
    const { firm, policyNo, id } = await listedFirm();
    await desk.completeFor(firm, firm, 'confirm-account', { payeeAccount: accountOf(firm) });
    const paidAt = '2026-07-09T00:30:00Z';
    await desk.completeFor(firm, callers.bureauClerk, 'pay-subsidy', sent(48_000, paidAt));
    await desk.passTo('2026-08-09T15:59:59.999Z');
    expect(await desk.noticesOf(callers.cityClerk)).not.toContain('application.level-overdue');
    await desk.passTo('2026-08-09T16:00:00.000Z');
    expect(await desk.noticesOf(callers.cityClerk)).toContain('application.level-overdue');
    await desk.passTo('2026-10-09T16:00:00.000Z');
    expect(await desk.noticesOf(callers.cityClerk)).toContain('application.advance-due');
    expect(await desk.noticesOf(callers.bureauClerk)).not.toContain('application.level-overdue');
    await desk.tick();

    for (const task of await desk.tasks(callers.cityClerk, 'pay-subsidy')) {
      const paid = await desk.complete(callers.cityClerk, task.taskId, sent(task.amountFen, paidAt));
      expect(paid.status, paid.text).toBe(200);
    }
    const { status, history } = await desk.application(firm, id);
    expect(status).toBe('paid');
    expect(history.slice(-6)).toMatchObject([
      { event: 'transferred', detail: 'province 610000' },
      { event: 'level-overdue', detail: 'city 610100、county 610113' },
      { event: 'advance-due', detail: 'county 610113' },
      { event: 'transferred' },
      { event: 'transferred' },
      { event: 'paid' },
    ]);
    const owed = await readAdvances(desk.engine.store, 'SN-LIST', 2026);
    expect(owed.filter((one) => one.policyNo === policyNo)).toMatchObject([
      { applicationId: id, city: '610100', county: '610113', fen: 8_000 },
    ]);
    expect(await desk.isBalanced()).toBe(true);
  });

  it('case 51: on 15 July the 800.00 that no account was confirmed for are back in the envelope, once', async () => {
    const before = await desk.budget('SN-LIST');
    const { firm, id } = await listedFirm();
    expect((await desk.budget('SN-LIST')).availableFen).toBe(before.availableFen - 80_000);
    await desk.passTo('2026-07-14T15:59:59.999Z');
    expect((await desk.application(firm, id)).status).toBe('awaiting-account');
    const [task] = await desk.tasks(firm, 'confirm-account');
    await desk.passTo('2026-07-14T16:00:00.000Z');
    expect((await desk.application(firm, id)).status).toBe('forfeited');
    expect(await desk.budget('SN-LIST')).toEqual(before);
    expect(await desk.tasks(firm, 'confirm-account')).toEqual([]);
    const late = await desk.complete(firm, task.taskId, { payeeAccount: accountOf(firm) });
    expect(late.body.code).toBe('task-closed');
    await desk.tick();
    expect(await desk.budget('SN-LIST')).toEqual(before);
    expect(await desk.noticesOf(firm)).toContain('application.forfeited');
    expect(await desk.isBalanced()).toBe(true);
  });

  it('grants nothing to a firm that was not eligible when it bound, and says why', async () => {
    desk.now = '2026-07-09T01:00:00.000Z';
    const firm = testFirm(799);
    await desk.journeys.register(firm, nameOf(firm));
    const bound = await desk.bind(firm, (await desk.quote(firm, 'SN-LIST', '2026-07-20')).body.quoteId);
    await desk.ask.firms('POST /v1/registries/{kind}/imports', {
      caller: callers.operator,
      params: { kind: 'dishonest' },
      body: `uscc,number,validFrom,validTo\n${firm.org},D1,2026-07-01,2027-07-01\n`,
    });
    await desk.journeys.pay(bound.body, nameOf(firm));
    await desk.tick();
    const list = await desk.ask.subsidies('GET /v1/subsidy-applications', { caller: firm });
    expect(list.body.items[0]).toMatchObject({ status: 'rejected', ruleId: 'ELG-5' });
  });
});
