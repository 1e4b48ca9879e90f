import type { ShareDue } from '../co-insurance/shares-due.ts';
import type { Policy } from '../policies/policy.ts';
import { accounts } from './accounts.ts';
import { bookEntry, credit, debit, type JournalEntry } from './journal-entry.ts';
import { type Booking, refsOf } from './policy-postings.ts';

/** COI-6: one insurer of a pool owes another its share of what it collected or paid for all. */
export function bookShareDue(
  of: Policy,
  { from, to, fen }: ShareDue,
  endorsementNo: string,
  booking: Booking,
): JournalEntry {
  return bookEntry({
    ...refsOf(of),
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind: 'share-due',
    endorsementNo,
    legs: [debit(accounts.dueFromInsurers(to), fen), credit(accounts.dueToInsurers(from), fen)],
  });
}

/** COI-6: the share has gone from one bank to the other, in full. */
export function bookShareForwarded(of: Policy, { from, to, fen }: ShareDue, booking: Booking): JournalEntry {
  return bookEntry({
    ...refsOf(of),
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind: 'share-forwarded',
    legs: [
      debit(accounts.dueToInsurers(from), fen),
      credit(accounts.bank(from), fen),
      debit(accounts.bank(to), fen),
      credit(accounts.dueFromInsurers(to), fen),
    ],
  });
}
