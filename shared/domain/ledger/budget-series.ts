import { addDays, type Day, daysBetween, endOfDay } from '../dates.ts';
import { type Fen, daysUntilTaken, fractionDown, negateFen, subtractFen, sumFen } from '../money.ts';
import { type FiscalLevel } from '../subsidies/programme.ts';
import { type BudgetFigures, type LevelFigures, PositionTally } from './budget-position.ts';
import { type JournalEntry } from './journal-entry.ts';

/** A budget at the end of one day. */
export interface BudgetDay {
  readonly asOf: Day;
  readonly levels: readonly LevelFigures[];
  readonly totals: BudgetFigures;
}

export interface BudgetSeries {
  readonly items: readonly BudgetDay[];
  /** What the days of the series took from the budget, net of what came back. */
  readonly consumedFen: Fen;
  /** The first level that has nothing left, at the pace of the series; left out where nothing was taken. */
  readonly exhaustion?: { readonly level: FiscalLevel; readonly on: Day };
}

/**
 * Item 13, G9: the position on every day from `from` to `to`, both included, from the journal alone. At the pace of those days
 * each level's money ends on the day on which what is available is taken; a year's money ends no later than the year.
 */
export function budgetSeries(
  programmeId: string,
  year: number,
  entries: readonly JournalEntry[],
  span: { readonly from: Day; readonly to: Day },
): BudgetSeries {
  const sorted = entries.toSorted((a, b) => (a.bookedAt < b.bookedAt ? -1 : Number(a.bookedAt > b.bookedAt)));
  const tally = new PositionTally(programmeId, year);
  let at = 0;
  const bookUntil = (end: string) => {
    for (let entry = sorted[at]; entry !== undefined && entry.bookedAt < end; entry = sorted[at]) {
      tally.add(entry);
      at += 1;
    }
  };
  bookUntil(endOfDay(addDays(span.from, -1)));
  const before = tally.levels();
  const items: BudgetDay[] = [];
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
    bookUntil(endOfDay(day));
    items.push({ asOf: day, levels: tally.levels(), totals: tally.totals() });
  }
  const after = tally.levels();
  const days = daysBetween(span.from, span.to) + 1;
  const exhaustion = firstToEnd(before, after, days, span.to, year);
  return {
    items,
    consumedFen: subtractFen(committed(after), committed(before)),
    ...(exhaustion === undefined ? {} : { exhaustion }),
  };
}

/** G9: what the days took on average, rounded down to the fen; with a minus where more came back than was taken (SUB-16). */
export function dailyPace(consumedFen: Fen, days: number): Fen {
  return consumedFen < 0
    ? negateFen(fractionDown(negateFen(consumedFen), 1, days))
    : fractionDown(consumedFen, 1, days);
}

type Levels = BudgetDay['levels'];

function committed(levels: Levels): Fen {
  return sumFen(levels.map(taken));
}

function taken({ reservedFen, accruedFen, clawedBackFen }: BudgetFigures): Fen {
  return subtractFen(sumFen([reservedFen, accruedFen]), clawedBackFen);
}

function firstToEnd(
  before: Levels,
  after: Levels,
  days: number,
  to: Day,
  year: number,
): BudgetSeries['exhaustion'] {
  const ends = after.flatMap((now) => {
    const then = before.find((one) => one.level === now.level);
    const pace = then === undefined ? taken(now) : subtractFen(taken(now), taken(then));
    if (pace <= 0) return [];
    const on = addDays(to, daysUntilTaken(now.availableFen, pace, days));
    return on <= `${year}-12-31` ? [{ level: now.level, on }] : [];
  });
  return ends.toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
}
