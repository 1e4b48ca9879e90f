import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Applied, AppliedBook } from '../support/applied-book.ts';
import { expectEnglish } from '../support/english.ts';
import { callers } from '../support/http.ts';

const programmeId = 'SN-BACK';
let book: AppliedBook;

beforeAll(async () => {
  book = await AppliedBook.open(700);
});
afterAll(() => book.desk.close());

function shown({ firm, applicationId }: Applied) {
  return book.desk.application(firm, applicationId);
}

/** What payers have still to send to the firm, the largest first. */
async function due({ firm }: Applied): Promise<number[]> {
  const tasks = await Promise.all(
    [callers.bureauClerk, callers.cityClerk].map((by) => book.desk.tasks(by, 'pay-subsidy')),
  );
  const own = tasks.flat().filter((one) => one.uscc === firm.org);
  return own.map((one) => one.amountFen).toSorted((a, b) => b - a);
}

function paidWhatIsDue(of: Applied): Promise<void> {
  return book.paidBy(of, callers.bureauClerk, callers.cityClerk);
}

async function correctedTwice(of: Applied, paidFen?: number): Promise<void> {
  await book.claimPaidAfterEnd(of, paidFen);
  const before = await signedNowhere(of);
  await book.refundCorrected(of);
  expect(await signedNowhere(of)).toEqual(before);
}

/** The same without the links to its papers, which are signed at the second. */
async function signedNowhere(of: Applied) {
  const { papers, ...application } = await shown(of);
  return { ...application, papers: papers.length };
}

/** What a step does to the columns of the programme's budget. */
async function budgetChange(step: () => Promise<void>, of = programmeId): Promise<Record<string, number>> {
  const before = await book.desk.budget(of);
  await step();
  const after = await book.desk.budget(of);
  const changed = Object.entries<number>(after).map(
    ([column, fen]) => [column, fen - before[column]] as const,
  );
  return Object.fromEntries(changed.filter(([, fen]) => fen !== 0));
}

describe('case 23: a grant of 800.00 that was lowered to 376.98 before it was paid', () => {
  it('under notice is raised to 427.24 of the 534.05 that are kept now, out of its envelope', async () => {
    const of = await book.granted();
    await book.cancelled(of);
    expect(await budgetChange(() => correctedTwice(of))).toEqual({
      reservedFen: 5_026,
      availableFen: -5_026,
    });
    const application = await shown(of);
    expect(application).toMatchObject({ status: 'under-notice', grant: { grantedFen: 42_724 } });
    expect(application.history.at(-1)).toMatchObject({ event: 'corrected', detail: '427.24' });
    expect(await book.desk.isBalanced()).toBe(true);
  });

  it('while the firm is asked for its account is asked for the new amount', async () => {
    const of = await book.granted();
    await book.cancelled(of);
    await book.desk.passTo('2026-03-09T16:00:00.000Z');
    await correctedTwice(of);
    const tasks = await book.desk.tasks(of.firm, 'confirm-account');
    expect(tasks).toMatchObject([{ amountFen: 42_724 }]);
    await book.accountNamed(of);
    expect(await due(of)).toEqual([25_633, 12_818, 4_273]);
  });

  it('with its account named is paid 427.24 by its payers, who hear of it', async () => {
    const of = await book.granted();
    await book.accountNamed(of);
    await book.cancelled(of);
    expect(await due(of)).toEqual([22_618, 11_310, 3_770]);
    expect(await budgetChange(() => correctedTwice(of))).toEqual({ accruedFen: 5_026, availableFen: -5_026 });
    expect(await due(of)).toEqual([25_633, 12_818, 4_273]);
    expect(await book.desk.noticesOf(of.firm)).toContain('application.corrected');
    expect(await budgetChange(() => paidWhatIsDue(of))).toEqual({ paidFen: 42_724 });
    expect((await shown(of)).next.zh).toContain('427.24');
    expect(await book.desk.isBalanced()).toBe(true);
  });

  it('and paid since, is paid 50.26 more', async () => {
    const of = await book.granted();
    await book.accountNamed(of);
    await book.cancelled(of);
    await paidWhatIsDue(of);
    expect(await budgetChange(() => correctedTwice(of))).toEqual({ accruedFen: 5_026, availableFen: -5_026 });
    const application = await shown(of);
    expect(application).toMatchObject({ status: 'awaiting-payment', grant: { grantedFen: 42_724 } });
    expect(application.next.zh).toContain('50.26');
    expect(application.grant.levels.every((one: object) => !('paidAt' in one))).toBe(true);
    expect(await due(of)).toEqual([3_015, 1_508, 503]);
    expect(await budgetChange(() => paidWhatIsDue(of))).toEqual({ paidFen: 5_026 });
    expect(await shown(of)).toMatchObject({ status: 'paid', grant: { grantedFen: 42_724 } });
    expect(await book.desk.isBalanced()).toBe(true);
  });

  it('and paid by the province only before the end, owes the province less, and city and county pay more', async () => {
    const of = await book.granted();
    await book.accountNamed(of);
    await book.paidBy(of, callers.bureauClerk);
    await book.cancelled(of);
    expect(await book.order(of)).toMatchObject({ leftFen: 25_382 });
    await correctedTwice(of);
    expect(await book.order(of)).toMatchObject({ leftFen: 22_367 });
    expect(await due(of)).toEqual([12_818, 4_273]);
    await paidWhatIsDue(of);
    expect(await shown(of)).toMatchObject({ status: 'paid', grant: { grantedFen: 65_091 } });
    expect(await book.desk.isBalanced()).toBe(true);
  });

  it('of class B keeps 341.79 of the 534.05, not 301.58 (SUB-18)', async () => {
    const of = await book.granted('SN-GROSS', { grade: 'B' });
    await book.cancelled(of);
    expect(await shown(of)).toMatchObject({ grant: { grantedFen: 30_158 } });
    await correctedTwice(of);
    expect(await shown(of)).toMatchObject({ grant: { grantedFen: 34_179 } });
  });
});

