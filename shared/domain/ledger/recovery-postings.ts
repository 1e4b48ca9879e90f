import type { ClawbackCase } from '../clawbacks/clawback-case.ts';
import type { LevelPart } from '../subsidies/budget.ts';
import { accounts } from './accounts.ts';
import { bookEntry, credit, debit, type JournalEntry } from './journal-entry.ts';
import type { Booking } from './policy-postings.ts';

/** SUB-16, SUB-17: the firm has paid a subsidy back: its debt is less, and the money goes to the payer's treasury. */
export function bookRepaid(of: ClawbackCase, part: LevelPart, booking: Booking): JournalEntry {
  return bookEntry({
    ...refsOf(of),
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind: 'recovery-received',
    legs: [
      debit(accounts.treasury(part.payer), part.fen),
      credit(accounts.receivableRecovery(part.payer), part.fen),
    ],
  });
}

/** What the firm still owed is given up: the debt goes, and so does what was to come in. */
export function bookWrittenOff(
  of: ClawbackCase,
  parts: readonly LevelPart[],
  booking: Booking,
): JournalEntry {
  return bookEntry({
    ...refsOf(of),
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind: 'recovery-written-off',
    legs: parts.flatMap((part) => [
      debit(accounts.subsidyRecoveries(part.payer), part.fen),
      credit(accounts.receivableRecovery(part.payer), part.fen),
    ]),
  });
}

function refsOf({ policyNo, uscc, divisionCode }: ClawbackCase) {
  return { policyNo, uscc, divisionCode };
}
