import { addMonths, type Day, type Period } from '../dates.ts';
import { type Ppm, wholePpm } from '../money.ts';

/** How much of the days of a premium lies after a day: a part of a whole. */
export type Unexpired = (days: Period, from: Day) => { readonly part: number; readonly whole: number };

/** CAN-3: months of cover that have begun by the end of cover; a part of a month counts as a month. */
export function begunMonths(start: Day, end: Day): number {
  let months = 0;
  while (addMonths(start, months) < end) months += 1;
  return months;
}

/** CAN-3: what is earned of a year's premium after so many begun months; the table's last figure holds afterwards. */
export function earnedPpm(monthPpm: readonly Ppm[], months: number): number {
  return months === 0 ? 0 : (monthPpm[Math.min(months, monthPpm.length) - 1] ?? wholePpm);
}

/**
 * CAN-3: short rate. What is left of a premium is what its table has not earned; premium of an endorsement, of what the table
 * leaves from its own day on. Example with 10 % a month: 172 days are 6 months → earned 600.00, refund 400.00.
 */
export function byMonths(monthPpm: readonly Ppm[], start: Day): Unexpired {
  const left = (on: Day) => wholePpm - earnedPpm(monthPpm, begunMonths(start, on));
  return (days, from) => ({ part: left(from < days.start ? days.start : from), whole: left(days.start) });
}