describe('case 23: a firm that was paid 800.00 and of which 423.02 were claimed back (SUB-16)', () => {
  async function ended(): Promise<Applied> {
    const of = await book.granted();
    await book.paidOut(of);
    await book.cancelled(of);
    return of;
  }

  it('and that has paid all back, is sent 50.26 of it again by its payers', async () => {
    const of = await ended();
    await book.repaid(of);
    expect(await book.order(of)).toMatchObject({ status: 'repaid', leftFen: 0 });
    const given = { clawedBackFen: -5_026, availableFen: -5_026 };
    expect(await budgetChange(() => correctedTwice(of))).toEqual(given);
    expect(await shown(of)).toMatchObject({ status: 'awaiting-payment', grant: { grantedFen: 80_000 } });
    expect((await shown(of)).next.en).toContain('50.26');
    expect(await due(of)).toEqual([3_015, 1_508, 503]);
    expect(await budgetChange(() => paidWhatIsDue(of))).toEqual({});
    expect(await shown(of)).toMatchObject({ status: 'paid' });
    expect(await book.order(of)).toMatchObject({ status: 'repaid' });
    expect(await book.desk.isBalanced()).toBe(true);
  });

  it('and whose bureaus have given it up, keeps that, and nothing moves', async () => {
    const of = await ended();
    await book.writtenOff(of);
    expect(await budgetChange(() => correctedTwice(of))).toEqual({});
    expect(await due(of)).toEqual([]);
    expect(await shown(of)).toMatchObject({ status: 'paid' });
    expect(await book.order(of)).toMatchObject({ status: 'written-off' });
  });

  it('owes 50.26 more where the claim comes to nothing that had lowered its refund, and has paid back all', async () => {
    const of = await book.granted();
    await book.paidOut(of);
    await book.limitUsed(of, { committedFen: 2_376_000 });
    await book.cancelled(of);
    expect(await book.order(of)).toMatchObject({ totalFen: 37_276 });
    await book.repaid(of);
    await book.limitUsed(of, {});
    const claimed = { clawedBackFen: 5_026, availableFen: 5_026 };
    expect(await budgetChange(() => book.refundCorrected(of))).toEqual(claimed);
    const order = await book.order(of);
    expect(order).toMatchObject({ status: 'owed', totalFen: 42_302, leftFen: 5_026 });
    expectEnglish(order.formula.map((line: { textEn?: string }) => line.textEn));
    expect(await book.desk.noticesOf(callers.cityClerk)).toContain('subsidy.recovery');
    await book.refundCorrected(of);
    expect(await book.order(of)).toEqual(order);
    expect(await book.desk.isBalanced()).toBe(true);
  });

  it('lowers what was not sent where a claim comes to nothing, and claims the rest of what was sent', async () => {
    const of = await book.granted();
    await book.accountNamed(of);
    await book.limitUsed(of, { committedFen: 2_376_000 });
    await book.cancelled(of);
    await book.paidBy(of, callers.bureauClerk);
    expect(await book.order(of)).toBeUndefined();
    await book.limitUsed(of, {});
    await book.refundCorrected(of);
    expect(await due(of)).toEqual([11_310, 3_770]);
    expect(await book.order(of)).toMatchObject({ status: 'owed', totalFen: 3_015, cause: 'cancellation' });
    await paidWhatIsDue(of);
    expect(await book.desk.isBalanced()).toBe(true);
  });
});
