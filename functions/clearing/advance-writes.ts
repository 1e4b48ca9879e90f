import type { Advance } from '../../shared/domain/clearing/advance.ts';
import { bookAdvance } from '../../shared/domain/ledger/clearing-postings.ts';
import type { JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import { insertAdvance } from '../../shared/persistence/advances.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import type { Key } from '../../shared/persistence/keys.ts';
import type { Write } from '../../shared/persistence/store.ts';

/** SUB-19: what a city has paid for a county is booked beside what it was paid for, and counted for the year’s clearing. */
export function advanceWrites(
  of: Advance | undefined,
  owner: Key,
  refs: Pick<JournalEntry, 'insurer' | 'uscc'>,
): readonly Write[] {
  return of === undefined ? [] : [insertEntry(bookAdvance(of, refs), owner), insertAdvance(of)];
}
