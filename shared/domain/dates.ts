import * as z from 'zod';
import { invariant } from './result.ts';

/**
 * TIM-1: a calendar day (`Day`) is in Asia/Shanghai, which is UTC+8 all year; an `Instant` is RFC 3339 in UTC with
 * milliseconds, so that instants compare as text. Periods are half-open: [start 00:00, end 00:00).
 */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '应为日期 YYYY-MM-DD / expected a day as YYYY-MM-DD')
  .refine(isRealDay, '没有这一天 / no such day in the calendar')
  .brand('Day');
export type Day = z.infer<typeof day>;

export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .brand('Instant');
export type Instant = z.infer<typeof instant>;

/** An instant as a caller may write it, RFC 3339 text with an offset, made UTC with milliseconds. */
export const requestInstant = z.iso
  .datetime({ offset: true, error: 'expected an instant as RFC 3339, for example 2026-01-05T01:00:00Z' })
  .transform((text) => instantFromMillis(Date.parse(text)))
  .refine((moment) => day.safeParse(dayOf(moment)).success, 'expected an instant of the years 1900 to 9999');

export const period = z.strictObject({ start: day, end: day });
export type Period = z.infer<typeof period>;

const dayMillis = 86_400_000;
const shanghaiOffsetMillis = 8 * 3_600_000;

export function instantFromMillis(millis: number): Instant {
  return new Date(millis).toISOString() as Instant;
}

export function millisOf(moment: Instant): number {
  return Date.parse(moment);
}

export function addMillis(moment: Instant, millis: number): Instant {
  return instantFromMillis(millisOf(moment) + millis);
}

/** The calendar day of an instant in Asia/Shanghai. */
export function dayOf(moment: Instant): Day {
  return new Date(millisOf(moment) + shanghaiOffsetMillis).toISOString().slice(0, 10) as Day;
}

/** 00:00 of a day in Asia/Shanghai. */
export function startOfDay(date: Day): Instant {
  return instantFromMillis(utcMillis(date) - shanghaiOffsetMillis);
}

/** 24:00 of a day, which is 00:00 of the next. */
export function endOfDay(date: Day): Instant {
  return instantFromMillis(utcMillis(date) + dayMillis - shanghaiOffsetMillis);
}

export function addDays(date: Day, days: number): Day {
  return dayFromUtc(utcMillis(date) + days * dayMillis);
}

/** TIM-3: the corresponding day so many years on, or the month's last when there is none. */
export function addYears(date: Day, years: number): Day {
  return addMonths(date, 12 * years);
}

/** TIM-3: the corresponding day so many months on, or that month's last when there is none. */
export function addMonths(date: Day, months: number): Day {
  const [year, month, dayOfMonth] = partsOf(date);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayFromUtc(Date.UTC(year, month + months - 1, Math.min(dayOfMonth, last)));
}

/** Whole months of a period that was made by `addMonths`. */
export function monthsBetween({ start, end }: Period): number {
  const [startYear, startMonth] = partsOf(start);
  const [endYear, endMonth] = partsOf(end);
  return 12 * (endYear - startYear) + endMonth - startMonth;
}

/** TIM-2: calendar days from one day to another; 2026-01-10 → 2027-01-10 is 365. */
export function daysBetween(from: Day, to: Day): number {
  return (utcMillis(to) - utcMillis(from)) / dayMillis;
}

/** 0 is Sunday. */
export function weekday(date: Day): number {
  return new Date(utcMillis(date)).getUTCDay();
}

export function yearOf(date: Day): number {
  return partsOf(date)[0];
}

export function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}

export function laterDay(a: Day, b: Day): Day {
  return a < b ? b : a;
}

export function earlierInstant(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

export function laterInstant(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** Both edges: the start day belongs to the period, the end day does not. */
export function isWithin(date: Day, span: Period): boolean {
  return span.start <= date && date < span.end;
}

export function overlaps(a: Period, b: Period): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The calendar quarter of an instant, `2026-Q1`. */
export const quarter = z
  .string()
  .regex(/^2\d{3}-Q[1-4]$/, 'expected a quarter as 2026-Q1')
  .brand('Quarter');
export type Quarter = z.infer<typeof quarter>;

export function quarterOf(moment: Instant): Quarter {
  const [year, month] = partsOf(dayOf(moment));
  return quarter.parse(`${year}-Q${(month + 2 - ((month + 2) % 3)) / 3}`);
}

export function quarterPeriod(of: Quarter): Period {
  const year = Number(of.slice(0, 4));
  const firstMonth = Number(of.slice(6)) * 3 - 3;
  return {
    start: dayFromUtc(Date.UTC(year, firstMonth, 1)),
    end: dayFromUtc(Date.UTC(year, firstMonth + 3, 1)),
  };
}

function utcMillis(date: Day): number {
  const [year, month, dayOfMonth] = partsOf(date);
  return Date.UTC(year, month - 1, dayOfMonth);
}

function dayFromUtc(millis: number): Day {
  return new Date(millis).toISOString().slice(0, 10) as Day;
}

function partsOf(date: Day): [number, number, number] {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  invariant(year !== undefined && month !== undefined && dayOfMonth !== undefined, `not a day: ${date}`);
  return [year, month, dayOfMonth];
}

function isRealDay(text: string): boolean {
  const millis = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(text) && text >= '1900-01-01';
}
