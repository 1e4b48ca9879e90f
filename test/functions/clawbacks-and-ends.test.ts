import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { handler as clawbacks } from '../../functions/clawbacks/clawbacks-api.ts';
import { handler as rescission } from '../../functions/rescission/rescission-api.ts';
import { programmeWith } from '../domain/quoting/quote-fixtures.ts';
import { accountOf, ApplicationDesk, nameOf, sent } from '../support/application-desk.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const programmeId = 'SN-QKB-PH';
const listed = programmeWith({
  id: 'SN-LIST',
  names: { zh: '免申即享', en: 'Without application' },
  mode: 'no-application',
  noticeWorkingDays: 0,
});
const clawBack = { outcome: 'claw-back', reason: '资格自投保前已撤销' };
let desk: ApplicationDesk;
let serial = 1_850;
const repaying = caller(clawbacks, () => desk.now);
const rescinding = caller(rescission, () => desk.now);
beforeAll(async () => {
  desk = await ApplicationDesk.open([listed]);
  await desk.approveBudget(listed.id, [4_800_000, 2_400_000, 800_000]);
  await desk.approveBudget(programmeId, [4_800_000, 2_400_000, 800_000]);
});
afterAll(() => desk.close());

/** A firm with 800.00 deducted from its premium, whose status is revoked: a bureau reviews. */
async function reviewed(): Promise<{ firm: TestCaller; policyNo: string }> {
  desk.now = '2026-01-05T01:00:00.000Z';
  serial += 1;
  const firm = testFirm(serial);
  const policyNo = await desk.insured(firm, programmeId);
  desk.now = '2026-06-15T01:00:00.000Z';
  await revoke(firm);
  await desk.tick();
  return { firm, policyNo };
}

async function revoke(firm: TestCaller): Promise<void> {
  const answered = await desk.ask.firms('POST /v1/registries/{kind}/imports', {
    caller: callers.operator,
    params: { kind: 'tech-sme' },
    body: `uscc,number,validFrom,validTo,revokedFrom\n${firm.org},N${firm.org},2026-01-01,2026-12-31,2026-01-02\n`,
  });
  expect(answered.body, answered.text).toMatchObject({ accepted: 1 });
}

/** A firm that was paid 800.00 itself, all of which has been claimed back from it; it answered q1 with `no`. */
async function claimedFromFirm(): Promise<{ firm: TestCaller; policyNo: string }> {
  desk.now = '2026-01-05T01:00:00.000Z';
  serial += 1;
  const firm = testFirm(serial);
  await desk.journeys.register(firm, nameOf(firm));
  const answers = { q1: 'no' };
  const asked = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-01-10' };
  const body = { ...asked, programmeIds: [listed.id], answers };
  const quoted = await desk.ask.quoting('POST /v1/quotes', { caller: firm, body });
  const bound = await desk.bind(firm, quoted.body.quoteId);
  expect(bound.status, bound.text).toBe(201);
  await desk.journeys.pay(bound.body, nameOf(firm));
  await desk.tick();
  await desk.completeFor(firm, firm, 'confirm-account', { payeeAccount: accountOf(firm) });
  for (const by of [callers.bureauClerk, callers.cityClerk]) {
    for (const task of await desk.tasks(by, 'pay-subsidy')) {
      const slip = sent(task.amountFen, desk.now, `T-${task.taskId}`);
      expect((await desk.complete(by, task.taskId, slip)).status).toBe(200);
    }
  }
  desk.now = '2026-06-15T01:00:00.000Z';
  await revoke(firm);
  await desk.tick();
  await decide(firm);
  await desk.tick();
  const { policyNo } = bound.body;
  expect(await owedBy(firm, policyNo)).toEqual(whole);
  return { firm, policyNo };
}

async function decide(firm: TestCaller): Promise<void> {
  const decided = await desk.completeFor(firm, callers.bureauClerk, 'review-clawback', clawBack);
  expect(decided.status, decided.text).toBe(200);
}

/** What each bureau has claimed from the firm, less what lowered it. */
async function owedBy(firm: TestCaller, policyNo: string): Promise<Record<string, number>> {
  const query = { policyNo, limit: '100' };
  const { items } = (await desk.ask.ledger('GET /v1/ledger/entries', { caller: firm, query })).body;
  const owed: Record<string, number> = {};
  for (const { legs } of items) {
    for (const { account, fen } of legs) {
      if (account.startsWith('receivable-recovery:'))
        owed[account.slice(-6)] = (owed[account.slice(-6)] ?? 0) + fen;
    }
  }
  return owed;
}

const whole = { '610000': 48_000, '610100': 24_000, '610113': 8_000 };
const returned = { '610000': 25_382, '610100': 12_690, '610113': 4_230 };
const rest = Object.fromEntries(
  (['610000', '610100', '610113'] as const).map((payer) => [payer, whole[payer] - returned[payer]]),
);

