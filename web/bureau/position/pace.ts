import { addDays, type Day } from '../../../shared/domain/dates.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';

/** A pace is told from the last so many days, and not from fewer than the fewest. */
const daysOfPace = 30;
const fewestDays = 14;

export type Series = AnswerOf<'GET /v1/programmes/{programmeId}/budget/series'>;

/** The budget over the thirty days up to a day. */
export function usePace(programmeId: string, year: number, until: Day | undefined) {
  return useAsk(
    'GET /v1/programmes/{programmeId}/budget/series',
    {
      params: { programmeId },
      query: { year, ...(until && { from: addDays(until, 1 - daysOfPace), to: until }) },
    },
    { enabled: until !== undefined, keepOld: true },
  );
}

/** Whether there was a budget for long enough that a pace says something. */
export function hasPace(series: Series): boolean {
  return series.items.filter((item) => item.totals.approvedFen > 0).length >= fewestDays;
}
