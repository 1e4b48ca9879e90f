import { type Advance, type OwedToCity } from '../clearing/advance.ts';
import { type Instant } from '../dates.ts';
import { type DivisionCode, type EntryId } from '../ids.ts';
import { type Fen } from '../money.ts';
import { type FiscalLevel } from '../subsidies/programme.ts';
import { accounts } from './accounts.ts';
import { bookEntry, credit, debit, type JournalEntry } from './journal-entry.ts';

/**
 * SUB-19: a city has paid the part of a county below it: 113.16 that the county owes it until the end of the year. `refs` name
 * whose part it was, besides what the advance names itself.
 */
export function bookAdvance(of: Advance, refs: Pick<JournalEntry, 'insurer' | 'uscc'>): JournalEntry {
  const { entryId, programmeId, settlementId, policyNo, city, county, fen } = of;
  return bookEntry({
    entryId,
    programmeId,
    ...(settlementId === undefined ? {} : { settlementId }),
    ...(policyNo === undefined ? {} : { policyNo }),
    ...refs,
    divisionCode: city,
    bookedAt: of.advancedAt,
    kind: 'level-advanced',
    legs: [debit(accounts.advancedFor(city), fen), credit(accounts.advanceOwed(county), fen)],
  });
}

/** The programme and year that are cleared, and for whom an entry is booked. */
export interface ClearingRef {
  readonly programmeId: string;
  readonly divisionCode: DivisionCode;
}

/** SUB-19: at the end of the year a city deducts what it has advanced from what it passes on to each county. */
export function bookDeduction(
  of: ClearingRef,
  owed: readonly OwedToCity[],
  entryId: EntryId,
  now: Instant,
): JournalEntry {
  return bookEntry({
    entryId,
    ...of,
    bookedAt: now,
    kind: 'advance-deducted',
    legs: owed.flatMap(({ city, county, fen }) => [
      debit(accounts.advanceOwed(county), fen),
      credit(accounts.advancedFor(city), fen),
    ]),
  });
}

/** REC-6: what a cleared year has not used goes from `available` to `lapsed`; `undefined` where nothing is left. */
export function bookLapse(
  of: ClearingRef,
  year: number,
  levels: readonly { readonly level: FiscalLevel; readonly fen: Fen }[],
  { entryId, now }: { readonly entryId: EntryId; readonly now: Instant },
): JournalEntry | undefined {
  if (levels.every(({ fen }) => fen === 0)) return undefined;
  const cell = (level: FiscalLevel, column: 'available' | 'lapsed') =>
    accounts.budget(of.programmeId, year, level, column);
  return bookEntry({
    entryId,
    ...of,
    bookedAt: now,
    kind: 'year-cleared',
    legs: levels.flatMap(({ level, fen }) => [
      debit(cell(level, 'lapsed'), fen),
      credit(cell(level, 'available'), fen),
    ]),
  });
}
