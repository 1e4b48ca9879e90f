import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import { invariant } from '../../shared/domain/result.ts';
import { ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { claimMoneyAt } from '../support/claim-money.ts';
import { sellFull } from '../support/claim-play.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const product = builtInCatalogue.productVersion('proof-of-concept', 1);
invariant(product !== undefined, 'the pool’s product is built in');
const followers = product.insurers.filter((one) => !one.lead).map((one) => one.insurer);

let desk: ClaimDesk;
let money: ReturnType<typeof claimMoneyAt>;
let firms = 6_300;
beforeAll(async () => {
  desk = await ClaimDesk.open();
  money = claimMoneyAt(desk);
});
afterAll(() => desk.close());
beforeEach(() => desk.clear());

const interim = 'POST /v1/claims/{claimNo}/interim-payment';
const approval = { outcome: 'approve', reason: '金额确定' };
const consent = { outcome: 'consent', reason: '同意分担' };

/** A loss of 概念验证, three insurers, of which the lead wants to pay a part on Wednesday 2026-06-24. */
async function proposed(certainFen = 12_000_000) {
  invariant(product !== undefined, 'there is a product');
  const [cover] = product.covers;
  invariant(cover !== undefined, 'it has a cover');
  const { firm, policyNo } = await sellFull(desk, testFirm((firms += 1)), product);
  desk.now = '2026-06-24T01:00:00.000Z';
  const report = { coverCode: cover.code, cause: cover.causes[0], occurredAt: '2026-06-20T02:00:00Z' };
  const claimNo = await desk.reported(firm, policyNo, report);
  await desk.answer(claimNo, callers.adjuster, surveyed);
  const body = { certainFen, reason: '已核定的材料费' };
  expect((await money.sendTwice(interim, claimNo, callers.adjuster, body)).status).toBe(200);
  return { claimNo, firm };
}

/** The same, approved by the lead's claims manager. */
async function asked() {
  const claim = await proposed();
  const answered = await money.complete(claim.claimNo, 'approve-interim', callers.claimsManager, approval);
  expect(answered.body).toMatchObject({ outcome: 'consent-needed' });
  return claim;
}

const adjusterOf = (insurer: string): TestCaller => ({
  ...callers.cpicAdjuster,
  sub: `a-${insurer}`,
  org: insurer,
});

async function answers(claimNo: string, insurer: string, body: object) {
  const tasks = await money.openTasks(claimNo, 'consent-share');
  const task = tasks.find((one) => one.insurer === insurer);
  invariant(task !== undefined, `${insurer} is not asked`);
  return money.completeTwice(task.taskId, adjusterOf(insurer), body);
}

async function open(claimNo: string, kind: Task['kind']) {
  return (await money.openTasks(claimNo, kind)).map(({ insurer, amountFen }) => [insurer, amountFen]);
}

describe('followers of a pool, about an interim payment (CLM-4, CLM-27, COI-3, COI-7)', () => {
  it('are each asked above 100,000.00, and with the last consent every insurer pays its part', async () => {
    const { claimNo } = await asked();
    expect(await open(claimNo, 'consent-share')).toEqual(followers.map((one) => [one, 12_000_000]));
    expect(await open(claimNo, 'confirm-payment')).toEqual([]);
    const [first = '', ...others] = followers;
    expect((await answers(claimNo, first, consent)).body).toMatchObject({ outcome: 'consent' });
    expect(await open(claimNo, 'confirm-payment')).toEqual([]);
    for (const insurer of others) await answers(claimNo, insurer, consent);
    const due = await open(claimNo, 'confirm-payment');
    expect(due.map(([insurer]) => insurer)).toEqual(product?.insurers.map((one) => one.insurer));
    expect(due.reduce((sum, [, fen]) => sum + Number(fen), 0)).toBe(12_000_000);
    expect(await desk.read(claimNo)).toMatchObject({ status: 'assessing' });
  });

  it('are not asked up to 100,000.00', async () => {
    const { claimNo } = await proposed(10_000_000);
    await money.complete(claimNo, 'approve-interim', callers.adjuster2, approval);
    expect(await open(claimNo, 'consent-share')).toEqual([]);
    expect(await open(claimNo, 'confirm-payment')).not.toEqual([]);
  });

  it('consent by two working days of silence, and no clock of the law waits for them', async () => {
    const { claimNo } = await asked();
    const before = (await desk.read(claimNo)).deadlines;
    await desk.advanceTo('2026-06-26T15:00:00.000Z');
    expect(await open(claimNo, 'confirm-payment')).toEqual([]);
    await desk.advanceTo('2026-06-26T17:00:00.000Z');
    expect(await open(claimNo, 'consent-share')).toEqual([]);
    expect(await open(claimNo, 'confirm-payment')).toHaveLength(3);
    const { history, deadlines } = await desk.read(claimNo);
    expect(deadlines).toEqual(before);
    const silent = history.filter((one: { detail: string }) => one.detail.includes('未答复，视为同意'));
    expect(silent).toHaveLength(followers.length);
    await desk.tick();
    expect(await open(claimNo, 'confirm-payment')).toHaveLength(3);
  });

  it('that object say why, and bring it back to the lead’s claims manager, who decides', async () => {
    const { claimNo } = await asked();
    const [first = ''] = followers;
    expect((await answers(claimNo, first, { outcome: 'object' })).body).toMatchObject({
      code: 'reason-missing',
    });
    const objection = { outcome: 'object', reason: '材料费尚有争议' };
    expect((await answers(claimNo, first, objection)).status).toBe(200);
    expect(await open(claimNo, 'consent-share')).toEqual([]);
    const [task] = await money.openTasks(claimNo, 'approve-interim');
    expect(task).toMatchObject({ role: 'claims-manager', reason: `${first}：${objection.reason}` });
    await money.complete(claimNo, 'approve-interim', callers.claimsManager, approval);
    expect(await open(claimNo, 'consent-share')).toEqual([]);
    expect(await open(claimNo, 'confirm-payment')).toHaveLength(3);
  });

  it('hold a second interim payment until they have answered', async () => {
    const { claimNo } = await asked();
    const body = { certainFen: 100_000, reason: '另一笔' };
    const request = { caller: callers.adjuster, params: { claimNo }, body, key: randomUUID() };
    expect(await desk.ask(interim, request)).toMatchObject({
      status: 409,
      body: { code: 'interim-pending', facts: { certainFen: 12_000_000 } },
    });
  });

  it('have nothing to answer once the firm takes its claim back', async () => {
    const { claimNo, firm } = await asked();
    await desk.ask('POST /v1/claims/{claimNo}/withdrawal', { caller: firm, params: { claimNo }, body: {} });
    expect(await open(claimNo, 'consent-share')).toEqual([]);
    await desk.advanceTo('2026-06-27T17:00:00.000Z');
    expect(await open(claimNo, 'confirm-payment')).toEqual([]);
  });
});
