import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import {
  afterClock,
  type ClockMark,
  marksDue,
  nextClockAt,
  opensInterimTask,
} from '../../../shared/domain/claims/claim-clock.ts';
import { statutoryPeriods } from '../../../shared/domain/claims/statutory-periods.ts';
import { at, claimIn } from './claim-fixtures.ts';

/** Reported on 2026-06-02, of an event on 2026-03-24, as in rulebook 8.2. */
function claimWith(clocks: Claim['clocks'], changes: Partial<Claim> = {}): Claim {
  const occurredAt = at('2026-03-24T04:00:00.000Z');
  return { ...claimIn('assessing'), occurredAt, reportedAt: noon('2026-06-02'), clocks, ...changes };
}

function noon(date: string) {
  return at(`${date}T04:00:00.000Z`);
}

/** Everything that the clock does up to an instant, when it looks whenever it wants to and nothing else happens. */
function runClock(from: Claim, until: string): { marks: ClockMark[]; claim: Claim; looks: number } {
  let claim = from;
  const marks: ClockMark[] = [];
  for (let looks = 0; ; looks += 1) {
    const now = nextClockAt(claim);
    if (now === undefined || now > until) return { marks, claim, looks };
    marks.push(...marksDue(claim, now, builtInCalendar));
    claim = afterClock(claim, now, builtInCalendar);
  }
}

const said = (marks: readonly ClockMark[]) => marks.map(({ kind, word, at: when }) => [when, kind, word]);

describe('the clock of a claim that nobody decides', () => {
  it('warns, alarms and records the breach of each period in order of time, each once (CLM-3, CLM-4, TIM-4)', () => {
    const { marks, claim } = runClock(claimWith({}), '2026-12-31T00:00:00.000Z');
    expect(said(marks)).toEqual([
      ['2026-06-28T16:00:00.000Z', 'decision-30', 'near'],
      ['2026-07-01T16:00:00.000Z', 'decision-30', 'last-day'],
      ['2026-07-02T16:00:00.000Z', 'decision-30', 'breached'],
      ['2026-07-30T16:00:00.000Z', 'interim-60', 'near'],
      ['2026-07-31T16:00:00.000Z', 'interim-60', 'last-day'],
      ['2026-08-03T16:00:00.000Z', 'interim-60', 'breached'],
    ]);
    expect(marksDue(claim, noon('2026-12-31'), builtInCalendar)).toEqual([]);
  });

  it('does all of it when it comes late as well, once', () => {
    const late = noon('2026-09-01');
    const claim = claimWith({});
    expect(marksDue(claim, late, builtInCalendar).map((mark) => [mark.kind, mark.word])).toEqual([
      ['decision-30', 'breached'],
      ['interim-60', 'breached'],
    ]);
    expect(marksDue(afterClock(claim, late, builtInCalendar), late, builtInCalendar)).toEqual([]);
  });

  it('tells of limitation thirty days before 2028-03-24 and when it is over (CLM-7)', () => {
    const { marks } = runClock(claimWith({}), '2029-01-01T00:00:00.000Z');
    expect(said(marks).slice(-3)).toEqual([
      ['2028-02-22T16:00:00.000Z', 'limitation', 'near'],
      ['2028-03-23T16:00:00.000Z', 'limitation', 'last-day'],
      ['2028-03-24T16:00:00.000Z', 'limitation', 'breached'],
    ]);
  });
});

describe('a last day', () => {
  it('case 34: that is a Sunday alarms on Sunday and is breached when Monday is over', () => {
    const reportedAt = noon('2026-06-05');
    const { marks } = runClock(claimWith({}, { reportedAt }), '2026-07-08T00:00:00.000Z');
    expect(said(marks)).toEqual([
      ['2026-07-02T16:00:00.000Z', 'decision-30', 'near'],
      ['2026-07-04T16:00:00.000Z', 'decision-30', 'last-day'],
      ['2026-07-06T16:00:00.000Z', 'decision-30', 'breached'],
    ]);
    expect(marks[2]).toMatchObject({ dueOn: '2026-07-05', movedTo: '2026-07-06' });
  });

  it('of a payment agreed on 2026-07-09 alarms on Sunday 07-19 and is breached after Monday 07-20 (CLM-5)', () => {
    const clocks = { decidedAt: noon('2026-07-01'), agreedAt: noon('2026-07-09') };
    const { marks } = runClock(claimWith(clocks), '2026-12-31T00:00:00.000Z');
    expect(said(marks)).toEqual([
      ['2026-07-16T16:00:00.000Z', 'payment-10', 'near'],
      ['2026-07-18T16:00:00.000Z', 'payment-10', 'last-day'],
      ['2026-07-20T16:00:00.000Z', 'payment-10', 'breached'],
    ]);
  });

  it('of a rejection letter of 2026-07-09 alarms on Sunday 07-12 and is breached after Monday 07-13 (CLM-6)', () => {
    const clocks = { decidedAt: noon('2026-07-01'), rejectedAt: noon('2026-07-09') };
    const { marks } = runClock(claimWith(clocks), '2026-07-31T00:00:00.000Z');
    expect(said(marks)).toEqual([
      ['2026-07-11T16:00:00.000Z', 'rejection-letter-3', 'near'],
      ['2026-07-11T16:00:00.000Z', 'rejection-letter-3', 'last-day'],
      ['2026-07-13T16:00:00.000Z', 'rejection-letter-3', 'breached'],
    ]);
  });
});

