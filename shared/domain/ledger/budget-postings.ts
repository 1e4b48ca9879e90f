import type { DivisionCode } from '../ids.ts';
import { type Fen, negateFen } from '../money.ts';
import type { FiscalLevel, Programme } from '../subsidies/programme.ts';
import { accounts } from './accounts.ts';
import { bookEntry, type JournalEntry } from './journal-entry.ts';
import type { Booking } from './policy-postings.ts';

/** Money that is approved, or taken back from an approval, becomes available in its level's envelope, or ceases to be. */
export function bookBudgetApproval(
  of: Programme,
  year: number,
  changes: readonly { level: FiscalLevel; fen: Fen }[],
  booking: Booking & { divisionCode: DivisionCode },
): readonly JournalEntry[] {
  const moved = changes.filter((change) => change.fen !== 0);
  if (moved.length === 0) return [];
  const entry = bookEntry({
    entryId: booking.nextId(),
    bookedAt: booking.at,
    kind: 'budget-approved',
    programmeId: of.id,
    divisionCode: booking.divisionCode,
    legs: moved.flatMap((change) => [
      { account: accounts.budget(of.id, year, change.level, 'available'), fen: change.fen },
      { account: accounts.budget(of.id, year, change.level, 'approved'), fen: negateFen(change.fen) },
    ]),
  });
  return [entry];
}
