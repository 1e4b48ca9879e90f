import { quoteId as quoteIdOf } from '../../../shared/domain/ids.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { joinLines, type WaitingEntry } from '../../../shared/domain/waiting/waiting-line.ts';
import { at, budgetOf, programmeWith, quoted, requestFor } from '../quoting/quote-fixtures.ts';

export const programme = programmeWith({});
/** A quote that the budget had too little for. */
export const short = quoted(requestFor(), {
  budgets: new Map([['SN-QKB-PH', budgetOf('SN-QKB-PH', { province: 1 })]]),
});

/** A place in line; a higher serial joined later. */
export function placeInLine(serial: number, changes: Partial<WaitingEntry> = {}): WaitingEntry {
  const lines = joinLines(short, 'quoted', () => programme, at(`2026-01-05T0${serial}:00:00.000Z`));
  invariant(lines.accepted, 'the quote is short of money');
  const [entry] = lines.value;
  invariant(entry !== undefined, 'there is one line');
  const quoteId = quoteIdOf.parse(`${entry.quoteId.slice(0, -1)}${serial}`);
  return { ...entry, quoteId, ...changes };
}
