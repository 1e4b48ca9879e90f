import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taskRow } from '../../shared/contract/operations/worklists.ts';
import { programmeWith } from '../domain/quoting/quote-fixtures.ts';
import { accountOf, ApplicationDesk, sent } from '../support/application-desk.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const listed = programmeWith({
  id: 'SN-LIST',
  names: { zh: '免申即享', en: 'Without application' },
  mode: 'no-application',
  noticeWorkingDays: 0,
});
let desk: ApplicationDesk;
let serial = 850;
beforeAll(async () => {
  desk = await ApplicationDesk.open([listed]);
  await desk.approveBudget('SN-LIST', [4_800_000, 2_400_000, 800_000]);
  await desk.approveBudget('SN-QKB-PH', [4_800_000, 2_400_000, 800_000]);
});
afterAll(() => desk.close());

async function insured(): Promise<{ firm: TestCaller; policyNo: string }> {
  desk.now = '2026-01-05T01:00:00.000Z';
  serial += 1;
  const firm = testFirm(serial);
  return { firm, policyNo: await desk.insured(firm, 'SN-QKB-PH') };
}

async function imports(firm: TestCaller, validTo: string, revokedFrom = ''): Promise<void> {
  const answered = await desk.ask.firms('POST /v1/registries/{kind}/imports', {
    caller: callers.operator,
    params: { kind: 'tech-sme' },
    body: `uscc,number,validFrom,validTo,revokedFrom\n${firm.org},N${firm.org},2026-01-01,${validTo},${revokedFrom}\n`,
  });
  expect(answered.body, answered.text).toMatchObject({ accepted: 1 });
}

async function reviewsOf(firm: TestCaller) {
  const open = await desk.tasks(callers.bureauClerk, 'review-clawback');
  return open.filter((task: { uscc: string }) => task.uscc === firm.org);
}

