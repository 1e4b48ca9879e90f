import { describe, expect, it } from 'vitest';
import { announcedYears } from '../../../shared/domain/calendar/data/announced-years.ts';
import { statutoryDaysOff } from '../../../shared/domain/calendar/statutory-days.ts';
import { builtInCalendar, WorkingCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import { day, weekday } from '../../../shared/domain/dates.ts';

const d = (text: string) => day.parse(text);

describe('years announced since', () => {
  it('are beside those that were known, and the later statement of a year holds', () => {
    const announced = { year: 2027, announced: '通知', restDays: ['01-05'], workingDays: [] };
    const calendar = new WorkingCalendar().with([announced, { ...announced, restDays: ['01-06'] }]);
    expect(calendar.isAnnounced(2026)).toBe(true);
    expect(calendar.isAnnounced(2027)).toBe(true);
    expect(calendar.isRestDay(day.parse('2027-01-05'))).toBe(false);
    expect(calendar.isRestDay(day.parse('2027-01-06'))).toBe(true);
  });
});

describe('an announced year', () => {
  it.each([
    ['2026-01-01', 'New Year'],
    ['2026-02-16', 'the eve of the lunar year'],
    ['2026-02-23', 'the last day of the Spring Festival'],
    ['2026-04-06', 'Qingming'],
    ['2026-05-05', 'Labour Day'],
    ['2026-06-19', 'Dragon Boat'],
    ['2026-09-25', 'Mid-Autumn'],
    ['2026-10-07', 'National Day'],
    ['2026-03-07', 'a Saturday'],
    ['2026-03-08', 'a Sunday'],
  ])('rests on %s (%s)', (date) => {
    expect(builtInCalendar.isRestDay(d(date))).toBe(true);
  });

  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    'works on the make-up day %s',
    (date) => {
      expect([0, 6]).toContain(weekday(d(date)));
      expect(builtInCalendar.isRestDay(d(date))).toBe(false);
    },
  );

  it('works on the first day after a holiday', () => {
    expect(builtInCalendar.isRestDay(d('2026-02-24'))).toBe(false);
    expect(builtInCalendar.isRestDay(d('2026-10-08'))).toBe(false);
  });

  it.each(announcedYears.map((year) => [year.year, year] as const))(
    '%i names weekdays as rest days and weekend days as working days, each once',
    (year, { restDays, workingDays }) => {
      const isWeekend = (monthDay: string) => [0, 6].includes(weekday(d(`${year}-${monthDay}`)));
      expect(restDays.filter(isWeekend)).toEqual([]);
      expect(workingDays.filter((monthDay) => !isWeekend(monthDay))).toEqual([]);
      expect(new Set([...restDays, ...workingDays]).size).toBe(restDays.length + workingDays.length);
    },
  );
});

describe('a year without a notice', () => {
  it('is provisional', () => {
    expect(builtInCalendar.isAnnounced(2026)).toBe(true);
    expect(builtInCalendar.isAnnounced(2027)).toBe(false);
  });

  it('rests on weekends and on the statutory days, lunar ones included', () => {
    expect(statutoryDaysOff(2027)).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ]);
    expect(builtInCalendar.isRestDay(d('2027-01-01'))).toBe(true);
    expect(builtInCalendar.isRestDay(d('2027-02-08'))).toBe(true);
    expect(builtInCalendar.isRestDay(d('2027-01-02'))).toBe(true);
    expect(builtInCalendar.isRestDay(d('2027-02-09'))).toBe(false);
  });

  it.each([
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2028, '2028-01-26'],
    [2029, '2029-02-13'],
    [2030, '2030-02-03'],
    [2031, '2031-01-23'],
    [2034, '2034-02-19'],
  ])('begins its lunar year as astronomers say: %i on %s', (year, springFestival) => {
    expect(statutoryDaysOff(year)[2]).toBe(springFestival);
  });

  it('becomes what its notice says once there is one', () => {
    const notice = { year: 2027, announced: 'notice', restDays: ['01-04'], workingDays: ['01-09'] };
    const announced = new WorkingCalendar([notice]);
    expect(announced.isAnnounced(2027)).toBe(true);
    expect(announced.isRestDay(d('2027-01-04'))).toBe(true);
    expect(announced.isRestDay(d('2027-01-09'))).toBe(false);
    expect(announced.isRestDay(d('2027-01-01'))).toBe(false);
  });
});

describe('the last day of a period', () => {
  it.each([
    ['2026-07-12', '2026-07-13'],
    ['2026-08-01', '2026-08-03'],
    ['2026-07-19', '2026-07-20'],
    ['2026-10-01', '2026-10-08'],
    ['2026-02-15', '2026-02-24'],
    ['2026-07-10', '2026-07-10'],
    ['2026-02-14', '2026-02-14'],
    ['2026-12-31', '2026-12-31'],
    ['2027-01-01', '2027-01-04'],
  ])('%s is legally %s (TIM-3, TIM-4)', (unmoved, moved) => {
    expect(builtInCalendar.movedToWorkingDay(d(unmoved))).toBe(moved);
  });
});

describe('a count of working days', () => {
  it.each([
    ['2026-07-09', 3, '2026-07-14'],
    ['2026-07-11', 3, '2026-07-15'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-09-29', 3, '2026-10-09'],
    ['2026-12-30', 2, '2027-01-04'],
    ['2026-07-09', 0, '2026-07-09'],
  ])('does not count %s itself: %i on is %s (SUB-14, Civil Code 201)', (from, count, reached) => {
    expect(builtInCalendar.addWorkingDays(d(from), count)).toBe(reached);
  });
});
