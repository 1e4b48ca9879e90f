import type { JournalEntry } from '../domain/ledger/journal-entry.ts';
import { type Key, keys, listed } from './keys.ts';
import { insert, type Write } from './store.ts';

/** A new journal entry beside the thing that caused it; entries are never changed. */
export function insertEntry(entry: JournalEntry, owner: Key): Write {
  const sort = `${entry.bookedAt}#${entry.entryId}`;
  const { programmeId, insurer, quarter, divisionCode } = entry;
  const subsidyOf =
    programmeId === undefined || insurer === undefined || quarter === undefined
      ? undefined
      : ([programmeId, insurer, quarter] as const);
  return insert('entry', {
    ...keys.entryOf(owner, entry.entryId),
    type: 'entry',
    ...(insurer === undefined ? {} : listed.byInsurer('ENTRIES', insurer, sort)),
    ...(divisionCode === undefined ? {} : listed.byDivision('ENTRIES', divisionCode, sort)),
    ...(subsidyOf === undefined
      ? {}
      : listed.bySubsidy(
          ...subsidyOf,
          [entry.policyNo ?? '', entry.endorsementNo ?? '', entry.entryId].join('#'),
        )),
    ...entry,
  });
}