describe('a policy that is cancelled while its subsidy is reviewed (case 25, SUB-16)', () => {
  it('decided afterwards, the firm owes the 376.98 that did not come back, and 800.00 are freed once', async () => {
    const { firm, policyNo } = await reviewed();
    const before = await desk.budget(programmeId);
    await desk.journeys.cancel(firm, policyNo, '2026-07-01');
    await decide(firm);
    await desk.tick();
    await desk.tick();
    expect(await owedBy(firm, policyNo)).toEqual(rest);
    const after = await desk.budget(programmeId);
    expect(after.clawedBackFen - before.clawedBackFen).toBe(80_000);
    expect(after.availableFen - before.availableFen).toBe(80_000);
    expect(await desk.isBalanced()).toBe(true);
  });

  it('decided before and carried out after, it comes to the same', async () => {
    const { firm, policyNo } = await reviewed();
    const before = await desk.budget(programmeId);
    await decide(firm);
    await desk.journeys.cancel(firm, policyNo, '2026-07-01');
    await desk.tick();
    expect(await owedBy(firm, policyNo)).toEqual(rest);
    expect((await desk.budget(programmeId)).clawedBackFen - before.clawedBackFen).toBe(80_000);
    expect(await desk.isBalanced()).toBe(true);
  });
});

describe('a policy that is cancelled after its firm has repaid the subsidy (case 25, CAN-2)', () => {
  it('brings the firm its 528.77 whole: the bureaus have had their 800.00, and get nothing of it', async () => {
    const { firm, policyNo } = await reviewed();
    await decide(firm);
    await desk.tick();
    const { items } = (await repaying('GET /v1/clawbacks', { caller: firm, query: { policyNo } })).body;
    for (const [by, level, amountFen] of [
      [callers.bureauClerk, 'province', 48_000],
      [callers.cityClerk, 'city', 24_000],
      [callers.cityClerk, 'county', 8_000],
    ] as const) {
      const body = { level, amountFen, bankReference: `B-${level}`, paidAt: '2026-06-15T00:30:00Z' };
      const params = { clawbackId: items[0].clawbackId };
      const paid = await repaying('POST /v1/clawbacks/{clawbackId}/repayments', { caller: by, params, body });
      expect(paid.status, paid.text).toBe(200);
    }
    const before = await desk.budget(programmeId);
    const ended = await desk.journeys.cancel(firm, policyNo, '2026-07-01');
    expect(ended.refund).toMatchObject({ totalFen: 52_877, firmFen: 52_877, bureauFen: 0, levels: [] });
    expect(await owedBy(firm, policyNo)).toEqual({ '610000': 0, '610100': 0, '610113': 0 });
    expect(await desk.budget(programmeId)).toEqual(before);
    expect(await desk.isBalanced()).toBe(true);
  });
});

describe('a claim that is carried out while the policy is being cancelled (case 25)', () => {
  it('makes the cancellation decide again: 800.00 are freed once, and the refund lowers the claim', async () => {
    const { firm, policyNo } = await reviewed();
    const before = await desk.budget(programmeId);
    await decide(firm);
    onceClaimIsRead(policyNo, async () => {
      await desk.tick();
    });
    await desk.journeys.cancel(firm, policyNo, '2026-07-01');
    expect(await owedBy(firm, policyNo)).toEqual(rest);
    const after = await desk.budget(programmeId);
    expect(after.clawedBackFen - before.clawedBackFen).toBe(80_000);
    expect(after.availableFen - before.availableFen).toBe(80_000);
    expect(await desk.isBalanced()).toBe(true);
  });
});

describe('a policy that ends after a subsidy paid to the firm was claimed back (case 25)', () => {
  it('cancelled, the firm is claimed nothing more (SUB-16)', async () => {
    const { firm, policyNo } = await claimedFromFirm();
    const claimed = await desk.budget(listed.id);
    await desk.journeys.cancel(firm, policyNo, '2026-07-01');
    expect(await owedBy(firm, policyNo)).toEqual(whole);
    expect(await desk.budget(listed.id)).toEqual(claimed);
    expect(await desk.isBalanced()).toBe(true);
  });

  it.each(['gross-negligence', 'intent'])('rescinded for %s neither (SUB-16, SUB-17)', async (finding) => {
    const { firm, policyNo } = await claimedFromFirm();
    const reason = '2024 年曾发生短路，投保时答「否」';
    const about = { ground: 'non-disclosure', questionId: 'q1', knownOn: '2026-06-02', reason };
    const request = { caller: callers.underwriter, params: { policyNo }, body: { ...about, finding } };
    const answered = await rescinding('POST /v1/policies/{policyNo}/rescission', request);
    expect(answered.status, answered.text).toBe(200);
    expect(answered.body.recovery).toBeUndefined();
    expect(await owedBy(firm, policyNo)).toEqual(whole);
    expect(await desk.isBalanced()).toBe(true);
  });
});

/** Lets something come between what a cancellation has read of a claim and all that it does then. */
function onceClaimIsRead(policyNo: string, meanwhile: () => Promise<void>): void {
  let waits = true;
  businessTable().client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const { Key } = args.input as { Key?: { pk: string; sk: string } };
      if (waits && Key?.pk === `POLICY#${policyNo}` && Key.sk === `CLAWBACK#${programmeId}`) {
        waits = false;
        await meanwhile();
      }
      return answer;
    },
    { step: 'initialize', name: 'meanwhile', override: true },
  );
}
