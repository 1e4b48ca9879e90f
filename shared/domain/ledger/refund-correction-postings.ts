import { refundByInsurer } from '../co-insurance/shares-due.ts';
import type { InsurerCode } from '../ids.ts';
import { type Fen, negateFen, subtractFen } from '../money.ts';
import type { CorrectedRefund } from '../policies/correct-refund.ts';
import { leadOf, type Policy } from '../policies/policy.ts';
import { negatedPart } from '../policies/premium-account.ts';
import { netOfVat } from '../quoting/price-premium.ts';
import type { ProgrammePart } from '../subsidies/budget.ts';
import { accounts } from './accounts.ts';
import { bookEntry, credit, debit, type JournalEntry, type Leg } from './journal-entry.ts';
import { bookCommitments, type Booking, type CommitmentKind, refsOf } from './policy-postings.ts';

/**
 * Case 23, TAX-5: what a refund was too much is premium and VAT again, each insurer's by the difference of its shares; the firm
 * owes its part, and each bureau owes its own to the insurer once more. A refund that was too little goes the other way.
 */
export function bookCorrectedRefund(of: CorrectedRefund, booking: Booking): JournalEntry {
  const { policy, correction } = of;
  const { firmFen, levels } = correction.owed;
  return bookEntry({
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind: 'refund-corrected',
    ...refsOf(policy),
    endorsementNo: correction.correctionNo,
    claimNo: correction.claimNo,
    legs: [
      ...premiumLegs(of),
      firmFen < 0
        ? credit(accounts.refundPayableFirm, negateFen(firmFen))
        : debit(accounts.receivableFirm, firmFen),
      ...levels.map((level) => debit(accounts.clawbackPayable(level.payer), level.fen)),
    ],
  });
}

/** SUB-15: the subsidy that counts again: out of the envelopes that got it back, or out of the treasury (14.1). */
export function bookSubsidyAgain(of: CorrectedRefund, booking: Booking): readonly JournalEntry[] {
  const { policy, correction, fromEnvelopes, fromTreasury } = of;
  const book = (kind: CommitmentKind, parts: readonly ProgrammePart[]) => {
    return bookCommitments(policy, kind, parts.map(negatedPart), booking, correction.correctionNo);
  };
  return [...book('subsidy-clawed-back', fromEnvelopes), ...book('subsidy-returned', fromTreasury)];
}

/** What the firm had got too much of its refund has come back. */
export function bookRefundRepaid(of: Policy, amount: Fen, booking: Booking): JournalEntry {
  return bookEntry({
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind: 'refund-repaid',
    ...refsOf(of),
    legs: [debit(accounts.bank(leadOf(of)), amount), credit(accounts.receivableFirm, amount)],
  });
}

/** COI-2: what an insurer's share of the refund was too much, or too little. */
export function correctedByInsurer({
  policy,
  before,
  after,
}: Pick<CorrectedRefund, 'policy' | 'before' | 'after'>): readonly {
  readonly insurer: InsurerCode;
  readonly fen: Fen;
  readonly netFen: Fen;
}[] {
  const now = refundByInsurer(policy, after.totalFen);
  return refundByInsurer(policy, before.totalFen).map(({ insurer, fen }, index) => {
    const stays = now[index]?.fen ?? fen;
    return {
      insurer,
      fen: subtractFen(fen, stays),
      netFen: subtractFen(netOfVat(fen), netOfVat(stays)),
    };
  });
}

function premiumLegs(of: CorrectedRefund): readonly Leg[] {
  return correctedByInsurer(of).flatMap(({ insurer, fen, netFen }) => [
    credit(accounts.premium(insurer), netFen),
    credit(accounts.vat(insurer), subtractFen(fen, netFen)),
  ]);
}
