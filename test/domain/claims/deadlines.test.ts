import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import { claimDeadlines, type Deadline } from '../../../shared/domain/claims/deadlines.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { instant, type Instant } from '../../../shared/domain/dates.ts';

type Clocks = Claim['clocks'];

/** Noon in Shanghai. */
function noon(date: string): Instant {
  return instant.parse(`${date}T04:00:00.000Z`);
}

const report = { occurredAt: noon('2026-03-24'), reportedAt: noon('2026-06-02') };
const paused: Clocks = { pauseFrom: noon('2026-06-10'), pauseTo: noon('2026-06-18') };

function deadlineOf(
  kind: Deadline['kind'],
  clocks: Clocks,
  now: string,
  facts: { occurredAt: Instant; reportedAt: Instant } = report,
): Deadline | undefined {
  const all = claimDeadlines({ ...facts, clocks }, noon(now), builtInCalendar);
  return all.find((one) => one.kind === kind);
}

describe('decision in thirty days (CLM-3)', () => {
  it('counts from the day after the papers came', () => {
    expect(deadlineOf('decision-30', {}, '2026-06-03')).toEqual({
      kind: 'decision-30',
      dueOn: '2026-07-02',
      movedTo: '2026-07-02',
      article: '保险法第23条',
      pausedDays: 0,
      state: 'running',
    });
  });

  it('pauses from the request for documents to their arrival', () => {
    expect(deadlineOf('decision-30', paused, '2026-06-20')).toMatchObject({
      dueOn: '2026-07-10',
      pausedDays: 8,
      state: 'running',
    });
  });

  it('moves on day by day while the documents are out', () => {
    const asked = { pauseFrom: noon('2026-06-10') };
    expect(deadlineOf('decision-30', asked, '2026-06-15')).toMatchObject({
      dueOn: '2026-07-07',
      pausedDays: 5,
      state: 'paused',
    });
    expect(deadlineOf('decision-30', asked, '2026-09-10')?.state).toBe('paused');
  });

  it('is breached by a request that comes after its end', () => {
    expect(deadlineOf('decision-30', { pauseFrom: noon('2026-07-06') }, '2026-07-08')?.state).toBe(
      'breached',
    );
  });

  it.each([
    ['2026-07-02T15:59:59.999Z', 'met'],
    ['2026-07-02T16:00:00.000Z', 'breached'],
  ])('ends at 24:00 in Shanghai: decided at %s it is %s', (decidedAt, state) => {
    const clocks = { decidedAt: instant.parse(decidedAt) };
    expect(deadlineOf('decision-30', clocks, '2026-08-01')?.state).toBe(state);
  });

  it('is breached on the day after its moved last day, not on the alarm', () => {
    const facts = { ...report, reportedAt: noon('2026-06-05') };
    expect(deadlineOf('decision-30', {}, '2026-07-06', facts)).toMatchObject({
      dueOn: '2026-07-05',
      movedTo: '2026-07-06',
      state: 'running',
    });
    expect(deadlineOf('decision-30', {}, '2026-07-07', facts)?.state).toBe('breached');
  });

  it('stops when the firm takes its claim back', () => {
    expect(deadlineOf('decision-30', { closedAt: noon('2026-06-05') }, '2026-12-01')?.state).toBe('met');
  });
});

describe('interim payment after sixty days (CLM-4)', () => {
  it('is paused by nothing and moves off a Saturday', () => {
    expect(deadlineOf('interim-60', paused, '2026-06-20')).toMatchObject({
      dueOn: '2026-08-01',
      movedTo: '2026-08-03',
      pausedDays: 0,
      state: 'running',
    });
  });

  it('ends with the decision and is back with a dispute', () => {
    const decided = { decidedAt: noon('2026-07-01') };
    expect(deadlineOf('interim-60', decided, '2026-09-01')?.state).toBe('met');
    const disputed = { ...decided, disputedAt: noon('2026-07-03') };
    expect(deadlineOf('interim-60', disputed, '2026-07-20')?.state).toBe('running');
    expect(deadlineOf('interim-60', disputed, '2026-09-01')?.state).toBe('breached');
  });
});

describe('payment ten days after agreement (CLM-5)', () => {
  it('does not run before there is an agreement', () => {
    expect(deadlineOf('payment-10', {}, '2026-07-01')).toBeUndefined();
  });

  it('moves off a Sunday', () => {
    const agreed = { agreedAt: noon('2026-07-09') };
    expect(deadlineOf('payment-10', agreed, '2026-07-10')).toMatchObject({
      dueOn: '2026-07-19',
      movedTo: '2026-07-20',
      state: 'running',
    });
    expect(deadlineOf('payment-10', { ...agreed, paidAt: noon('2026-07-20') }, '2026-08-01')?.state).toBe(
      'met',
    );
    expect(deadlineOf('payment-10', { ...agreed, paidAt: noon('2026-07-21') }, '2026-08-01')?.state).toBe(
      'breached',
    );
  });
});

describe('rejection letter in three days (CLM-6)', () => {
  it('moves off a Sunday (TIM-4)', () => {
    const clocks = { decidedAt: noon('2026-07-09'), rejectedAt: noon('2026-07-09') };
    expect(deadlineOf('rejection-letter-3', clocks, '2026-07-10')).toMatchObject({
      dueOn: '2026-07-12',
      movedTo: '2026-07-13',
      state: 'running',
    });
    expect(deadlineOf('rejection-letter-3', clocks, '2026-07-14')?.state).toBe('breached');
  });

  it('is not asked for when the loss is covered', () => {
    expect(deadlineOf('rejection-letter-3', { decidedAt: noon('2026-07-09') }, '2026-07-10')).toBeUndefined();
  });
});

describe('limitation (CLM-7)', () => {
  it('ends two years after the event', () => {
    expect(deadlineOf('limitation', {}, '2026-06-03')).toMatchObject({
      dueOn: '2028-03-24',
      movedTo: '2028-03-24',
      article: '保险法第26条',
      state: 'running',
    });
  });

  it('ends on the last of February after a leap day (TIM-3)', () => {
    const facts = { ...report, occurredAt: noon('2028-02-29') };
    expect(deadlineOf('limitation', {}, '2028-03-01', facts)?.dueOn).toBe('2030-02-28');
  });
});
