import { refundByInsurer } from '../co-insurance/shares-due.ts';
import { deductedGrants } from '../subsidies/deducted-grants.ts';
import { quarterOf, type Instant, yearOf } from '../dates.ts';
import type { EntryId, InsurerCode } from '../ids.ts';
import { type Fen, negateFen, subtractFen } from '../money.ts';
import type { Policy, PremiumCharge, Refund } from '../policies/policy.ts';
import { leadOf } from '../policies/policy.ts';
import type { SubsidyRecovery } from '../policies/subsidy-recovery.ts';
import { netOfVat } from '../quoting/price-premium.ts';
import type { LevelPart, ProgrammePart } from '../subsidies/budget.ts';
import { accounts, type BudgetColumn } from './accounts.ts';
import { bookEntry, credit, debit, type JournalEntry, type Leg } from './journal-entry.ts';

/** What every posting of a policy needs: when it is booked, and an id for each entry. */
export interface Booking {
  readonly at: Instant;
  readonly nextId: () => EntryId;
}

/** Ids that entries of a policy carry, so that they are found by policy, programme, insurer and bureau. */
export function refsOf(of: Policy): Pick<JournalEntry, 'policyNo' | 'insurer' | 'divisionCode' | 'uscc'> {
  return { policyNo: of.policyNo, insurer: leadOf(of), divisionCode: of.divisionCode, uscc: of.uscc };
}

export type CommitmentKind =
  | 'subsidy-reserved'
  | 'subsidy-released'
  | 'subsidy-accrued'
  | 'subsidy-annulled'
  | 'subsidy-paid'
  | 'subsidy-clawed-back'
  | 'subsidy-returned';

const commitmentMoves: Readonly<Record<CommitmentKind, { from: BudgetColumn; to: BudgetColumn }>> = {
  'subsidy-reserved': { from: 'available', to: 'reserved' },
  'subsidy-released': { from: 'reserved', to: 'available' },
  'subsidy-accrued': { from: 'reserved', to: 'accrued' },
  'subsidy-annulled': { from: 'accrued', to: 'available' },
  'subsidy-paid': { from: 'accrued', to: 'paid' },
  'subsidy-clawed-back': { from: 'clawed-back', to: 'available' },
  'subsidy-returned': { from: 'returned', to: 'treasury' },
};

/** One commitment entry for each programme that granted something: money moves between the columns of its budget. */
export function bookCommitments(
  of: Policy,
  kind: CommitmentKind,
  parts: readonly { programmeId: string; levels: readonly LevelPart[] }[],
  booking: Booking,
  endorsementNo = '',
): readonly JournalEntry[] {
  const year = yearOf(of.period.start);
  return parts
    .filter((part) => part.levels.some((level) => level.fen !== 0))
    .map((part) =>
      bookEntry({
        entryId: booking.nextId(),
        bookedAt: booking.at,
        kind,
        ...refsOf(of),
        endorsementNo,
        programmeId: part.programmeId,
        quarter: quarterOf(booking.at),
        legs: commitmentLegs(kind, { ...part, year }),
      }),
    );
}

/** The legs that move a programme's parts of a year between the columns of its budget. */
export function commitmentLegs(
  kind: CommitmentKind,
  of: { readonly programmeId: string; readonly year: number; readonly levels: readonly LevelPart[] },
): readonly Leg[] {
  const { from, to } = commitmentMoves[kind];
  return of.levels.flatMap(({ level, fen }) => [
    debit(accounts.budget(of.programmeId, of.year, level, to), fen),
    credit(accounts.budget(of.programmeId, of.year, level, from), fen),
  ]);
}

/**
 * TAX-2, TAX-4: the policy is paid and issued, or its endorsement is (QTE-7). The whole price is premium and VAT of the
 * insurers; the firm's part is in the bank, the public part is owed by the bureaus (direct deduction).
 */
export function bookPremium(
  of: Policy,
  booking: Booking,
  charge: PremiumCharge = of,
  endorsementNo = '',
): JournalEntry {
  const bureaus = deductedLevels(charge).map((part) =>
    debit(accounts.receivableBureau(part.payer), part.fen),
  );
  return bookEntry({
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind: 'premium-booked',
    ...refsOf(of),
    endorsementNo,
    legs: [
      debit(accounts.bank(leadOf(of)), charge.firmPaysFen),
      debit(accounts.receivableFirm, charge.firmPaysFen),
      credit(accounts.receivableFirm, charge.firmPaysFen),
      ...bureaus,
      ...charge.insurers.flatMap((share) => {
        const net = netOfVat(share.premiumFen);
        return [
          credit(accounts.premium(share.insurer), net),
          credit(accounts.vat(share.insurer), subtractFen(share.premiumFen, net)),
        ];
      }),
    ],
  });
}

