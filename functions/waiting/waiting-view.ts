import type { Instant } from '../../shared/domain/dates.ts';
import { nextInLine } from '../../shared/domain/notices/waiting-notices.ts';
import type { Quote } from '../../shared/domain/quoting/quote.ts';
import { yearOf } from '../../shared/domain/dates.ts';
import {
  inLine,
  isShortOfMoney,
  positionIn,
  type WaitingEntry,
} from '../../shared/domain/waiting/waiting-line.ts';
import type { Store } from '../../shared/persistence/store.ts';
import { readLine } from '../../shared/persistence/waiting-lines.ts';

/** Where a quote stands in the lines of the programmes that have no money for it; nothing is read for any other quote. */
export async function waitingView(store: Store, of: Quote, now: Instant) {
  const short = of.subsidy.programmes.filter(isShortOfMoney);
  const year = yearOf(of.period.start);
  const lines = await Promise.all(short.map(({ programmeId }) => readLine(store, { programmeId, year })));
  const places = lines.flatMap((line) => placeIn(line, of, now));
  return places.length === 0 ? undefined : places;
}

/** The place of a quote in one line, as the contract shows it. */
export function placeIn(line: readonly WaitingEntry[], { quoteId }: Pick<Quote, 'quoteId'>, now: Instant) {
  const entry = inLine(line, now).find((one) => one.quoteId === quoteId);
  const position = positionIn(line, quoteId, now);
  if (entry === undefined || position === undefined) return [];
  const { programmeId, year, needFen, joinedAt, toldUntil } = entry;
  return [{ programmeId, year, position, needFen, joinedAt, toldUntil, next: nextInLine(entry) }];
}