describe('case 25: a status revoked with effect before the bind (ELG-4)', () => {
  it('opens one review, and claimed back the firm owes 800.00; the contract stays valid', async () => {
    const { firm, policyNo } = await insured();
    desk.now = '2026-10-12T01:00:00.000Z';
    const before = await desk.budget('SN-QKB-PH');
    await imports(firm, '2026-12-31', '2026-01-02');
    await desk.tick();
    await imports(firm, '2026-12-31', '2026-01-02');
    await desk.tick();
    const reviews = await reviewsOf(firm);
    expect(reviews).toHaveLength(1);
    expect(reviews[0]).toMatchObject({ policyNo, programmeId: 'SN-QKB-PH', amountFen: 80_000 });
    expect(taskRow.strict().parse(reviews[0]).review).toMatchObject({
      ruleId: 'ELG-2',
      fact: expect.stringContaining('科技型中小企业'),
      year: 2026,
      levels: [
        { level: 'province', payer: '610000', fen: 48_000 },
        { level: 'city', payer: '610100', fen: 24_000 },
        { level: 'county', payer: '610113', fen: 8_000 },
      ],
    });
    expect(await desk.tasks(callers.otherBureau, 'review-clawback')).toEqual([]);

    const { taskId } = reviews[0];
    const decision = { outcome: 'claw-back', reason: '高企资格自投保前已撤销' };
    const key = randomUUID();
    const first = await desk.complete(callers.bureauClerk, taskId, decision, key);
    expect(first.status, first.text).toBe(200);
    expect((await desk.complete(callers.bureauClerk, taskId, decision, key)).body).toEqual(first.body);
    const other = await desk.complete(callers.bureauClerk, taskId, { ...decision, outcome: 'keep' }, key);
    expect(other.body.code).toBe('idempotency-key-reused');
    await desk.tick();
    const after = await desk.budget('SN-QKB-PH');
    expect(after).toMatchObject({
      clawedBackFen: before.clawedBackFen + 80_000,
      availableFen: before.availableFen + 80_000,
    });
    await desk.tick();
    expect(await desk.budget('SN-QKB-PH')).toEqual(after);

    const read = await desk.ask.policies('GET /v1/policies/{policyNo}', {
      caller: firm,
      params: { policyNo },
    });
    expect(read.body.status).toBe('in-force');
    const booked = await desk.ask.ledger('GET /v1/ledger/entries', { caller: firm, query: { policyNo } });
    const claimed = booked.body.items.find((one: { kind: string }) => one.kind === 'recovery-claimed');
    expect(claimed.legs).toEqual(
      expect.arrayContaining([
        { account: 'receivable-recovery:610000', fen: 48_000 },
        { account: 'receivable-recovery:610100', fen: 24_000 },
        { account: 'receivable-recovery:610113', fen: 8_000 },
      ]),
    );
    expect(claimed.insurer).toBeUndefined();
    expect(await desk.isBalanced()).toBe(true);
    expect(await desk.noticesOf(firm)).toEqual(expect.arrayContaining(['clawback.open', 'clawback.claimed']));
  });

  it('is kept where the bureau says so, and nothing moves', async () => {
    const { firm } = await insured();
    desk.now = '2026-10-12T01:00:00.000Z';
    await imports(firm, '2026-12-31', '2026-01-02');
    await desk.tick();
    const before = await desk.budget('SN-QKB-PH');
    const [review] = await reviewsOf(firm);
    const silent = await desk.complete(callers.bureauClerk, review.taskId, { outcome: 'keep' });
    expect(silent).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
    const kept = { outcome: 'keep', reason: '撤销决定已被复议撤回' };
    expect((await desk.complete(callers.bureauClerk, review.taskId, kept)).status).toBe(200);
    await desk.tick();
    expect(await desk.budget('SN-QKB-PH')).toEqual(before);
    expect(await desk.noticesOf(firm)).toContain('clawback.kept');
    await imports(firm, '2026-12-31', '2026-01-02');
    await desk.tick();
    expect(await reviewsOf(firm)).toEqual([]);
  });

  it('case 24: a status that expires, or is revoked after the bind, opens nothing', async () => {
    const { firm } = await insured();
    desk.now = '2026-10-12T01:00:00.000Z';
    await imports(firm, '2026-06-30');
    await desk.tick();
    expect(await reviewsOf(firm)).toEqual([]);
    await imports(firm, '2026-06-30', '2026-03-01');
    await desk.tick();
    expect(await reviewsOf(firm)).toEqual([]);
  });

  it('case 26: a firm that has moved is reviewed by the bureau of the day of bind', async () => {
    const { firm } = await insured();
    desk.now = '2026-10-12T01:00:00.000Z';
    const profile = { name: '西安示范科技有限公司', divisionCode: '420106' };
    await desk.ask.firms('PUT /v1/firms/{uscc}', { caller: firm, params: { uscc: firm.org }, body: profile });
    await imports(firm, '2026-12-31', '2026-01-02');
    await desk.tick();
    expect(await reviewsOf(firm)).toHaveLength(1);
    expect(await desk.tasks(callers.otherBureau, 'review-clawback')).toEqual([]);
  });

  it('reviews what was paid to the firm itself, without what was claimed when the policy ended (SUB-16)', async () => {
    desk.now = '2026-01-05T01:00:00.000Z';
    serial += 1;
    const firm = testFirm(serial);
    const policyNo = await desk.insured(firm, 'SN-LIST');
    await desk.tick();
    await desk.completeFor(firm, firm, 'confirm-account', { payeeAccount: accountOf(firm) });
    for (const by of [callers.bureauClerk, callers.cityClerk]) {
      for (const task of await desk.tasks(by, 'pay-subsidy')) {
        await desk.complete(by, task.taskId, sent(task.amountFen, desk.now));
      }
    }
    desk.now = '2026-06-15T01:00:00.000Z';
    await desk.journeys.cancel(firm, policyNo, '2026-07-01');
    await imports(firm, '2026-12-31', '2026-01-02');
    await desk.tick();
    expect((await reviewsOf(firm))[0]).toMatchObject({ programmeId: 'SN-LIST', amountFen: 37_698 });
  });

  it('claims back only what the firm still has: after a cancellation the rest', async () => {
    const { firm, policyNo } = await insured();
    desk.now = '2026-06-15T01:00:00.000Z';
    await desk.journeys.cancel(firm, policyNo, '2026-07-01');
    await imports(firm, '2026-12-31', '2026-01-02');
    await desk.tick();
    expect((await reviewsOf(firm))[0]).toMatchObject({ amountFen: 80_000 - 42_302 });
  });
});

describe('a policy that is cancelled after its subsidy was claimed back (case 25)', () => {
  it('gives the bureaus their part of the refund, which lowers what the firm owes them, and nothing twice', async () => {
    const { firm, policyNo } = await insured();
    desk.now = '2026-06-12T01:00:00.000Z';
    await imports(firm, '2026-12-31', '2026-01-02');
    await desk.tick();
    const [review] = await reviewsOf(firm);
    const decision = { outcome: 'claw-back', reason: '资格自投保前已撤销' };
    await desk.complete(callers.bureauClerk, review.taskId, decision);
    await desk.tick();
    const claimed = await desk.budget('SN-QKB-PH');
    desk.now = '2026-07-01T01:00:00.000Z';
    await desk.journeys.cancel(firm, policyNo, '2026-07-01');
    expect(await desk.budget('SN-QKB-PH')).toEqual(claimed);
    const query = { policyNo, limit: '100' };
    const { items } = (await desk.ask.ledger('GET /v1/ledger/entries', { caller: firm, query })).body;
    const lowered = items.find((one: { kind: string }) => one.kind === 'recovery-lowered');
    expect(lowered.legs).toContainEqual({ account: 'receivable-recovery:610000', fen: -25_382 });
    expect(items.map((one: { kind: string }) => one.kind)).toEqual(
      expect.arrayContaining(['subsidy-returned', 'premium-refunded']),
    );
    expect(await desk.isBalanced()).toBe(true);
  });
});
