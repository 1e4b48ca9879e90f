import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import { invariant } from '../../shared/domain/result.ts';
import { ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { sellFull, sheetFor } from '../support/claim-play.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const product = builtInCatalogue.productVersion('proof-of-concept', 1);
invariant(product !== undefined, 'the pool’s product is built in');
const [cover] = product.covers;
invariant(cover !== undefined, 'it has a cover');
const followers = product.insurers.filter((one) => !one.lead).map((one) => one.insurer);

let desk: ClaimDesk;
let firms = 5_000;
beforeAll(async () => {
  desk = await ClaimDesk.open();
});
afterAll(() => desk.close());
beforeEach(() => desk.clear());

/** A loss of 概念验证, three insurers, whose claims manager has approved more than 100,000.00 on Wednesday 2026-06-24. */
async function approved(lossFen = 20_000_000) {
  invariant(product !== undefined && cover !== undefined, 'there is a product');
  const { firm, policyNo } = await sellFull(desk, testFirm((firms += 1)), product);
  desk.now = '2026-06-24T01:00:00.000Z';
  const report = { coverCode: cover.code, cause: cover.causes[0], occurredAt: '2026-06-20T02:00:00Z' };
  const claimNo = await desk.reported(firm, policyNo, report);
  await desk.answer(claimNo, callers.adjuster, surveyed);
  const sheet = sheetFor(cover);
  const lossLines = sheet.lossLines.map((line) => ({ ...line, claimedFen: lossFen, acceptedFen: lossFen }));
  await desk.answer(claimNo, callers.adjuster, { ...sheet, lossLines });
  const open = await desk.openTask(claimNo);
  const by = open.role === 'claims-manager' ? callers.claimsManager : callers.adjuster2;
  const answered = await desk.answer(claimNo, by, { outcome: 'approve', reason: '资料齐全' });
  expect(answered.status, answered.text).toBe(200);
  return { claimNo, firm };
}

const adjusterOf = (insurer: string): TestCaller => ({
  ...callers.cpicAdjuster,
  sub: `a-${insurer}`,
  org: insurer,
});

async function consentTask(claimNo: string, insurer: string) {
  const tasks = await desk.tasksOf(claimNo);
  const found = tasks.findLast((task) => task.kind === 'consent-share' && task.insurer === insurer);
  invariant(found !== undefined, `${insurer} was not asked`);
  return found;
}

async function answers(claimNo: string, insurer: string, body: object, key: string = randomUUID()) {
  const { taskId } = await consentTask(claimNo, insurer);
  const answer = await desk.complete(taskId, adjusterOf(insurer), body, key);
  await desk.relay();
  return answer;
}

const openKinds = async (claimNo: string) => {
  const open = (await desk.tasksOf(claimNo)).filter((task) => task.status === 'open');
  return open.map((task) => task.kind);
};
const consent = { outcome: 'consent', reason: '同意分担' };

describe('followers of a pool (CLM-27, COI-3, COI-7)', () => {
  it('are each asked above 100,000.00, and the last consent brings the offer', async () => {
    const { claimNo, firm } = await approved();
    expect(await openKinds(claimNo)).toEqual(followers.map(() => 'consent-share'));
    for (const insurer of followers) {
      expect(await consentTask(claimNo, insurer)).toMatchObject({ role: 'adjuster', dueOn: '2026-06-26' });
      const list = await desk.ask('GET /v1/tasks', {
        caller: adjusterOf(insurer),
        query: { kind: 'consent-share' },
      });
      expect(list.body.items.map((row: { claimNo: string }) => row.claimNo)).toContain(claimNo);
    }
    expect(await desk.read(claimNo, firm)).toMatchObject({ status: 'assessing' });
    const [first = '', ...others] = followers;
    expect((await answers(claimNo, first, consent)).body).toMatchObject({ outcome: 'consent' });
    expect(await openKinds(claimNo)).toEqual(others.map(() => 'consent-share'));
    for (const insurer of others) await answers(claimNo, insurer, consent);
    expect(await openKinds(claimNo)).toEqual(['accept-offer']);
    expect((await desk.read(claimNo)).status).toBe('decided-covered');
  });

  it('are not asked up to 100,000.00: the lead decides alone', async () => {
    const { claimNo } = await approved(8_000_000);
    expect(await openKinds(claimNo)).toEqual(['accept-offer']);
  });

  it('consent by two working days of silence, and the thirty days run on meanwhile', async () => {
    const { claimNo } = await approved();
    const before = (await desk.read(claimNo)).deadlines;
    await desk.advanceTo('2026-06-26T15:00:00.000Z');
    expect(await openKinds(claimNo)).toEqual(followers.map(() => 'consent-share'));
    await desk.advanceTo('2026-06-26T17:00:00.000Z');
    expect(await openKinds(claimNo)).toEqual(['accept-offer']);
    const { history, deadlines, status } = await desk.read(claimNo);
    expect(status).toBe('decided-covered');
    expect(deadlines[0].dueOn).toBe(before[0].dueOn);
    expect(deadlines[0].pausedDays).toBe(0);
    const silent = history.filter((one: { detail: string }) => one.detail.includes('未答复，视为同意'));
    expect(silent).toHaveLength(followers.length);
    await desk.tick();
    expect(await openKinds(claimNo)).toEqual(['accept-offer']);
  });

  it('that object bring it back to the lead’s claims manager with their reason, who decides', async () => {
    const { claimNo } = await approved();
    const [first = ''] = followers;
    const objection = { outcome: 'object', reason: '设备损失应按折旧后价值计算' };
    expect((await answers(claimNo, first, objection)).status).toBe(200);
    expect(await desk.openTask(claimNo)).toMatchObject({
      kind: 'approve',
      role: 'claims-manager',
      reason: `${first}：${objection.reason}`,
    });
    await desk.answer(claimNo, callers.claimsManager, { outcome: 'approve', reason: '专家意见支持原核定' });
    expect(await openKinds(claimNo)).toEqual(['accept-offer']);
  });

  it('are asked again when the lead assesses again after an objection', async () => {
    const { claimNo } = await approved();
    const [first = ''] = followers;
    await answers(claimNo, first, { outcome: 'object', reason: '金额偏高' });
    await desk.answer(claimNo, callers.claimsManager, { outcome: 'return', reason: '重新核定' });
    invariant(cover !== undefined, 'it has a cover');
    await desk.answer(claimNo, callers.adjuster, sheetFor(cover));
    await desk.answer(claimNo, callers.claimsManager, { outcome: 'approve', reason: '已复核' });
    expect(await openKinds(claimNo)).toEqual(followers.map(() => 'consent-share'));
  });

  it('say why they object, answer once, and for themselves only', async () => {
    const { claimNo } = await approved();
    const [first = '', second = ''] = followers;
    expect(await answers(claimNo, first, { outcome: 'object' })).toMatchObject({
      status: 422,
      body: { code: 'reason-missing' },
    });
    const { taskId } = await consentTask(claimNo, first);
    expect((await desk.complete(taskId, callers.adjuster, consent)).status).toBe(404);
    expect((await desk.complete(taskId, adjusterOf(second), consent)).status).toBe(404);
    const key = randomUUID();
    const once = await answers(claimNo, first, consent, key);
    expect((await answers(claimNo, first, consent, key)).body).toEqual(once.body);
    expect(await answers(claimNo, first, consent)).toMatchObject({
      status: 409,
      body: { code: 'task-closed' },
    });
  });

  it.each(['answer', 'silence'])(
    'case 11: do not decide by %s over evidence that came after the lead’s approval and another claim has used',
    async (how) => {
      const file = new TextEncoder().encode(`%PDF-1.4\n% 同一发票 ${how}\n%%EOF\n`);
      const other = await approved();
      expect((await desk.attach(other.firm, other.claimNo, file)).status).toBe(201);
      const { claimNo, firm } = await approved();
      expect((await desk.attach(firm, claimNo, file)).status).toBe(201);
      if (how === 'silence') await desk.advanceTo('2026-06-26T17:00:00.000Z');
      else for (const insurer of followers) await answers(claimNo, insurer, consent);
      expect(await openKinds(claimNo)).toEqual(['assess-loss']);
      expect((await desk.read(claimNo)).status).toBe('assessing');
      const sheet = sheetFor(cover);
      const [line] = sheet.lossLines;
      const amounts = { claimedFen: 20_000_000, acceptedFen: 20_000_000 };
      const explained = {
        ...sheet,
        lossLines: [{ ...line, ...amounts, note: '已核实：同批设备共用一张发票' }],
      };
      await desk.answer(claimNo, callers.adjuster, explained);
      await desk.answer(claimNo, callers.claimsManager, { outcome: 'approve', reason: '已核实' });
      for (const insurer of followers) await answers(claimNo, insurer, consent);
      expect(await openKinds(claimNo)).toEqual(['accept-offer']);
    },
  );

  it('have nothing to answer once the firm takes its claim back', async () => {
    const { claimNo, firm } = await approved();
    const body = { reason: '不再主张' };
    await desk.ask('POST /v1/claims/{claimNo}/withdrawal', { caller: firm, params: { claimNo }, body });
    await desk.relay();
    expect(await openKinds(claimNo)).toEqual([]);
    await desk.advanceTo('2026-07-10T01:00:00.000Z');
    expect((await desk.read(claimNo)).status).toBe('withdrawn');
  });
});
