import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as endorsements } from '../../functions/endorsements/endorsements-api.ts';
import { programmeWith } from '../domain/quoting/quote-fixtures.ts';
import { accountOf, ApplicationDesk, nameOf, sent } from '../support/application-desk.ts';
import { caller, callers, type TestAnswer, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const names = { zh: '先缴后补', en: 'Paid back' };
const paidBack = programmeWith({
  id: 'SN-BACK',
  names,
  mode: 'pay-then-reimburse',
  window: { spans: [{ from: '2026-03-01', to: '2026-03-14' }] },
});
const graded = programmeWith({
  id: 'SN-GRADE',
  names,
  mode: 'pay-then-reimburse',
  performance: [
    { code: 'A', ppm: 1_000_000 },
    { code: 'B', ppm: 800_000 },
  ],
});
const scarce = programmeWith({ id: 'SN-SCARCE', names, mode: 'pay-then-reimburse' });
const shared = programmeWith({
  id: 'SN-SHARED',
  names,
  mode: 'pay-then-reimburse',
  budget: { allocation: 'pro-rata' },
  window: { yearly: [{ from: '03-01', to: '03-14' }] },
});
const plenty: [number, number, number] = [4_800_000, 2_400_000, 800_000];

let desk: ApplicationDesk;
let serial = 500;
beforeAll(async () => {
  desk = await ApplicationDesk.open([paidBack, graded, scarce, shared]);
  for (const { id } of [paidBack, graded]) await desk.approveBudget(id, plenty);
});
afterAll(() => desk.close());

function newFirm(): TestCaller {
  serial += 1;
  return testFirm(serial);
}

async function insuredInJanuary(programmeId: string): Promise<{ firm: TestCaller; policyNo: string }> {
  desk.now = '2026-01-05T01:00:00.000Z';
  const firm = newFirm();
  return { firm, policyNo: await desk.insured(firm, programmeId) };
}

/** Applied for and approved by the province on 2 March. */
async function checked(programmeId: string, check: object = { outcome: 'approve' }) {
  const { firm, policyNo } = await insuredInJanuary(programmeId);
  desk.now = '2026-03-02T01:00:00.000Z';
  const applicationId = await desk.applied(firm, policyNo, programmeId);
  const done = await desk.completeFor(firm, callers.bureauClerk, 'check-application', check);
  expect(done.status, done.text).toBe(200);
  return { firm, policyNo, applicationId };
}

describe('a subsidy that is paid back (SUB-8)', () => {
  it('goes from the firm’s papers to the firm’s account, with the budget and the ledger at every step', async () => {
    const before = await desk.budget('SN-BACK');
    const { firm, policyNo, applicationId } = await checked('SN-BACK');
    await desk.tick();
    expect(await desk.application(firm, applicationId)).toMatchObject({
      status: 'under-notice',
      noticeEndsOn: '2026-03-09',
      grant: { grantedFen: 80_000, baseFen: 100_000 },
    });
    expect((await desk.budget('SN-BACK')).reservedFen).toBe(before.reservedFen + 80_000);

    await desk.passTo('2026-03-09T15:59:59.000Z');
    expect((await desk.application(firm, applicationId)).status).toBe('under-notice');
    await desk.passTo('2026-03-09T16:00:00.000Z');
    expect(await desk.application(firm, applicationId)).toMatchObject({ status: 'awaiting-account' });

    const others = { payeeAccount: { ...accountOf(firm), name: '别的公司' } };
    const wrong = await desk.completeFor(firm, firm, 'confirm-account', others);
    expect(wrong).toMatchObject({ status: 422, body: { code: 'payee-not-insured' } });
    const own = await desk.completeFor(firm, firm, 'confirm-account', { payeeAccount: accountOf(firm) });
    expect(own.status, own.text).toBe(200);
    expect((await desk.budget('SN-BACK')).accruedFen).toBe(before.accruedFen + 80_000);

    desk.now = '2026-03-16T01:00:00.000Z';
    const paidAt = '2026-03-16T00:30:00Z';
    const short = await desk.completeFor(firm, callers.bureauClerk, 'pay-subsidy', sent(47_999, paidAt));
    expect(short).toMatchObject({ status: 422, body: { code: 'amount-differs', facts: { dueFen: 48_000 } } });
    await desk.completeFor(firm, callers.bureauClerk, 'pay-subsidy', sent(48_000, paidAt));
    const ofCity = await desk.tasks(callers.cityClerk, 'pay-subsidy');
    expect(ofCity.map((task: { divisionCode: string }) => task.divisionCode).toSorted()).toEqual([
      '610100',
      '610113',
    ]);
    for (const task of ofCity) {
      expect((await desk.application(firm, applicationId)).status).toBe('awaiting-payment');
      const paid = await desk.complete(callers.cityClerk, task.taskId, sent(task.amountFen, paidAt));
      expect(paid.status, paid.text).toBe(200);
    }
    const { status, history, payee, next } = await desk.application(firm, applicationId);
    expect({ status, payee }).toEqual({ status: 'paid', payee: accountOf(firm) });
    expect(next.zh).toContain('800.00');
    expect(history.map((one: { event: string }) => one.event)).toEqual([
      'applied',
      'checked',
      'granted',
      'notice-over',
      'account-confirmed',
      'transferred',
      'transferred',
      'transferred',
      'paid',
    ]);
    const after = await desk.budget('SN-BACK');
    expect(after).toMatchObject({
      accruedFen: before.accruedFen + 80_000,
      paidFen: before.paidFen + 80_000,
      reservedFen: before.reservedFen,
    });
    expect(await desk.isBalanced()).toBe(true);
    expect(await desk.noticesOf(firm)).toEqual(
      expect.arrayContaining(['application.applied', 'application.under-notice', 'application.paid']),
    );
    const booked = await desk.ask.ledger('GET /v1/ledger/entries', { caller: firm, query: { policyNo } });
    const entries = booked.body.items.filter((one: { kind: string }) => one.kind.startsWith('subsidy-'));
    expect(entries.map((one: { kind: string }) => one.kind).toSorted()).toEqual([
      'subsidy-accrued',
      'subsidy-owed',
      ...Array.from({ length: 3 }, () => 'subsidy-paid'),
      'subsidy-reserved',
      ...Array.from({ length: 3 }, () => 'subsidy-transferred'),
    ]);
    expect(entries.filter((one: { insurer?: string }) => one.insurer !== undefined)).toEqual([]);
  });

  it('keeps the money of a firm that names its account late, says so, and reminds it once (SUB-14)', async () => {
    const { firm, applicationId } = await checked('SN-BACK');
    await desk.tick();
    await desk.passTo('2026-03-09T16:00:00.000Z');
    const { dueOn, next } = await desk.application(firm, applicationId);
    expect({ dueOn, asks: next.zh.includes(dueOn) }).toEqual({ dueOn: '2026-03-24', asks: true });
    const before = await desk.budget('SN-BACK');
    const told = async () => {
      const { body } = await desk.ask.notices('GET /v1/notices', { caller: firm, query: { limit: '100' } });
      return body.items.filter((one: { kind: string }) => one.kind === 'application.account-overdue');
    };
    await desk.passTo('2026-03-24T15:59:59.000Z');
    expect(await told()).toEqual([]);
    for (const now of ['2026-03-24T16:00:00.000Z', '2026-03-25T16:00:00.000Z']) {
      await desk.passTo(now);
      expect(await told()).toMatchObject([{ text: { zh: expect.stringContaining('已过') } }]);
    }
    const late = await desk.application(firm, applicationId);
    expect(late).toMatchObject({ status: 'awaiting-account', next: { zh: expect.stringContaining('已过') } });
    expect(late.next.zh).toContain('800.00');
    expect(late.history.at(-1).event).toBe('reminded');
    expect(await desk.budget('SN-BACK')).toEqual(before);
    const own = { payeeAccount: accountOf(firm) };
    const confirmed = await desk.completeFor(firm, firm, 'confirm-account', own);
    expect(confirmed.status, confirmed.text).toBe(200);
  });

  it('reserves nothing at bind: the firm pays 1,000.00 on day one', async () => {
    desk.now = '2026-01-05T01:00:00.000Z';
    const firm = newFirm();
    await desk.journeys.register(firm, 'x');
    const before = await desk.budget('SN-BACK');
    const { body } = await desk.quote(firm, 'SN-BACK');
    expect(body).toMatchObject({ firmPaysFen: 100_000, firmNetFen: 20_000 });
    await desk.bind(firm, body.quoteId);
    expect(await desk.budget('SN-BACK')).toEqual(before);
  });

  it('is for the bureau that pays and no other: neither another province nor a bureau below decides', async () => {
    const { firm, policyNo } = await insuredInJanuary('SN-BACK');
    desk.now = '2026-03-02T01:00:00.000Z';
    await desk.applied(firm, policyNo, 'SN-BACK');
    const theirs = async (by: TestCaller) => {
      const list = await desk.tasks(by, 'check-application');
      return list.filter((task: { uscc: string }) => task.uscc === firm.org);
    };
    const [task] = await theirs(callers.bureauClerk);
    expect(task).toMatchObject({ role: 'bureau-clerk', policyNo });
    for (const by of [
      callers.otherBureau,
      callers.cityClerk,
      callers.bureauApprover,
      callers.insurerFinance,
    ]) {
      expect(await theirs(by)).toEqual([]);
      expect((await desk.complete(by, task.taskId, { outcome: 'approve' })).status).toBeGreaterThan(400);
    }
  });

  it('is shown to the firm and the bureaus above it, to nobody else', async () => {
    const { firm, applicationId } = await checked('SN-BACK');
    for (const by of [firm, callers.bureauClerk, callers.cityClerk]) {
      expect(await desk.application(by, applicationId)).toMatchObject({ applicationId });
    }
    for (const by of [newFirm(), callers.otherBureau]) {
      expect(await desk.application(by, applicationId)).toMatchObject({ code: 'not-found' });
    }
    const list = await desk.ask.subsidies('GET /v1/subsidy-applications', {
      caller: firm,
      query: { status: 'checked' },
    });
    expect(list.body.items).toMatchObject([{ applicationId, firmName: nameOf(firm) }]);
    expect(await desk.application(callers.bureauClerk, applicationId)).toMatchObject({
      firmName: nameOf(firm),
    });
  });
});

describe('the window (SUB-11, TIM-5)', () => {
  it.each([
    ['2026-02-28T15:59:59.000Z', 422],
    ['2026-02-28T16:00:00.000Z', 201],
    ['2026-03-14T15:59:59.000Z', 201],
    ['2026-03-14T16:00:00.000Z', 422],
  ])('at %s answers %d: both end points belong to it, to the second', async (now, status) => {
    const { firm, policyNo } = await insuredInJanuary('SN-BACK');
    desk.now = now;
    const documentIds = await desk.papers(firm, policyNo);
    const answered = await desk.apply(firm, policyNo, { programmeId: 'SN-BACK', documentIds });
    expect(answered.status, answered.text).toBe(status);
    if (status === 201) return;
    expect(answered.body.code).toBe('window-closed');
    expect(answered.body.detail).toMatch(/2026-03-(01|14)/);
  });
});

describe('papers (SUB-21)', () => {
  it('have to be there, all of them and uploaded', async () => {
    const { firm, policyNo } = await insuredInJanuary('SN-BACK');
    desk.now = '2026-03-02T01:00:00.000Z';
    const invoice = await desk.paper(firm, policyNo, 'invoice');
    const few = await desk.apply(firm, policyNo, { programmeId: 'SN-BACK', documentIds: [invoice] });
    expect(few.body).toMatchObject({
      code: 'papers-missing',
      facts: { missing: ['policy', 'bank-slip'] },
    });
    const unknown = `doc_${'0'.repeat(26)}`;
    const none = await desk.apply(firm, policyNo, { programmeId: 'SN-BACK', documentIds: [unknown] });
    expect(none.body).toMatchObject({ code: 'document-not-uploaded', facts: { missing: [unknown] } });
  });

  it('that are returned are completed by applying again, even after the window', async () => {
    const reason = '两种产品合开一张银行回单，请补充拆分说明';
    const { firm, policyNo, applicationId } = await checked('SN-BACK', { outcome: 'return', reason });
    expect(await desk.application(firm, applicationId)).toMatchObject({
      status: 'returned',
      reason,
      completeBy: '2026-03-09',
    });
    desk.now = '2026-03-09T10:00:00.000Z';
    expect(await desk.applied(firm, policyNo, 'SN-BACK')).toBe(applicationId);
    const twice = await desk.apply(firm, policyNo, {
      programmeId: 'SN-BACK',
      documentIds: await desk.papers(firm, policyNo),
    });
    expect(twice.body).toMatchObject({ code: 'already-applied', facts: { status: 'applied' } });
  });

  it('are refused for good with a reason that the firm reads; without one nothing is decided', async () => {
    const { firm, policyNo } = await insuredInJanuary('SN-BACK');
    desk.now = '2026-03-02T01:00:00.000Z';
    const applicationId = await desk.applied(firm, policyNo, 'SN-BACK');
    const silent = { outcome: 'reject' };
    const refused = await desk.completeFor(firm, callers.bureauClerk, 'check-application', silent);
    expect(refused.body.code).toBe('reason-missing');
    const said = { outcome: 'reject', reason: '发票与保单不符' };
    await desk.completeFor(firm, callers.bureauClerk, 'check-application', said);
    expect(await desk.application(firm, applicationId)).toMatchObject({
      status: 'rejected',
      reason: '发票与保单不符',
    });
  });
});

describe('what is applied for', () => {
  it('is paid for first: an unpaid policy and a programme of another mode are refused', async () => {
    desk.now = '2026-01-05T01:00:00.000Z';
    const firm = newFirm();
    await desk.journeys.register(firm, 'x');
    const { body } = await desk.bind(firm, (await desk.quote(firm, 'SN-BACK')).body.quoteId);
    const documentIds = await desk.papers(firm, body.policyNo);
    const unpaid = await desk.apply(firm, body.policyNo, { programmeId: 'SN-BACK', documentIds });
    expect(unpaid.body).toMatchObject({ code: 'policy-not-paid', facts: { status: 'awaiting-payment' } });
    const other = await desk.apply(firm, body.policyNo, { programmeId: 'SN-QKB-PH', documentIds });
    expect(other.body.code).toBe('programme-not-applicable');
  });

  it('is the seller’s: who buys what is insured gets no subsidy for it (CAN-10)', async () => {
    const { firm, policyNo } = await insuredInJanuary('SN-BACK');
    const buyer = newFirm();
    await desk.journeys.register(buyer, '西安承继科技有限公司');
    desk.now = '2026-03-02T01:00:00.000Z';
    const changes = { transfer: { uscc: buyer.org, reason: 'sale' } };
    const transferred = await caller(endorsements, () => desk.now)(
      'POST /v1/policies/{policyNo}/endorsements',
      { caller: firm, params: { policyNo }, body: { effectiveDate: '2026-03-02', changes } },
    );
    expect(transferred.status, transferred.text).toBe(201);
    const documentIds = await desk.papers(buyer, policyNo);
    const asked = await desk.apply(buyer, policyNo, { programmeId: 'SN-BACK', documentIds });
    expect(asked.body.code).toBe('programme-not-applicable');
  });

  it('case 7: cancelled before the payout, the grant is reckoned on the kept premium: 471.23 → 376.98', async () => {
    const { firm, policyNo } = await insuredInJanuary('SN-BACK');
    desk.now = '2026-03-02T01:00:00.000Z';
    const applicationId = await desk.applied(firm, policyNo, 'SN-BACK');
    await desk.journeys.cancel(firm, policyNo, '2026-07-01');
    await desk.completeFor(firm, callers.bureauClerk, 'check-application', { outcome: 'approve' });
    await desk.tick();
    expect(await desk.application(firm, applicationId)).toMatchObject({
      status: 'under-notice',
      grant: { baseFen: 47_123, grantedFen: 37_698 },
    });
  });

  it('case 24: a status that expires after the bind changes nothing', async () => {
    const { firm, applicationId } = await checked('SN-GRADE', { outcome: 'approve', grade: 'A' });
    desk.now = '2026-12-31T16:00:00.000Z';
    await desk.tick();
    expect((await desk.application(firm, applicationId)).status).toBe('under-notice');
  });

  it('case 25: a status revoked with effect before the bind takes it away', async () => {
    const { firm, applicationId } = await checked('SN-BACK');
    await desk.ask.firms('POST /v1/registries/{kind}/imports', {
      caller: callers.operator,
      params: { kind: 'tech-sme' },
      body: `uscc,number,validFrom,validTo,revokedFrom\n${firm.org},N${firm.org},2026-01-01,2026-12-31,2026-01-02\n`,
    });
    await desk.tick();
    expect(await desk.application(firm, applicationId)).toMatchObject({
      status: 'rejected',
      ruleId: 'ELG-2',
    });
  });

  it('case 26: a firm that has moved is decided on by the bureau of the day of bind', async () => {
    const { firm, policyNo } = await insuredInJanuary('SN-BACK');
    desk.now = '2026-03-02T01:00:00.000Z';
    const profile = { name: '西安示范科技有限公司', divisionCode: '420106' };
    await desk.ask.firms('PUT /v1/firms/{uscc}', { caller: firm, params: { uscc: firm.org }, body: profile });
    const applicationId = await desk.applied(firm, policyNo, 'SN-BACK');
    await desk.completeFor(firm, callers.bureauClerk, 'check-application', { outcome: 'approve' });
    await desk.tick();
    const { status, grant } = await desk.application(callers.bureauClerk, applicationId);
    expect(status).toBe('under-notice');
    expect(grant.levels.map((one: { payer: string }) => one.payer)).toEqual(['610000', '610100', '610113']);
  });

  it('is weighed by the grade that the bureau gives (SUB-18)', async () => {
    const { firm, policyNo } = await insuredInJanuary('SN-GRADE');
    const applicationId = await desk.applied(firm, policyNo, 'SN-GRADE');
    const ungraded = await desk.completeFor(firm, callers.bureauClerk, 'check-application', {
      outcome: 'approve',
    });
    expect(ungraded).toMatchObject({ status: 400, body: { errors: [{ path: 'grade' }] } });
    await desk.completeFor(firm, callers.bureauClerk, 'check-application', {
      outcome: 'approve',
      grade: 'B',
    });
    await desk.tick();
    expect((await desk.application(firm, applicationId)).grant).toMatchObject({
      grantedFen: 64_000,
      limitedBy: ['performance'],
    });
  });
});

describe('a budget', () => {
  it('that is gone lets applications wait in the order of their cover, and grants when money comes (SUB-9, SUB-5)', async () => {
    await desk.approveBudget('SN-SCARCE', [48_000, 24_000, 8_000]);
    const approve = { outcome: 'approve' };
    const applied: { firm: TestCaller; applicationId: string }[] = [];
    for (const start of ['2026-01-12', '2026-01-11', '2026-01-10']) {
      desk.now = '2026-01-05T01:00:00.000Z';
      const firm = newFirm();
      const policyNo = await desk.insured(firm, 'SN-SCARCE', start);
      applied.push({ firm, applicationId: await desk.applied(firm, policyNo, 'SN-SCARCE') });
      await desk.completeFor(firm, callers.bureauClerk, 'check-application', approve);
    }
    await desk.tick();
    const statuses = async () => {
      const all = await Promise.all(applied.map((one) => desk.application(one.firm, one.applicationId)));
      return all.map((one) => one.status);
    };
    expect(await statuses()).toEqual(['waiting', 'waiting', 'under-notice']);
    await desk.tick();
    expect(await statuses()).toEqual(['waiting', 'waiting', 'under-notice']);
    const raised = {
      params: { programmeId: 'SN-SCARCE', year: '2026' },
      body: {
        levels: [
          { level: 'province', approvedFen: 96_000 },
          { level: 'city', approvedFen: 48_000 },
          { level: 'county', approvedFen: 16_000 },
        ],
      },
    };
    const put = 'PUT /v1/programmes/{programmeId}/budgets/{year}';
    await desk.ask.budgets(put, { caller: callers.bureauClerk, ...raised });
    await desk.ask.budgets(put, { caller: callers.bureauApprover, ...raised });
    await desk.tick();
    expect(await statuses()).toEqual(['waiting', 'under-notice', 'under-notice']);
    expect((await desk.budget('SN-SCARCE')).availableFen).toBe(0);
  });

  it('that is shared pro rata waits for the window and for every check, and gives it all (SUB-10)', async () => {
    await desk.approveBudget('SN-SHARED', [60_000, 30_000, 10_000]);
    const firms: { firm: TestCaller; applicationId: string }[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { firm, policyNo } = await insuredInJanuary('SN-SHARED');
      desk.now = '2026-03-02T01:00:00.000Z';
      firms.push({ firm, applicationId: await desk.applied(firm, policyNo, 'SN-SHARED') });
    }
    const approve = async ({ firm }: { firm: TestCaller }) => {
      await desk.completeFor(firm, callers.bureauClerk, 'check-application', { outcome: 'approve' });
    };
    await approve(firms[0]!);
    await approve(firms[1]!);
    await desk.tick();
    const grants = async () => {
      const all = await Promise.all(firms.map((one) => desk.application(one.firm, one.applicationId)));
      return all.map((one) => [one.status, one.grant?.grantedFen]);
    };
    expect((await grants())[0]).toEqual(['checked', undefined]);
    await desk.passTo('2026-03-14T16:00:00.000Z');
    expect((await grants())[0]).toEqual(['checked', undefined]);
    await approve(firms[2]!);
    await desk.tick();
    const given = await grants();
    expect(given.map(([status]) => status)).toEqual(['under-notice', 'under-notice', 'under-notice']);
    expect(given.map(([, fen]) => fen).reduce((sum: number, fen: number) => sum + fen, 0)).toBe(100_000);
    expect(await desk.budget('SN-SHARED')).toMatchObject({ availableFen: 0, reservedFen: 100_000 });
    await desk.tick();
    expect(await grants()).toEqual(given);
  });
});

it('every step sent again under its key is answered alike and changes nothing; another request is refused', async () => {
  const { firm, policyNo } = await insuredInJanuary('SN-BACK');
  desk.now = '2026-03-02T01:00:00.000Z';
  const wanted = { programmeId: 'SN-BACK', documentIds: await desk.papers(firm, policyNo) };
  await repeats(wanted, { ...wanted, loanRepaidOn: '2026-01-01' }, (body, key) => {
    return desk.apply(firm, policyNo, body, key);
  });
  const completes = async (by: TestCaller, kind: string, body: object, other: object) => {
    const list = await desk.tasks(by, kind);
    const { taskId } = list.find((task: { uscc: string }) => task.uscc === firm.org);
    await repeats(body, other, (sentBody, key) => desk.complete(by, taskId, sentBody, key));
    const left = await desk.tasks(by, kind);
    expect(left.filter((task: { taskId: string }) => task.taskId === taskId)).toEqual([]);
    expect(await desk.complete(by, taskId, body)).toMatchObject({ body: { code: 'task-closed' } });
  };
  const approve = { outcome: 'approve' };
  await completes(callers.bureauClerk, 'check-application', approve, { ...approve, reason: '齐全' });
  await desk.tick();
  await desk.passTo('2026-03-09T16:00:00.000Z');
  const payeeAccount = accountOf(firm);
  const account = { payeeAccount: { ...payeeAccount, number: '6100000000000002' } };
  await completes(firm, 'confirm-account', { payeeAccount }, account);
  const paidAt = '2026-03-09T15:00:00Z';
  await completes(callers.bureauClerk, 'pay-subsidy', sent(48_000, paidAt), sent(48_000, paidAt, 'T-2'));
  expect(await desk.isBalanced()).toBe(true);
});

async function repeats(
  body: object,
  other: object,
  send: (body: object, key: string) => Promise<TestAnswer>,
): Promise<void> {
  const key = randomUUID();
  const first = await send(body, key);
  expect(first.status, first.text).toBeLessThan(300);
  const budget = await desk.budget('SN-BACK');
  expect((await send(body, key)).body).toEqual(first.body);
  expect(await send(other, key)).toMatchObject({ body: { code: 'idempotency-key-reused' } });
  expect(await desk.budget('SN-BACK')).toEqual(budget);
}
