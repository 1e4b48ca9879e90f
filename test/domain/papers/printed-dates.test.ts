import { expect, it } from 'vitest';
import { day, endOfDay } from '../../../shared/domain/dates.ts';
import {
  printDay,
  printDeadline,
  printInstant,
  printPeriod,
  printPeriodInDigits,
} from '../../../shared/domain/papers/printed-dates.ts';
import { at } from '../quoting/quote-fixtures.ts';

const cover = { start: day.parse('2026-01-10'), end: day.parse('2027-01-10') };

it('prints the end of cover as 24:00 of the day before (TIM-1)', () => {
  expect(printPeriod(cover)).toBe('自2026年1月10日零时起至2027年1月9日二十四时止');
  expect(printPeriodInDigits(cover)).toBe('2026-01-10 00:00 – 2027-01-09 24:00（北京时间）');
});

it('prints instants in Beijing time, over midnight too', () => {
  expect(printInstant(at('2026-01-05T01:00:00.000Z'))).toBe('2026年1月5日 09:00');
  expect(printInstant(at('2026-12-31T16:30:00.000Z'))).toBe('2027年1月1日 00:30');
});

it('prints a deadline as 24:00 of its last day', () => {
  expect(printDeadline(endOfDay(day.parse('2026-01-08')))).toBe('2026年1月8日 24:00');
  expect(printDay(day.parse('2026-12-01'))).toBe('2026年12月1日');
});