describe('the request for documents (CLM-2)', () => {
  it('stops the thirty days only: they warn of 2026-07-10 afterwards, the sixty days as before', () => {
    const asked = claimWith({ pauseFrom: noon('2026-06-10') });
    expect(nextClockAt(asked)).toBe('2026-07-16T16:00:00.000Z');
    const answered = claimWith({ pauseFrom: noon('2026-06-10'), pauseTo: noon('2026-06-18') });
    const { marks } = runClock(answered, '2026-08-31T00:00:00.000Z');
    expect(said(marks).map(([when, kind, word]) => `${String(when).slice(0, 10)} ${kind} ${word}`)).toEqual([
      '2026-07-06 decision-30 near',
      '2026-07-09 decision-30 last-day',
      '2026-07-10 decision-30 breached',
      '2026-07-30 interim-60 near',
      '2026-07-31 interim-60 last-day',
      '2026-08-03 interim-60 breached',
    ]);
  });

  it('warns again of the day to which it has moved the end', () => {
    const warned = runClock(claimWith({}), '2026-06-29T00:00:00.000Z').claim;
    const clocks = { ...warned.clocks, pauseFrom: noon('2026-06-30'), pauseTo: noon('2026-07-10') };
    const { marks } = runClock({ ...warned, clocks }, '2026-07-12T00:00:00.000Z');
    expect(marks.map(({ word, movedTo }) => [word, movedTo])).toEqual([
      ['near', '2026-07-13'],
      ['last-day', '2026-07-13'],
    ]);
  });
});

describe('a claim', () => {
  it('under suspicion is on the clock like any other (CLM-4)', () => {
    expect(nextClockAt({ ...claimWith({}), status: 'fraud-hold' })).toBe(nextClockAt(claimWith({})));
  });

  it.each([
    [{ closedAt: noon('2026-06-20') }],
    [{ decidedAt: noon('2026-06-10'), agreedAt: noon('2026-06-11'), paidAt: noon('2026-06-12') }],
  ])('that is over needs no clock: %o', (clocks) => {
    expect(nextClockAt(claimWith(clocks))).toBeUndefined();
    expect(marksDue(claimWith(clocks), noon('2029-01-01'), builtInCalendar)).toEqual([]);
  });

  it('has the task of day 45 opened once, on its day (CLM-4)', () => {
    const claim = claimWith({});
    expect(opensInterimTask(claim, at('2026-07-16T15:59:59.999Z'))).toBe(false);
    const day45 = at('2026-07-16T16:00:00.000Z');
    expect(opensInterimTask(claim, day45)).toBe(true);
    const looked = afterClock(claim, day45, builtInCalendar);
    expect(opensInterimTask(looked, noon('2026-07-20'))).toBe(false);
    expect(opensInterimTask(claimWith({ decidedAt: noon('2026-07-01') }), day45)).toBe(false);
  });

  it('is looked at for nothing at most once for each period', () => {
    const { marks, looks } = runClock(claimWith({}), '2026-12-31T00:00:00.000Z');
    expect(looks - new Set(marks.map((mark) => mark.at)).size).toBeLessThanOrEqual(3);
  });
});

it('names a rule, an article, a start and what pauses it for each period', () => {
  expect(
    Object.values(statutoryPeriods).map(({ rule, article, start, pause }) => [rule, article, start, pause]),
  ).toEqual([
    ['CLM-3', '保险法第23条', 'report', 'first-document-request'],
    ['CLM-4', '保险法第25条', 'report', 'nothing'],
    ['CLM-5', '保险法第23条', 'agreement', 'nothing'],
    ['CLM-6', '保险法第24条', 'rejection', 'nothing'],
    ['CLM-7', '保险法第26条', 'event', 'nothing'],
  ]);
});
