import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimAnswer } from '../../shared/contract/operations/claims.ts';
import { approved, assessed, ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { accountOf, claimMoneyAt } from '../support/claim-money.ts';
import { callers } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let money: ReturnType<typeof claimMoneyAt>;
let firms = 2_500;

beforeAll(async () => {
  desk = await ClaimDesk.open();
  money = claimMoneyAt(desk);
});
beforeEach(() => desk.clear());
afterAll(() => desk.close());

const reopening = 'POST /v1/claims/{claimNo}/reopening';
const recoveries = 'POST /v1/claims/{claimNo}/recoveries';
const hidden = { reason: '拆机后发现隐蔽损坏' };
/** CLM-23: the repair and hidden damage of 6,200.00. */
const whole = {
  ...assessed,
  lossLines: [
    { item: 'repair', claimedFen: 3_350_000, acceptedFen: 3_350_000 },
    { item: 'repair', claimedFen: 620_000, acceptedFen: 620_000 },
  ],
};

/** A burnt device that was paid with 23,760.00, and what its sheet has beside. */
async function paid(sheet: object = assessed) {
  firms += 1;
  const firm = testFirm(firms);
  const name = `西安重开${firms}号科技有限公司`;
  desk.now = '2026-01-05T01:00:00.000Z';
  const policyNo = await desk.insured(firm, name);
  desk.now = '2026-03-25T01:00:00.000Z';
  const claimNo = await desk.reported(firm, policyNo);
  await desk.offeredFrom(claimNo, sheet);
  await desk.answer(claimNo, firm, { outcome: 'accept', payeeAccount: accountOf(name) });
  await money.payAll(claimNo);
  desk.now = '2026-05-11T01:00:00.000Z';
  return { firm, name, policyNo, claimNo };
}

describe('a reopened claim', () => {
  it('case 22: is computed anew as a whole, and 4,464.00 are paid on top (CLM-23)', async () => {
    const { firm, claimNo } = await paid();
    const reopened = await money.sendTwice(reopening, claimNo, firm, hidden);
    expect(reopened.status).toBe(200);
    expect(claimAnswer.strict().parse(reopened.body)).toMatchObject({
      status: 'reopened',
      reopening: { reason: hidden.reason },
    });
    await desk.relay();
    await money.complete(claimNo, 'assess-loss', callers.adjuster, whole);
    const indemnity = {
      totalFen: 2_822_400,
      interimFen: 2_376_000,
      payees: [{ kind: 'insured', fen: 446_400 }],
    };
    expect(await desk.read(claimNo)).toMatchObject({ status: 'assessing', indemnity });
    await money.complete(claimNo, 'approve', callers.adjuster2, approved);
    await money.complete(claimNo, 'accept-offer', firm, { outcome: 'accept' });
    await money.payAll(claimNo);
    expect(await desk.read(claimNo, firm)).toMatchObject({
      status: 'paid',
      indemnity,
      payments: [
        { purpose: 'final', fen: 2_376_000, status: 'paid' },
        { purpose: 'supplement', fen: 446_400, status: 'paid' },
      ],
      policyAsAtLoss: { remainingFen: 5_000_000 - 2_822_400 },
    });
    expect(await money.balances(claimNo)).toEqual({ 'bank:picc-sn': -2_822_400, 'claims-paid': 2_822_400 });
  });

  it('always takes a second approver, however little it comes to (CLM-23)', async () => {
    firms += 1;
    const firm = testFirm(firms);
    desk.now = '2026-01-05T01:00:00.000Z';
    const policyNo = await desk.insured(firm, `西安重开${firms}号科技有限公司`);
    desk.now = '2026-03-25T01:00:00.000Z';
    const claimNo = await desk.reported(firm, policyNo);
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const small = { ...assessed, lossLines: [{ item: 'repair', claimedFen: 400_000, acceptedFen: 400_000 }] };
    await desk.answer(claimNo, callers.adjuster, small);
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    await money.payAll(claimNo);
    await money.sendTwice(reopening, claimNo, callers.adjuster, hidden);
    await desk.relay();
    await money.complete(claimNo, 'assess-loss', callers.adjuster, small);
    expect(await money.openTasks(claimNo, 'approve')).toMatchObject([
      { role: 'adjuster', barred: [callers.adjuster.sub] },
    ]);
  });

  it('has left of its limit what it took itself, without what was paid beside the limit (CLM-16)', async () => {
    const { firm, claimNo } = await paid({ ...assessed, rescueCostFen: 100_000 });
    await money.sendTwice(reopening, claimNo, firm, hidden);
    expect(await desk.read(claimNo)).toMatchObject({
      payments: [{ fen: 2_476_000, status: 'paid' }],
      policyAsAtLoss: { remainingFen: 5_000_000 - 2_376_000, leftForClaimFen: 5_000_000 },
    });
  });

  it('comes to nothing more where nothing more is found, and is paid as it was', async () => {
    const { firm, claimNo } = await paid();
    await money.sendTwice(reopening, claimNo, firm, hidden);
    await desk.relay();
    await money.complete(claimNo, 'assess-loss', callers.adjuster, assessed);
    await money.complete(claimNo, 'approve', callers.adjuster2, approved);
    await money.complete(claimNo, 'accept-offer', firm, { outcome: 'accept' });
    expect(await desk.read(claimNo)).toMatchObject({ status: 'paid', closedReason: 'paid', payments: [{}] });
  });

  it('is paid as it was when the firm takes the reopening back', async () => {
    const { firm, claimNo } = await paid();
    await money.sendTwice(reopening, claimNo, firm, hidden);
    await desk.relay();
    const withdrawal = 'POST /v1/claims/{claimNo}/withdrawal';
    const back = await money.sendTwice(withdrawal, claimNo, firm, { reason: '误判' });
    expect(back.body).toMatchObject({ status: 'paid', closedReason: 'paid', reserveFen: 0 });
    await desk.relay();
    expect((await desk.tasksOf(claimNo)).filter((task) => task.status === 'open')).toEqual([]);
  });

  it('is refused after its limitation, and while it is open (CLM-7)', async () => {
    const { firm, claimNo } = await paid();
    desk.now = '2028-03-27T01:00:00.000Z';
    expect(await money.sendTwice(reopening, claimNo, firm, hidden)).toMatchObject({
      status: 409,
      body: { code: 'limitation-over', facts: { lastDay: '2028-03-24' } },
    });
    const { firm: other, claimNo: open } = await paid();
    await money.sendTwice(reopening, open, other, hidden);
    expect(await money.sendTwice(reopening, open, other, hidden)).toMatchObject({
      status: 409,
      body: { code: 'claim-not-open', facts: { status: 'reopened' } },
    });
  });
});

describe('a recovery', () => {
  it('CLM-26: the loss is paid though nobody was sued, and what comes in is shared with the insured (CLM-21)', async () => {
    const { claimNo } = await paid();
    const got = {
      kind: 'subrogation',
      grossFen: 3_000_000,
      costFen: 200_000,
      receivedAt: '2026-05-10T01:00:00Z',
      bankReference: 'REC-1',
      from: '西安供应商有限公司',
    };
    const recorded = await money.sendTwice(recoveries, claimNo, callers.adjuster, got);
    expect(recorded.status).toBe(200);
    expect(claimAnswer.strict().parse(recorded.body)).toMatchObject({
      status: 'recovery',
      recoveries: [{ netFen: 2_800_000, insurerFen: 2_016_000, insuredFen: 784_000 }],
    });
    const sent = { bankReference: 'OUT-REC', paidAt: desk.now, amountFen: 784_000 };
    await money.complete(claimNo, 'pay-recovery', callers.insurerFinance, sent);
    expect((await desk.read(claimNo)).status).toBe('paid');
    expect(await money.balances(claimNo)).toEqual({
      'bank:picc-sn': -2_376_000 + 2_016_000,
      'claims-paid': 2_376_000,
      recoveries: -2_016_000,
    });
    expect(await money.sendTwice(recoveries, claimNo, callers.adjuster, got)).toMatchObject({
      status: 409,
      body: { code: 'bank-reference-used' },
    });
  });
});
