import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimAnswer } from '../../shared/contract/operations/claims.ts';
import { claimNo as claimNoSchema } from '../../shared/domain/ids.ts';
import { readClaim } from '../../shared/persistence/claims.ts';
import { approved, assessed, ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let firms = 3_000;
beforeAll(async () => {
  desk = await ClaimDesk.open();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.clear();
  desk.now = '2026-01-05T01:00:00.000Z';
});

const rejected = { outcome: 'rejected', rejection: { ruleId: 'CLM-25', reason: '损失发生在保险期间之外' } };
const appeal = { reason: '维修记录显示损失发生在保险期间内', documentIds: [] };

async function reported(): Promise<{ claimNo: string; firm: TestCaller }> {
  const firm = testFirm((firms += 1));
  const policyNo = await desk.insured(firm, `复议企业${firms}`);
  desk.now = '2026-03-25T01:00:00.000Z';
  return { claimNo: await desk.reported(firm, policyNo), firm };
}

async function rejectedBy(by: TestCaller) {
  const { claimNo, firm } = await reported();
  await desk.answer(claimNo, callers.adjuster2, surveyed);
  await desk.answer(claimNo, by, rejected);
  return { claimNo, firm };
}

async function appealed(
  claimNo: string,
  firm: TestCaller,
  body: object = appeal,
  key: string = randomUUID(),
) {
  const answer = await desk.ask('POST /v1/claims/{claimNo}/appeal', {
    caller: firm,
    params: { claimNo },
    body,
    key,
  });
  await desk.relay();
  return answer;
}

async function uploaded(firm: TestCaller, claimNo: string): Promise<string> {
  const content = Buffer.from(`%PDF-1.7\n% appeal ${claimNo}\n%%EOF\n`);
  const { status, body } = await desk.attach(firm, claimNo, content);
  expect(status).toBe(201);
  await fetch(body.uploadUrl, { method: 'PUT', headers: body.headers, body: new Uint8Array(content) });
  return body.documentId;
}

describe('an appeal against a rejection', () => {
  it('is assessed again by a claims manager who has not decided before, and paid like any claim', async () => {
    const { claimNo, firm } = await rejectedBy(callers.adjuster);
    const answer = await appealed(claimNo, firm);
    expect(claimAnswer.strict().parse(answer.body)).toMatchObject({
      status: 'reopened',
      reserveFen: 3_350_000,
    });
    expect(await desk.openTask(claimNo)).toMatchObject({
      kind: 'assess-loss',
      role: 'claims-manager',
      barred: ['adjuster'],
      dueOn: '2026-04-24',
    });
    expect((await desk.read(claimNo)).status).toBe('assessing');
    await desk.answer(claimNo, callers.claimsManager, assessed);
    await desk.answer(claimNo, callers.adjuster2, approved);
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    const pays = { bankReference: 'P-1', paidAt: '2026-03-25T01:00:00Z', amountFen: 2_376_000 };
    await desk.answer(claimNo, callers.insurerFinance, pays);
    const paid = await desk.read(claimNo, firm);
    expect(paid).toMatchObject({ status: 'paid', closedReason: 'paid' });
    expect(paid.history.map((one: { event: string }) => one.event)).toEqual(
      expect.arrayContaining(['decided-rejected', 'rejection-letter-sent', 'appealed', 'agreed', 'paid']),
    );
  });

  it('keeps away whoever rejected, a claims manager too', async () => {
    const { claimNo, firm } = await rejectedBy(callers.claimsManager);
    await appealed(claimNo, firm);
    const { taskId } = await desk.openTask(claimNo);
    expect(await desk.complete(taskId, callers.claimsManager, assessed)).toMatchObject({
      status: 403,
      body: { code: 'same-person' },
    });
    const other = { ...callers.claimsManager, sub: 'claims-manager-2' };
    expect((await desk.complete(taskId, other, assessed)).status).toBe(200);
  });

  it('is no dead end where the only claims manager has rejected: an adjuster who has not decided reviews', async () => {
    const { claimNo, firm } = await rejectedBy(callers.claimsManager);
    await appealed(claimNo, firm);
    expect(await desk.openTask(claimNo)).toMatchObject({ kind: 'assess-loss', role: 'adjuster' });
    expect((await desk.answer(claimNo, callers.adjuster2, assessed)).status).toBe(200);
    expect((await desk.answer(claimNo, callers.adjuster, approved)).status).toBe(200);
    expect((await desk.openTask(claimNo)).kind).toBe('accept-offer');
  });

  it('is heard once: upheld, it ends with a letter of its own and the way to a court', async () => {
    const { claimNo, firm } = await rejectedBy(callers.adjuster);
    await appealed(claimNo, firm);
    const again = { ...rejected, rejection: { ruleId: 'CLM-25', reason: '复核：出险日早于起保日' } };
    await desk.answer(claimNo, callers.claimsManager, again);
    const upheld = await desk.read(claimNo, firm);
    expect(upheld).toMatchObject({ status: 'decided-rejected', closedReason: 'rejected' });
    const letters = upheld.history.filter((one: { event: string }) => one.event === 'rejection-letter-sent');
    expect(letters).toHaveLength(2);
    expect(await appealed(claimNo, firm)).toMatchObject({ status: 409, body: { code: 'appealed-before' } });
  });

  it('is made once: the same key answers the same, and starts one review', async () => {
    const { claimNo, firm } = await rejectedBy(callers.adjuster);
    const key = randomUUID();
    const first = await appealed(claimNo, firm, appeal, key);
    expect((await appealed(claimNo, firm, appeal, key)).body).toEqual(first.body);
    const reviews = (await desk.tasksOf(claimNo)).filter((task) => task.kind === 'assess-loss');
    expect(reviews).toHaveLength(2);
    expect(await appealed(claimNo, firm, { ...appeal, reason: '另' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('is taken with documents that are really there only', async () => {
    const { claimNo, firm } = await rejectedBy(callers.adjuster);
    const { documentId } = (await desk.attach(firm, claimNo, Buffer.from('%PDF-1.7 appeal'))).body;
    expect(await appealed(claimNo, firm, { ...appeal, documentIds: [documentId] })).toMatchObject({
      status: 422,
      body: { code: 'document-not-uploaded' },
    });
    expect((await desk.read(claimNo)).status).toBe('decided-rejected');
  });

  it('of a duplicate takes documents that tell the two events apart (case 10)', async () => {
    const { claimNo, firm } = await reported();
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const rejection = { ruleId: 'case-10', reason: '与先前报案为同一事故' };
    await desk.answer(claimNo, callers.adjuster, { outcome: 'rejected', rejection });
    expect(await desk.read(claimNo)).toMatchObject({ status: 'closed', closedReason: 'duplicate' });
    const documentIds = [await uploaded(firm, claimNo)];
    expect((await appealed(claimNo, firm, { ...appeal, documentIds })).status).toBe(200);
  });

  it('can be withdrawn while it is reviewed', async () => {
    const { claimNo, firm } = await rejectedBy(callers.adjuster);
    await appealed(claimNo, firm);
    const body = { reason: '不再主张' };
    await desk.ask('POST /v1/claims/{claimNo}/withdrawal', { caller: firm, params: { claimNo }, body });
    await desk.relay();
    expect(await desk.read(claimNo)).toMatchObject({ status: 'withdrawn', closedReason: 'withdrawn' });
    expect((await desk.tasksOf(claimNo)).filter((task) => task.status === 'open')).toEqual([]);
  });
});

describe('an appeal against an amount', () => {
  it('comes after a dispute, and is decided by nobody who assessed or approved before', async () => {
    const { claimNo, firm } = await reported();
    await desk.offeredFrom(claimNo);
    expect(await appealed(claimNo, firm)).toMatchObject({ status: 409, body: { code: 'dispute-first' } });
    await desk.answer(claimNo, firm, { outcome: 'dispute', reason: '偏低' });
    const { adjuster2 } = callers;
    await desk.answer(claimNo, adjuster2, assessed);
    await desk.answer(claimNo, callers.adjuster, approved);
    expect((await appealed(claimNo, firm)).status).toBe(200);
    expect(await desk.openTask(claimNo)).toMatchObject({
      kind: 'assess-loss',
      role: 'claims-manager',
      barred: ['adjuster', 'adjuster-2'],
    });
    await desk.answer(claimNo, callers.claimsManager, { ...assessed, salvageFen: 0 });
    await desk.answer(claimNo, callers.adjuster, approved);
    expect((await desk.read(claimNo, firm)).indemnity.totalFen).toBe(2_412_000);
  });

  it('waits until the offer is with the firm: no second workflow runs beside the first', async () => {
    const { claimNo, firm } = await reported();
    await desk.offeredFrom(claimNo);
    await desk.answer(claimNo, firm, { outcome: 'dispute', reason: '偏低' });
    await desk.answer(claimNo, callers.adjuster2, assessed);
    const { taskId } = await desk.openTask(claimNo);
    await desk.complete(taskId, callers.adjuster, approved);
    const early = await appealed(claimNo, firm);
    expect(early).toMatchObject({ status: 409, body: { code: 'offer-not-ready' } });
    expect(early.body.detail).toContain('再次提交');
    expect((await appealed(claimNo, firm)).status).toBe(200);
    expect((await desk.openTask(claimNo)).kind).toBe('assess-loss');
    expect(
      (await readClaim(desk.engine.store, { kind: 'service' }, claimNoSchema.parse(claimNo)))?.round,
    ).toBe(undefined);
  });

  it('opens a claim that ended below its deductible, with documents attached since (CLM-14)', async () => {
    const { claimNo, firm } = await reported();
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const lossLines = [{ item: 'repair', claimedFen: 3_350_000, acceptedFen: 40_000 }];
    await desk.answer(claimNo, callers.adjuster, { lossLines, outcome: 'covered' });
    expect((await desk.read(claimNo)).closedReason).toBe('below-deductible');
    const documentIds = [await uploaded(firm, claimNo)];
    expect((await appealed(claimNo, firm, { ...appeal, documentIds })).status).toBe(200);
    expect((await desk.openTask(claimNo)).role).toBe('claims-manager');
  });
});

describe('an appeal', () => {
  it('is refused where nothing is decided, and where the claim was taken back', async () => {
    const { claimNo, firm } = await reported();
    expect(await appealed(claimNo, firm)).toMatchObject({ status: 409, body: { code: 'claim-not-open' } });
    const body = { reason: '报错' };
    await desk.ask('POST /v1/claims/{claimNo}/withdrawal', { caller: firm, params: { claimNo }, body });
    expect(await appealed(claimNo, firm)).toMatchObject({ status: 409, body: { code: 'claim-not-open' } });
  });

  it('is the firm’s own', async () => {
    const { claimNo } = await rejectedBy(callers.adjuster);
    expect((await appealed(claimNo, callers.firmB)).status).toBe(404);
    expect((await appealed(claimNo, callers.adjuster)).status).toBe(403);
  });
});
