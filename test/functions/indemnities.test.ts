import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimAnswer } from '../../shared/contract/operations/claims.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import { builtInCalendar } from '../../shared/domain/calendar/working-calendar.ts';
import { instant } from '../../shared/domain/dates.ts';
import { openInterimTask } from '../../shared/domain/claims/interim-payment.ts';
import { claimNo as claimNoSchema, taskId } from '../../shared/domain/ids.ts';
import { readClaim, replaceClaim } from '../../shared/persistence/claims.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { commit, readPartition } from '../../shared/persistence/store.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { approved, assessed, ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { accountOf, claimMoneyAt } from '../support/claim-money.ts';
import { callers } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let firms = 2_000;
let serial = 0;
let money: ReturnType<typeof claimMoneyAt>;

beforeAll(async () => {
  desk = await ClaimDesk.open();
  money = claimMoneyAt(desk);
  await desk.journeys.approveBudget('2026', [60_000_000, 30_000_000, 10_000_000], 'SN-QKB-YF');
});
beforeEach(() => desk.clear());
afterAll(() => desk.close());

const lender = { bankName: '浦发银行西安分行', account: '6217000012345678', loanNo: 'L-2026-1' };

async function newFirm() {
  firms += 1;
  const firm = testFirm(firms);
  const name = `西安赔付${firms}号科技有限公司`;
  desk.now = '2026-01-05T01:00:00.000Z';
  return { firm, name };
}

/** A burnt device, agreed at 23,760.00, whose payment is due. */
async function agreed(payeeAccount = true) {
  const { firm, name } = await newFirm();
  const policyNo = await desk.insured(firm, name);
  desk.now = '2026-03-25T01:00:00.000Z';
  const claimNo = await desk.offered(firm, policyNo);
  const account = payeeAccount ? { payeeAccount: accountOf(name) } : {};
  await desk.answer(claimNo, firm, { outcome: 'accept', ...account });
  return { firm, name, policyNo, claimNo };
}

/** A failed research project under survey, its bank named in the policy. */
async function failing(more: object = {}) {
  const { firm, name } = await newFirm();
  await desk.journeys.register(firm, name);
  const sums = { sumsInsured: { 'rd-failure': 100_000_000 }, insurableValueFen: 160_000_000 };
  const policyNo = await desk.journeys.insureResearch(firm, name, '2026-02-01', { ...sums, ...more });
  desk.now = '2026-06-02T01:00:00.000Z';
  const report = { coverCode: 'rd-failure', cause: 'technical-failure', occurredAt: '2026-06-01T02:00:00Z' };
  return { firm, name, policyNo, claimNo: await desk.reported(firm, policyNo, report) };
}

/** CLM-9: 327,250.22. */
const failure = {
  lossLines: [
    ['staff', 42_000_000],
    ['direct-input', 31_000_050],
    ['depreciation', 8_800_000],
    ['amortisation', 3_500_000],
    ['design-trial', 12_000_000],
    ['other', 14_000_000],
  ].map(([item, fen]) => ({ item, claimedFen: fen, acceptedFen: fen })),
  publicGrantFen: 20_000_000,
  salvageFen: 5_000_000,
  outcome: 'covered',
};

const interimRoute = 'POST /v1/claims/{claimNo}/interim-payment';
const debtRoute = 'POST /v1/claims/{claimNo}/lender-statement';
const returnRoute = 'POST /v1/claims/{claimNo}/payments/{paymentId}/return';

/** What the clock does on day 45. */
async function opensDay45(claimNo: string): Promise<void> {
  desk.now = '2026-07-17T01:00:00.000Z';
  const claim = await readClaim(desk.engine.store, { kind: 'service' }, claimNoSchema.parse(claimNo));
  serial += 1;
  const id = taskId.parse(`tsk_01K00000000000000000${String(serial).padStart(6, '0')}`);
  const opening = { taskId: id, now: instant.parse(desk.now), calendar: builtInCalendar };
  const task = openInterimTask(claim!, opening);
  const taskIds = [...claim!.taskIds, task.taskId];
  const asked = { ...claim!, taskIds, revision: claim!.revision + 1 };
  expect((await commit(desk.engine.store, [replaceClaim(asked), insertTask(task)])).done).toBe(true);
}

describe('an interim payment', () => {
  it('case 17: pays the certain 120,000.00 while the panel looks on, then the balance of 207,250.22 (CLM-4, CLM-27)', async () => {
    const { firm, claimNo } = await failing();
    await desk.answer(claimNo, callers.adjuster, surveyed);
    desk.now = '2026-07-31T01:00:00.000Z';
    const certain = { certainFen: 12_000_000, reason: '人员与直接投入已核实' };
    const proposed = await money.sendTwice(interimRoute, claimNo, callers.adjuster, certain);
    expect(proposed.status).toBe(200);
    expect(claimAnswer.strict().parse(proposed.body)).toMatchObject({ status: 'assessing' });
    expect(await money.sendTwice(interimRoute, claimNo, callers.adjuster, certain)).toMatchObject({
      status: 409,
      body: { code: 'interim-pending', facts: { certainFen: 12_000_000 } },
    });
    expect((await money.openTasks(claimNo, 'approve-interim'))[0]).toMatchObject({
      role: 'claims-manager',
      dueOn: '2026-08-01',
      barred: [callers.adjuster.sub],
    });
    await money.complete(claimNo, 'approve-interim', callers.claimsManager, approved);
    await money.payAll(claimNo);
    expect(await desk.read(claimNo)).toMatchObject({
      status: 'assessing',
      payments: [{ purpose: 'interim', fen: 12_000_000, status: 'paid' }],
      deadlines: expect.arrayContaining([expect.objectContaining({ kind: 'interim-60', state: 'met' })]),
    });

    await money.complete(claimNo, 'assess-loss', callers.adjuster, failure);
    await money.complete(claimNo, 'approve', callers.claimsManager, approved);
    await money.complete(claimNo, 'accept-offer', firm, { outcome: 'accept' });
    const indemnity = {
      totalFen: 32_725_022,
      interimFen: 12_000_000,
      payees: [{ kind: 'insured', fen: 20_725_022 }],
    };
    expect(await desk.read(claimNo, firm)).toMatchObject({ status: 'paying', indemnity });
    await money.payAll(claimNo);
    expect(await desk.read(claimNo, firm)).toMatchObject({ status: 'paid', reserveFen: 0, indemnity });
    expect(desk.workflowOf(claimNo)).toBe('SUCCEEDED');
    expect(await money.balances(claimNo)).toEqual({ 'bank:picc-sn': -32_725_022, 'claims-paid': 32_725_022 });
  });

  it('of up to 10,000.00 is the assessor’s alone; returned or declined, nothing is paid', async () => {
    const { claimNo } = await failing();
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const small = { certainFen: 900_000, reason: '已核实' };
    expect((await money.sendTwice(interimRoute, claimNo, callers.adjuster, small)).status).toBe(200);
    expect(await money.openTasks(claimNo, 'confirm-payment')).toMatchObject([{ amountFen: 900_000 }]);
    const more = { certainFen: 200_000, reason: '补充核实' };
    await money.sendTwice(interimRoute, claimNo, callers.adjuster, more);
    const answer = await money.complete(claimNo, 'approve-interim', callers.adjuster2, {
      outcome: 'return',
      reason: '证据不足',
    });
    expect(answer.body.outcome).toBe('return');
    expect(await money.openTasks(claimNo, 'confirm-payment')).toHaveLength(1);
  });

  it('is asked for by the task of day 45, which an adjuster answers with an amount or a reason', async () => {
    const { claimNo } = await failing();
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const reasonless = { outcome: 'decline' };
    await opensDay45(claimNo);
    const [task] = await money.openTasks(claimNo, 'interim-payment');
    expect(task).toMatchObject({ dueOn: '2026-08-01', role: 'adjuster' });
    expect((await money.completeTwice(task!.taskId, callers.adjuster, reasonless)).status).toBe(400);
    const declined = { outcome: 'decline', reason: '责任尚未查清' };
    expect((await money.complete(claimNo, 'interim-payment', callers.adjuster, declined)).body.outcome).toBe(
      'decline',
    );
    await opensDay45(claimNo);
    const certain = { certainFen: 500_000, reason: '已核实' };
    const paid = await money.complete(claimNo, 'interim-payment', callers.adjuster, certain);
    expect(paid.body.outcome).toBe('instructed');
    expect(await money.openTasks(claimNo, 'confirm-payment')).toMatchObject([{ amountFen: 500_000 }]);
  });

  it('is refused beyond what is left of the limit, and once the claim is agreed', async () => {
    const { claimNo } = await failing();
    const tooMuch = { certainFen: 100_000_001, reason: '全部' };
    await money.sendTwice(interimRoute, claimNo, callers.adjuster, tooMuch);
    const refused = await money.complete(claimNo, 'approve-interim', callers.claimsManager, approved);
    expect(refused).toMatchObject({ status: 409, body: { code: 'limit-changed' } });
    const { claimNo: paying } = await agreed();
    expect(await money.sendTwice(interimRoute, paying, callers.adjuster, tooMuch)).toMatchObject({
      status: 409,
      body: { code: 'claim-not-open', facts: { status: 'paying' } },
    });
  });
});

describe('a disputed offer', () => {
  it('case 18: the undisputed part is paid at once, and what it passes the final by is claimed back, never netted', async () => {
    const { firm, name } = await newFirm();
    const policyNo = await desk.insured(firm, name);
    desk.now = '2026-03-25T01:00:00.000Z';
    const claimNo = await desk.offered(firm, policyNo);
    await desk.answer(claimNo, firm, { outcome: 'dispute', reason: '人工费用未计入' });
    expect(await desk.read(claimNo)).toMatchObject({
      status: 'assessing',
      payments: [{ purpose: 'interim', fen: 2_376_000, status: 'open' }],
    });
    await money.payAll(claimNo);
    const less = {
      ...assessed,
      lossLines: [{ item: 'repair', claimedFen: 3_350_000, acceptedFen: 2_100_000 }],
    };
    await money.complete(claimNo, 'assess-loss', callers.adjuster2, less);
    await money.complete(claimNo, 'approve', callers.adjuster, approved);
    await money.complete(claimNo, 'accept-offer', firm, { outcome: 'accept' });
    expect(await desk.read(claimNo, firm)).toMatchObject({
      status: 'paid',
      closedReason: 'paid',
      indemnity: { totalFen: 1_476_000, interimFen: 2_376_000, payees: [] },
    });
    expect(desk.workflowOf(claimNo)).toBe('SUCCEEDED');
    expect(await money.balances(claimNo)).toEqual({
      'bank:picc-sn': -2_376_000,
      'claims-paid': 1_476_000,
      'receivable-claims': 900_000,
    });
    const query = { kind: 'collect-repayment', limit: '100' };
    const { body } = await desk.ask('GET /v1/tasks', { caller: callers.insurerFinance, query });
    const task = body.items.find((one: { claimNo: string }) => one.claimNo === claimNo);
    expect(task).toMatchObject({ amountFen: 900_000 });
    const repaid = { bankReference: 'IN-1', paidAt: desk.now, amountFen: 900_000 };
    expect((await money.completeTwice(task.taskId, callers.insurerFinance, repaid)).status).toBe(200);
    expect(await money.balances(claimNo)).toEqual({ 'bank:picc-sn': -1_476_000, 'claims-paid': 1_476_000 });
  });
});

describe('a claim that ends with nothing after an interim payment', () => {
  const certain = { certainFen: 900_000, reason: '已核实' };

  it('is withdrawn: what is paid is claimed back, what is not is stopped, and the limit is free', async () => {
    const { firm, claimNo } = await failing();
    await money.sendTwice(interimRoute, claimNo, callers.adjuster, certain);
    await money.payAll(claimNo);
    await money.sendTwice(interimRoute, claimNo, callers.adjuster, { ...certain, certainFen: 50_000 });
    await money.sendTwice('POST /v1/claims/{claimNo}/withdrawal', claimNo, firm, { reason: '改由他方承担' });
    expect(await desk.read(claimNo)).toMatchObject({
      status: 'withdrawn',
      payments: [{ status: 'paid' }, { status: 'stopped' }],
      policyAsAtLoss: { remainingFen: 100_000_000, insurableValueFen: 160_000_000 },
    });
    expect(await money.openTasks(claimNo, 'confirm-payment')).toEqual([]);
    expect(await money.balances(claimNo)).toEqual({ 'bank:picc-sn': -900_000, 'receivable-claims': 900_000 });
  });

  it('is rejected because the event was invented: paid sums are repaid (CLM-22)', async () => {
    const { claimNo } = await failing();
    await money.sendTwice(interimRoute, claimNo, callers.adjuster, certain);
    await money.payAll(claimNo);
    await desk.answer(claimNo, callers.adjuster, { findings: '票据伪造', outcome: 'suspect-fraud' });
    await desk.answer(claimNo, callers.adjuster, { findings: '证实虚构', outcome: 'complete' });
    const rejection = { ruleId: 'CLM-22', reason: '虚构保险事故' };
    await desk.answer(claimNo, callers.adjuster, { outcome: 'rejected', rejection });
    const claim = await desk.read(claimNo);
    expect(claim).toMatchObject({ status: 'decided-rejected', payments: [{ claimedBack: true }] });
    expect(await money.balances(claimNo)).toEqual({ 'bank:picc-sn': -900_000, 'receivable-claims': 900_000 });
  });

  it('is paid for its true part only where the loss was overstated: 14,760.00 (CLM-22)', async () => {
    const { firm, name } = await newFirm();
    const policyNo = await desk.insured(firm, name);
    desk.now = '2026-03-25T01:00:00.000Z';
    const claimNo = await desk.reported(firm, policyNo);
    await desk.answer(claimNo, callers.adjuster, { findings: '报价虚高', outcome: 'suspect-fraud' });
    await desk.answer(claimNo, callers.adjuster, { findings: '真实损失 21,000.00', outcome: 'complete' });
    const lossLines = [{ item: 'repair', claimedFen: 3_350_000, acceptedFen: 2_100_000 }];
    await desk.answer(claimNo, callers.adjuster, { ...assessed, lossLines });
    expect((await desk.read(claimNo)).indemnity.totalFen).toBe(1_476_000);
  });
});

describe('a lender’s debt', () => {
  it('comes first up to what the bank states, and the insured gets the rest (LOS-2)', async () => {
    const { firm, name, claimNo } = await failing({ lossPayee: lender });
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const owed = { receivedAt: '2026-06-01T08:00:00Z', principalFen: 30_000_000, interestFen: 412_550 };
    expect((await money.sendTwice(debtRoute, claimNo, callers.adjuster, owed)).status).toBe(200);
    await desk.answer(claimNo, callers.adjuster, failure);
    await desk.answer(claimNo, callers.claimsManager, approved);
    const payees = [
      { kind: 'loss-payee', fen: 30_412_550 },
      { kind: 'insured', fen: 2_312_472 },
    ];
    expect((await desk.read(claimNo, firm)).indemnity.payees).toEqual(payees);
    await desk.answer(claimNo, firm, { outcome: 'accept', payeeAccount: accountOf(name) });
    expect(await desk.read(claimNo)).toMatchObject({
      status: 'paying',
      indemnity: { payees },
      payments: [
        { payee: 'loss-payee', fen: 30_412_550, account: { number: lender.account, loanNo: lender.loanNo } },
        { payee: 'insured', fen: 2_312_472, account: accountOf(name) },
      ],
    });
    const [bank, insured] = await money.openTasks(claimNo, 'confirm-payment');
    const pay = (task: Task) => ({ bankReference: task.taskId, paidAt: desk.now, amountFen: task.amountFen });
    const first = await desk.complete(insured!.taskId, callers.insurerFinance, pay(insured!));
    expect(first.body.outcome).toBe('more');
    await desk.relay();
    expect((await desk.read(claimNo)).status).toBe('paying');
    await desk.complete(bank!.taskId, callers.insurerFinance, pay(bank!));
    await desk.relay();
    expect((await desk.read(claimNo)).status).toBe('paid');
    expect(desk.workflowOf(claimNo)).toBe('SUCCEEDED');
  });

  it('case 21: a lien notice between approval and payment stops the payment and divides it', async () => {
    const { claimNo } = await agreed();
    const [stopped] = await money.openTasks(claimNo, 'confirm-payment');
    const notice = { receivedAt: '2026-03-25T02:00:00Z', principalFen: 2_000_000, interestFen: 0, lender };
    desk.now = '2026-03-26T01:00:00.000Z';
    const divided = await money.sendTwice(debtRoute, claimNo, callers.adjuster, notice);
    expect(divided.body).toMatchObject({
      status: 'paying',
      indemnity: {
        payees: [
          { kind: 'loss-payee', fen: 2_000_000 },
          { kind: 'insured', fen: 376_000 },
        ],
      },
      payments: [{ status: 'stopped' }, { payee: 'loss-payee' }, { payee: 'insured' }],
    });
    const late = { bankReference: 'OUT', paidAt: desk.now, amountFen: 2_376_000 };
    expect(await desk.complete(stopped!.taskId, callers.insurerFinance, late)).toMatchObject({
      status: 409,
      body: { code: 'task-closed' },
    });
    await money.payAll(claimNo);
    expect((await desk.read(claimNo)).status).toBe('paid');
    expect(desk.workflowOf(claimNo)).toBe('SUCCEEDED');
    expect(await money.sendTwice(debtRoute, claimNo, callers.adjuster, notice)).toMatchObject({
      status: 409,
      body: { code: 'claim-not-open' },
    });
    expect(await money.balances(claimNo)).toEqual({ 'bank:picc-sn': -2_376_000, 'claims-paid': 2_376_000 });
    const { pk } = keys.notice(`lender#${lender.loanNo}`, '');
    const heard = await readPartition(desk.engine.store, pk);
    expect(heard.map((one) => one['kind'])).toContain('lender.claim-paid');
  });

  it('case 19: what the firm disputes of it is held, and the claim is not paid before that is settled', async () => {
    const { claimNo } = await agreed();
    const debt = { receivedAt: '2026-03-25T02:00:00Z', principalFen: 2_000_000, interestFen: 0, lender };
    desk.now = '2026-03-26T01:00:00.000Z';
    await money.sendTwice(debtRoute, claimNo, callers.insurerFinance, { ...debt, disputedFen: 500_000 });
    await money.payAll(claimNo);
    expect(await desk.read(claimNo)).toMatchObject({
      status: 'paying',
      payments: [
        { status: 'stopped' },
        { payee: 'loss-payee', fen: 1_500_000, status: 'paid' },
        { payee: 'loss-payee', fen: 500_000, status: 'held' },
        { payee: 'insured', fen: 376_000, status: 'paid' },
      ],
    });
    desk.now = '2026-03-28T01:00:00.000Z';
    const settled = { ...debt, receivedAt: '2026-03-25T02:00:00Z', principalFen: 1_800_000 };
    await money.sendTwice(debtRoute, claimNo, callers.insurerFinance, settled);
    await money.payAll(claimNo);
    const claim = await desk.read(claimNo);
    expect(claim.status).toBe('paid');
    expect(desk.workflowOf(claimNo)).toBe('SUCCEEDED');
    expect(claim.indemnity.payees).toEqual([
      { kind: 'loss-payee', fen: 1_800_000 },
      { kind: 'insured', fen: 576_000 },
    ]);
  });

  it('case 20: of a debt that is repaid takes the bank’s release', async () => {
    const { claimNo } = await failing({ lossPayee: lender });
    const none = { receivedAt: '2026-06-01T08:00:00Z', principalFen: 0, interestFen: 0 };
    expect(await money.sendTwice(debtRoute, claimNo, callers.adjuster, none)).toMatchObject({
      status: 409,
      body: { code: 'release-missing' },
    });
    expect(
      (await money.sendTwice(debtRoute, claimNo, callers.adjuster, { ...none, release: true })).status,
    ).toBe(200);
  });
});

describe('a returned payment', () => {
  it('is due again, to an account that the firm confirms, and counts once', async () => {
    const { firm, name, claimNo } = await agreed();
    await money.payAll(claimNo);
    const { payments } = await desk.read(claimNo);
    desk.now = '2026-03-27T01:00:00.000Z';
    const more = { paymentId: payments[0].paymentId };
    const back = { bankReference: 'RET-1', returnedAt: '2026-03-27T00:00:00Z', reason: '账户已销户' };
    const early = { ...back, returnedAt: '2026-03-24T00:00:00Z' };
    expect(await money.sendTwice(returnRoute, claimNo, callers.insurerFinance, early, more)).toMatchObject({
      status: 422,
      body: { code: 'returned-outside' },
    });
    const returned = await money.sendTwice(returnRoute, claimNo, callers.insurerFinance, back, more);
    expect(returned).toMatchObject({
      status: 200,
      body: {
        status: 'paying',
        reserveFen: 2_376_000,
        policyAsAtLoss: { remainingFen: 2_624_000, leftForClaimFen: 5_000_000 },
        payments: [
          { status: 'returned', account: accountOf(name) },
          { status: 'open', fen: 2_376_000, replaces: payments[0].paymentId },
        ],
      },
    });
    expect(await money.balances(claimNo)).toEqual({
      'claims-incurred:picc-sn': 2_376_000,
      'claims-payable': -2_376_000,
    });
    expect(await money.sendTwice(returnRoute, claimNo, callers.insurerFinance, back, more)).toMatchObject({
      status: 409,
      body: { code: 'payment-not-made' },
    });
    const other = accountOf(name, '6100000000000002');
    const wrong = await money.complete(claimNo, 'confirm-account', firm, {
      payeeAccount: accountOf('别家有限公司'),
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'payee-not-insured' } });
    await money.complete(claimNo, 'confirm-account', firm, { payeeAccount: other });
    expect((await desk.read(claimNo)).payments[1].account).toEqual(other);
    await money.payAll(claimNo);
    expect((await desk.read(claimNo)).status).toBe('paid');
    expect(await money.balances(claimNo)).toEqual({ 'bank:picc-sn': -2_376_000, 'claims-paid': 2_376_000 });
  });
});