/** CAN-1, CAN-2, TAX-5: the refund lowers premium and VAT; the firm is owed its part, each bureau the rest by level. */
export function bookRefund(
  of: Policy,
  refund: Refund,
  endorsementNo: string,
  booking: Booking,
): readonly JournalEntry[] {
  if (refund.totalFen === 0) return [];
  const entry = bookEntry({
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind: 'premium-refunded',
    ...refsOf(of),
    endorsementNo,
    legs: [
      ...refundByInsurer(of, refund.totalFen).flatMap(({ insurer, fen: part }): Leg[] => {
        const net = netOfVat(part);
        return [debit(accounts.premium(insurer), net), debit(accounts.vat(insurer), subtractFen(part, net))];
      }),
      credit(accounts.refundPayableFirm, refund.firmFen),
      ...refund.levels.map((level) => credit(accounts.clawbackPayable(level.payer), level.fen)),
    ],
  });
  return [entry];
}

/** SUB-16, SUB-17: each bureau claims its part of a subsidy back from the firm; the insurer has no part in it. */
export function bookRecovery(
  of: Policy,
  recovery: Pick<SubsidyRecovery, 'levels'> | undefined,
  endorsementNo: string,
  booking: Booking,
): readonly JournalEntry[] {
  return recoveryEntry('recovery-claimed', of, recovery?.levels ?? [], endorsementNo, booking);
}

/** Case 25: what the insurer returns of a subsidy that was claimed from the firm before lowers that claim. */
export function bookRecoveryLowered(
  of: Policy,
  parts: readonly ProgrammePart[],
  endorsementNo: string,
  booking: Booking,
): readonly JournalEntry[] {
  const levels = parts.flatMap((part) => [...part.levels]).filter((level) => level.fen > 0);
  const lowered = levels.map((level) => ({ ...level, fen: negateFen(level.fen) }));
  return recoveryEntry('recovery-lowered', of, lowered, endorsementNo, booking);
}

function recoveryEntry(
  kind: 'recovery-claimed' | 'recovery-lowered',
  of: Policy,
  levels: readonly LevelPart[],
  endorsementNo: string,
  booking: Booking,
): readonly JournalEntry[] {
  if (levels.length === 0) return [];
  const { policyNo, divisionCode, uscc } = refsOf(of);
  const entry = bookEntry({
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind,
    policyNo,
    divisionCode,
    uscc,
    endorsementNo,
    legs: levels.flatMap((level) => [
      debit(accounts.receivableRecovery(level.payer), level.fen),
      credit(accounts.subsidyRecoveries(level.payer), level.fen),
    ]),
  });
  return [entry];
}

/** Money that came in and is nobody's yet: unknown reference, wrong payer, too much, or not yet enough. */
export function bookUnallocated(
  refs: Partial<JournalEntry>,
  insurer: InsurerCode,
  amount: Fen,
  booking: Booking,
): JournalEntry {
  return bookEntry({
    ...refs,
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind: 'receipt-unallocated',
    insurer,
    legs: [debit(accounts.bank(insurer), amount), credit(accounts.unallocatedReceipts, amount)],
  });
}

/** Money that was kept unallocated pays a policy after all (several payments that together are enough). */
export function bookAllocated(of: Policy, amount: Fen, booking: Booking): JournalEntry {
  return bookOutOfUnallocated('receipt-unallocated', refsOf(of), leadOf(of), amount, booking);
}

/** Transfers that were kept because they were not enough are part of a settlement's payment now. */
export function bookTakenUp(
  refs: Partial<JournalEntry>,
  insurer: InsurerCode,
  amount: Fen,
  booking: Booking,
): JournalEntry {
  return bookOutOfUnallocated('receipt-unallocated', refs, insurer, amount, booking);
}

/** Case 46, 47: unallocated money goes back to the account it came from. */
export function bookReturned(
  refs: Partial<JournalEntry>,
  insurer: InsurerCode,
  amount: Fen,
  booking: Booking,
): JournalEntry {
  return bookOutOfUnallocated('receipt-returned', refs, insurer, amount, booking);
}

function bookOutOfUnallocated(
  kind: 'receipt-unallocated' | 'receipt-returned',
  refs: Partial<JournalEntry>,
  insurer: InsurerCode,
  amount: Fen,
  booking: Booking,
): JournalEntry {
  return bookEntry({
    ...refs,
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind,
    insurer,
    legs: [debit(accounts.unallocatedReceipts, amount), credit(accounts.bank(insurer), amount)],
  });
}

/** The firm's part of a refund has left the insurer's bank. */
export function bookRefundPaid(of: Policy, amount: Fen, booking: Booking): JournalEntry {
  return bookEntry({
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind: 'refund-paid',
    ...refsOf(of),
    legs: [debit(accounts.refundPayableFirm, amount), credit(accounts.bank(leadOf(of)), amount)],
  });
}

/** Parts that bureaus owe the insurer for the firm (direct deduction), over all programmes. */
export function deductedLevels(of: Pick<Policy, 'subsidy'>): readonly LevelPart[] {
  return deductedGrants(of.subsidy).flatMap((grant) => [...grant.levels]);
}
