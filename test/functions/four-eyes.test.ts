import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import { invariant } from '../../shared/domain/result.ts';
import { approved, assessed, ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { claimMoneyAt } from '../support/claim-money.ts';
import { sellFull, sheetFor } from '../support/claim-play.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let money: ReturnType<typeof claimMoneyAt>;
let firms = 6_600;
beforeAll(async () => {
  desk = await ClaimDesk.open();
  money = claimMoneyAt(desk);
});
afterAll(() => desk.close());
beforeEach(() => desk.clear());

/** A refusal for the person is not remembered: it is asked for once. */
async function tried(claimNo: string, kind: Task['kind'], by: TestCaller, body: object) {
  const [task] = await money.openTasks(claimNo, kind);
  invariant(task !== undefined, `no open ${kind}`);
  return desk.complete(task.taskId, by, body);
}

const samePerson = { status: 403, body: { code: 'same-person' } };

/** A loss of more than 100,000.00 that was surveyed, and the sheet of whoever assesses it. */
async function largeLoss() {
  const product = builtInCatalogue.productVersion('proof-of-concept', 1);
  const [cover] = product?.covers ?? [];
  invariant(product !== undefined && cover !== undefined, 'there is a product');
  const { firm, policyNo } = await sellFull(desk, testFirm((firms += 1)), product);
  desk.now = '2026-06-24T01:00:00.000Z';
  const report = { coverCode: cover.code, cause: cover.causes[0], occurredAt: '2026-06-20T02:00:00Z' };
  const claimNo = await desk.reported(firm, policyNo, report);
  await desk.answer(claimNo, callers.adjuster, surveyed);
  const sheet = sheetFor(cover);
  const amounts = { claimedFen: 20_000_000, acceptedFen: 20_000_000 };
  return {
    claimNo,
    sheet: { ...sheet, lossLines: sheet.lossLines.map((line) => ({ ...line, ...amounts })) },
  };
}

describe('four eyes (CLM-27, case 59)', () => {
  it('are no dead end where an insurer’s only claims manager has assessed: taken back, another assesses', async () => {
    const { claimNo, sheet } = await largeLoss();
    await money.complete(claimNo, 'assess-loss', callers.claimsManager, sheet);
    const own = await tried(claimNo, 'approve', callers.claimsManager, approved);
    expect(own).toMatchObject(samePerson);
    expect(own.body.detail).toContain('return');
    const openFor = async (by: TestCaller) =>
      (await desk.read(claimNo, by)).tasks.filter((task: { status: string }) => task.status === 'open');
    expect(await openFor(callers.claimsManager)).toMatchObject([{ kind: 'approve', barredForMe: true }]);
    expect(await openFor(callers.adjuster2)).toMatchObject([{ kind: 'approve', barredForMe: false }]);
    const back = { outcome: 'return', reason: '本人定损，须由他人重新定损' };
    expect((await money.complete(claimNo, 'approve', callers.claimsManager, back)).status).toBe(200);
    expect((await money.complete(claimNo, 'assess-loss', callers.adjuster2, sheet)).status).toBe(200);
    expect((await money.complete(claimNo, 'approve', callers.claimsManager, approved)).status).toBe(200);
  });

  it('let whoever named an interim amount take it back, not approve it (CLM-4)', async () => {
    const { claimNo } = await largeLoss();
    const body = { certainFen: 12_000_000, reason: '已核定部分' };
    await money.sendTwice('POST /v1/claims/{claimNo}/interim-payment', claimNo, callers.claimsManager, body);
    const approve = (outcome: string) =>
      tried(claimNo, 'approve-interim', callers.claimsManager, { outcome, reason: '本人提出' });
    expect(await approve('approve')).toMatchObject(samePerson);
    expect((await approve('return')).body).toMatchObject({ outcome: 'return' });
    await money.sendTwice('POST /v1/claims/{claimNo}/interim-payment', claimNo, callers.adjuster, body);
    expect((await approve('approve')).status).toBe(200);
  });

  it('keep whoever assessed a loss from paying it, with both roles too', async () => {
    const firm = testFirm((firms += 1));
    desk.now = '2026-01-05T01:00:00.000Z';
    const policyNo = await desk.insured(firm, `西安四眼${firms}号科技有限公司`);
    desk.now = '2026-03-25T01:00:00.000Z';
    const claimNo = await desk.reported(firm, policyNo);
    const both: TestCaller = { ...callers.adjuster, roles: ['adjuster', 'insurer-finance'] };
    await desk.answer(claimNo, both, surveyed);
    await desk.answer(claimNo, both, assessed);
    await desk.answer(claimNo, callers.adjuster2, approved);
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    const slip = { bankReference: `E-${firms}`, paidAt: desk.now, amountFen: 2_376_000 };
    expect(await tried(claimNo, 'confirm-payment', both, slip)).toMatchObject(samePerson);
    expect((await money.complete(claimNo, 'confirm-payment', callers.insurerFinance, slip)).status).toBe(200);
  });
});
