import * as z from 'zod';
import { instant, quarter } from '../dates.ts';
import { claimNo, divisionCode, entryId, insurerCode, policyNo, settlementId, uscc } from '../ids.ts';
import { asFen, fen, type Fen, negateFen } from '../money.ts';
import { invariant } from '../result.ts';
import { account, type Account } from './accounts.ts';

export const entryKinds = [
  'budget-approved',
  'subsidy-reserved',
  'subsidy-released',
  'subsidy-accrued',
  'subsidy-annulled',
  'subsidy-clawed-back',
  'subsidy-returned',
  'subsidy-settled',
  'subsidy-paid',
  'recovery-claimed',
  'recovery-lowered',
  'recovery-received',
  'recovery-written-off',
  'subsidy-owed',
  'subsidy-owed-lowered',
  'subsidy-transferred',
  'premium-booked',
  'premium-refunded',
  'receipt-unallocated',
  'receipt-returned',
  'refund-paid',
  'refund-corrected',
  'refund-repaid',
  'share-due',
  'share-forwarded',
  'claim-agreed',
  'claim-paid',
  'claim-payment-returned',
  'claim-recovered',
  'recovery-paid',
  'claim-annulled',
  'claim-overpaid',
  'claim-repaid',
  'claim-advanced',
  'claim-advance-repaid',
  'settlement-paid',
  'settlement-netted',
  'level-advanced',
  'advance-deducted',
  'year-cleared',
] as const;

/** A leg: a debit when positive, a credit when negative. */
export const leg = z.strictObject({ account, fen });
export type Leg = z.infer<typeof leg>;

/**
 * One append-only journal entry; its legs sum to zero. Commitment entries (`budget:*`) and money entries are kept apart,
 * each balanced by itself. A correction is a new entry that names the one it corrects (REC-7).
 */
export const journalEntry = z.object({
  entryId,
  bookedAt: instant,
  kind: z.enum(entryKinds),
  legs: z.array(leg).min(2).readonly(),
  policyNo: policyNo.optional(),
  /** Empty for the policy itself, `E1` … for endorsements, `C1` for its cancellation, `C2` … for corrections of its refund. */
  endorsementNo: z.string().optional(),
  claimNo: claimNo.optional(),
  settlementId: settlementId.optional(),
  programmeId: z.string().optional(),
  quarter: quarter.optional(),
  insurer: insurerCode.optional(),
  divisionCode: divisionCode.optional(),
  uscc: uscc.optional(),
  corrects: entryId.optional(),
});
export type JournalEntry = z.infer<typeof journalEntry>;

/**
 * Makes an entry and proves that it balances. Legs of nothing are left out.
 *
 * @throws BrokenInvariant when the legs move nothing, do not sum to zero, or mix commitment and money accounts.
 */
export function bookEntry(entry: JournalEntry): JournalEntry {
  const legs = entry.legs.filter((one) => one.fen !== 0);
  const sum = legs.reduce((total, one) => total + one.fen, 0);
  invariant(legs.length > 1, `entry ${entry.kind} moves nothing`);
  invariant(sum === 0, `entry ${entry.kind} does not balance: ${sum}`);
  const commitments = legs.filter((one) => isCommitment(one.account)).length;
  invariant(
    commitments === 0 || commitments === legs.length,
    `entry ${entry.kind} mixes commitments and money`,
  );
  return { ...entry, legs };
}

export function debit(to: Account, amount: Fen): Leg {
  return { account: to, fen: asFen(amount) };
}

export function credit(to: Account, amount: Fen): Leg {
  return { account: to, fen: negateFen(amount) };
}

export function isCommitment(of: Account): boolean {
  return of.startsWith('budget:');
}

/** Whether an entry makes a subsidy due or takes it back: what a quarter's settlement is made from (SUB-15). */
export function isSubsidyMovement(entry: Pick<JournalEntry, 'kind'>): boolean {
  return ['subsidy-accrued', 'subsidy-clawed-back', 'subsidy-returned'].includes(entry.kind);
}
