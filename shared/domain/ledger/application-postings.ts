import { movedParts } from '../applications/grant-correction.ts';
import type { DivisionCode, PolicyNo, Uscc } from '../ids.ts';
import { negateFen } from '../money.ts';
import { claimedWays, type CorrectedGrant } from '../policies/correct-grants.ts';
import type { LevelPart } from '../subsidies/budget.ts';
import { accounts } from './accounts.ts';
import { bookEntry, credit, debit, type JournalEntry } from './journal-entry.ts';
import { type Booking, type CommitmentKind, commitmentLegs } from './policy-postings.ts';

/** A subsidy between bureaus and a firm: that of an application, or one that is claimed back. */
interface GrantRef {
  readonly policyNo: PolicyNo;
  readonly programmeId: string;
  readonly year: number;
  readonly divisionCode: DivisionCode;
  readonly uscc: Uscc;
}

/** Such entries name no insurer: it neither owes the money nor is owed it, and no settlement counts it. */
function entryOf(of: GrantRef, booking: Booking) {
  const { policyNo, programmeId, divisionCode, uscc } = of;
  return { entryId: booking.nextId(), bookedAt: booking.at, policyNo, programmeId, divisionCode, uscc };
}

/** Money of a grant moves between the columns of its budget. Nothing where there is nothing to move. */
export function bookGrant(
  of: GrantRef,
  kind: CommitmentKind,
  levels: readonly LevelPart[],
  booking: Booking,
): readonly JournalEntry[] {
  if (levels.every((level) => level.fen === 0)) return [];
  const legs = commitmentLegs(kind, { programmeId: of.programmeId, year: of.year, levels });
  return [bookEntry({ ...entryOf(of, booking), kind, legs: [...legs] })];
}

/** The firm has confirmed its account: each payer owes it its part (SUB-8). */
export function bookOwed(of: GrantRef, levels: readonly LevelPart[], booking: Booking): JournalEntry {
  return bookEntry({
    ...entryOf(of, booking),
    kind: 'subsidy-owed',
    legs: levels.flatMap(({ payer, fen }) => [
      debit(accounts.subsidyGranted(payer), fen),
      credit(accounts.subsidyPayable(payer), fen),
    ]),
  });
}

/** The policy has ended before payout: each payer owes the firm so much less (case 7). */
export function bookOwedLowered(of: GrantRef, levels: readonly LevelPart[], booking: Booking): JournalEntry {
  return bookEntry({
    ...entryOf(of, booking),
    kind: 'subsidy-owed-lowered',
    legs: levels.flatMap(({ payer, fen }) => [
      debit(accounts.subsidyPayable(payer), fen),
      credit(accounts.subsidyGranted(payer), fen),
    ]),
  });
}

/**
 * Case 23: a grant follows the corrected refund. What the firm owes less, or is given again, its envelope or the treasury gives
 * again (14.1); what is raised is reserved, and due with the rest of the grant once the firm has named its account; what is
 * lowered is free. What bureaus and firm have between them is in no insurer's settlement.
 */
export function bookCorrectedGrant(
  of: GrantRef,
  { moves, throughEnvelope }: CorrectedGrant,
  isDue: boolean,
  booking: Booking,
): readonly JournalEntry[] {
  const [claimed, raised] = [movedParts(moves, ...claimedWays), movedParts(moves, 'raised')];
  const lowered = opposite(movedParts(moves, 'lowered'));
  const owed = movedParts(moves, 'raised', 'given-again');
  const book = (kind: CommitmentKind, levels: readonly LevelPart[]) => bookGrant(of, kind, levels, booking);
  return [
    ...book(throughEnvelope ? 'subsidy-clawed-back' : 'subsidy-returned', opposite(claimed)),
    ...book('subsidy-reserved', raised),
    ...(isDue ? book('subsidy-accrued', raised) : []),
    ...(isDue && owed.length > 0 ? [bookOwed(of, owed, booking)] : []),
    ...book(isDue ? 'subsidy-annulled' : 'subsidy-released', lowered),
    ...(isDue && lowered.length > 0 ? [bookOwedLowered(of, lowered, booking)] : []),
  ];
}

function opposite(levels: readonly LevelPart[]): readonly LevelPart[] {
  return levels.map((level) => ({ ...level, fen: negateFen(level.fen) }));
}

/** A payer has sent its part to the firm. */
export function bookTransfer(of: GrantRef, { payer, fen }: LevelPart, booking: Booking): JournalEntry {
  return bookEntry({
    ...entryOf(of, booking),
    kind: 'subsidy-transferred',
    legs: [debit(accounts.subsidyPayable(payer), fen), credit(accounts.treasury(payer), fen)],
  });
}
