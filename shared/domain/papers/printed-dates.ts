import { addDays, addMillis, type Day, dayOf, type Instant, type Period } from '../dates.ts';

const shanghaiAheadMillis = 8 * 3_600_000;

/** A day as papers print it: `2026年1月10日`. */
export function printDay(of: Day): string {
  const [year, month, dayOfMonth] = of.split('-').map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
}

/** An instant as papers print it, in Beijing time: `2026年1月5日 09:00`. */
export function printInstant(of: Instant): string {
  return `${printDay(dayOf(of))} ${addMillis(of, shanghaiAheadMillis).slice(11, 16)}`;
}

/** TIM-1: cover ends at 00:00 of `end`, which papers print as 24:00 of the day before. */
export function printPeriod(of: Period): string {
  return `自${printDay(of.start)}零时起至${printDay(addDays(of.end, -1))}二十四时止`;
}

/** The same in digits, for readers of other languages. */
export function printPeriodInDigits(of: Period): string {
  return `${of.start} 00:00 – ${addDays(of.end, -1)} 24:00（北京时间）`;
}

/** An end of time-limits that always falls on a midnight: `2026年1月7日 24:00`. */
export function printDeadline(of: Instant): string {
  return `${printDay(dayOf(addMillis(of, -1)))} 24:00`;
}
