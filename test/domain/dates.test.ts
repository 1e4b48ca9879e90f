import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addYears,
  day,
  dayOf,
  daysBetween,
  earlierDay,
  earlierInstant,
  endOfDay,
  instant,
  isWithin,
  overlaps,
  period,
  quarter,
  quarterOf,
  quarterPeriod,
  requestInstant,
  startOfDay,
  weekday,
  yearOf,
} from '../../shared/domain/dates.ts';
import { seeded } from '../support/seeded.ts';

const d = (text: string) => day.parse(text);
const at = (text: string) => instant.parse(text);
const cover = period.parse({ start: '2026-01-10', end: '2027-01-10' });

describe('a calendar day', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '2026-1-1', '1899-12-31'])(
    '%s does not exist',
    (text) => {
      expect(day.safeParse(text).success).toBe(false);
    },
  );

  it('of an instant is the one in Shanghai, UTC+8 all year (TIM-1)', () => {
    expect(dayOf(at('2026-01-09T15:59:59.999Z'))).toBe('2026-01-09');
    expect(dayOf(at('2026-01-09T16:00:00.000Z'))).toBe('2026-01-10');
    expect(dayOf(at('2026-07-09T16:00:00.000Z'))).toBe('2026-07-10');
  });

  it('starts at 00:00 and ends at 24:00 of Shanghai', () => {
    expect(startOfDay(d('2026-01-10'))).toBe('2026-01-09T16:00:00.000Z');
    expect(endOfDay(d('2026-01-10'))).toBe('2026-01-10T16:00:00.000Z');
    expect(endOfDay(d('9999-12-31'))).toBe('9999-12-31T16:00:00.000Z');
  });

  it('belongs to one weekday and year', () => {
    expect(weekday(d('2026-07-12'))).toBe(0);
    expect(weekday(d('2026-08-01'))).toBe(6);
    expect(yearOf(d('2026-12-31'))).toBe(2026);
  });
});

describe('an instant that a caller writes', () => {
  it('is any RFC 3339 text with an offset, made UTC with milliseconds', () => {
    expect(requestInstant.parse('2026-01-05T09:00:00+08:00')).toBe('2026-01-05T01:00:00.000Z');
    expect(requestInstant.parse('2026-01-05T01:00:00Z')).toBe('2026-01-05T01:00:00.000Z');
  });

  it.each(['2026-01-05T09:00:00', '2026-01-05', '2026-02-30T00:00:00Z', 'yesterday'])('is not %s', (text) => {
    expect(requestInstant.safeParse(text).success).toBe(false);
  });

  it.each(['9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00+14:00', '0001-01-01T00:00:00Z'])(
    'has a day in the calendar: %s has none',
    (text) => {
      expect(requestInstant.safeParse(text).success).toBe(false);
    },
  );
});

describe('a count of days', () => {
  it.each([
    ['2026-01-10', '2027-01-10', 365],
    ['2028-02-01', '2029-02-01', 366],
    ['2027-03-01', '2028-03-01', 366],
    ['2026-01-10', '2026-07-01', 172],
    ['2026-07-01', '2027-01-10', 193],
    ['2026-01-10', '2026-01-10', 0],
  ])('from %s to %s is %i (TIM-2, case 49)', (from, to, days) => {
    expect(daysBetween(d(from), d(to))).toBe(days);
  });

  it('is what adding days undoes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
        const there = addDays(d('2026-01-10'), days);
        expect(daysBetween(d('2026-01-10'), there)).toBe(days);
        expect(day.parse(there)).toBe(there);
        expect(dayOf(startOfDay(there))).toBe(there);
        expect(endOfDay(there)).toBe(startOfDay(addDays(there, 1)));
      }),
      seeded,
    );
  });
});

describe('a period of years', () => {
  it.each([
    ['2026-01-10', 1, '2027-01-10'],
    ['2026-03-24', 2, '2028-03-24'],
    ['2028-02-29', 1, '2029-02-28'],
    ['2028-02-29', 4, '2032-02-29'],
    ['2027-02-28', 1, '2028-02-28'],
  ])('from %s over %i ends on the corresponding day, or the month’s last: %s (TIM-3)', (from, years, end) => {
    expect(addYears(d(from), years)).toBe(end);
  });
});

describe('a half-open period', () => {
  it.each([
    ['2026-01-09', false],
    ['2026-01-10', true],
    ['2027-01-09', true],
    ['2027-01-10', false],
  ])('has %s: %s (TIM-1)', (date, within) => {
    expect(isWithin(d(date), cover)).toBe(within);
  });

  it.each([
    ['2027-01-10', '2028-01-10', false],
    ['2025-01-10', '2026-01-10', false],
    ['2027-01-09', '2028-01-09', true],
    ['2025-01-11', '2026-01-11', true],
    ['2026-03-01', '2026-04-01', true],
  ])('overlaps one from %s to %s: %s', (start, end, overlapping) => {
    const other = period.parse({ start, end });
    expect(overlaps(cover, other)).toBe(overlapping);
    expect(overlaps(other, cover)).toBe(overlapping);
  });
});

describe('the earlier of two', () => {
  it('is found for days and instants', () => {
    expect(earlierDay(d('2026-01-10'), d('2026-01-09'))).toBe('2026-01-09');
    expect(earlierInstant(at('2026-01-09T16:00:00.000Z'), at('2026-01-09T16:00:00.001Z'))).toBe(
      '2026-01-09T16:00:00.000Z',
    );
  });
});

describe('a quarter', () => {
  it.each([
    ['2026-03-31T15:59:59.999Z', '2026-Q1'],
    ['2026-03-31T16:00:00.000Z', '2026-Q2'],
    ['2026-12-31T15:59:59.999Z', '2026-Q4'],
    ['2026-12-31T16:00:00.000Z', '2027-Q1'],
  ])('of %s is %s, by the day in Shanghai', (moment, expected) => {
    expect(quarterOf(at(moment))).toBe(expected);
  });

  it.each([
    ['2026-Q1', '2026-01-01', '2026-04-01'],
    ['2026-Q4', '2026-10-01', '2027-01-01'],
  ])('%s runs from %s to %s', (text, start, end) => {
    expect(quarterPeriod(quarter.parse(text))).toEqual({ start, end });
  });
});
