import * as z from 'zod';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { addDays, addYears, type Day, day, dayOf, daysBetween, type Instant, yearOf } from '../dates.ts';
import type { Claim } from './claim.ts';
import { type StatutoryPeriod, statutoryPeriodKinds, statutoryPeriods } from './statutory-periods.ts';

/** A period of law as it stands: `dueOn` is its unmoved last day, which alarms use, `movedTo` the one that counts (TIM-4). */
export const deadline = z.strictObject({
  kind: z.enum(statutoryPeriodKinds),
  dueOn: day,
  movedTo: day,
  article: z.string(),
  pausedDays: z.int().nonnegative(),
  state: z.enum(['running', 'met', 'breached', 'paused']),
  /** `movedTo` lies in a year whose days off nobody has announced yet (TIM-4). */
  provisional: z.literal(true).optional(),
});
export type Deadline = z.infer<typeof deadline>;

export type DeadlineFacts = Pick<Claim, 'occurredAt' | 'reportedAt' | 'clocks'>;

/** A period that has begun, before anybody asks a calendar. */
export interface BegunPeriod extends Pick<Deadline, 'kind' | 'dueOn' | 'article' | 'pausedDays'> {
  readonly isPaused: boolean;
  readonly endedAt: Instant | undefined;
}

/** Every period of law that runs or has run for a claim, seen from `now`; nothing of it is stored. */
export function claimDeadlines(of: DeadlineFacts, now: Instant, calendar: WorkingCalendar): Deadline[] {
  return begunPeriods(of, now).map((begun) => {
    const { kind, dueOn, article, pausedDays } = begun;
    const movedTo = lastDayOf(begun, calendar);
    const provisional = calendar.isAnnounced(yearOf(movedTo)) ? {} : { provisional: true as const };
    const state = stateOn(movedTo, begun, now);
    return { kind, dueOn, movedTo, article, pausedDays, state, ...provisional };
  });
}

/**
 * CLM-3 to CLM-7: the periods that have begun. The starting day is not counted (TIM-3); the days from the first request for
 * documents to their arrival lengthen the thirty days and no other period (CLM-2, case 33).
 */
export function begunPeriods(of: DeadlineFacts, now: Instant): BegunPeriod[] {
  return statutoryPeriodKinds.flatMap((kind) => {
    const period: StatutoryPeriod = statutoryPeriods[kind];
    const startedAt = startOf(period.start, of);
    if (startedAt === undefined) return [];
    const { pauseFrom, pauseTo, closedAt } = of.clocks;
    const stops = period.pause === 'first-document-request' && pauseFrom !== undefined;
    const pausedDays = stops ? daysBetween(dayOf(pauseFrom), dayOf(pauseTo ?? closedAt ?? now)) : 0;
    return {
      kind,
      dueOn: addDays(lastDayAfter(dayOf(startedAt), period.length), pausedDays),
      article: period.article,
      pausedDays,
      isPaused: stops && pauseTo === undefined,
      endedAt: endOf(period.end, of),
    };
  });
}

function startOf(start: StatutoryPeriod['start'], of: DeadlineFacts): Instant | undefined {
  switch (start) {
    case 'event':
      return of.occurredAt;
    case 'report':
      return of.reportedAt;
    case 'agreement':
      return of.clocks.agreedAt;
    case 'rejection':
      return of.clocks.rejectedAt;
  }
}

/** CLM-4: the duty to pay what is certain ends when that is paid or the amount is decided, and is back when the firm disputes it. */
function endOf(end: StatutoryPeriod['end'], { clocks }: DeadlineFacts): Instant | undefined {
  const { interimPaidAt, decidedAt, disputedAt, agreedAt, paidAt, letterSentAt, closedAt } = clocks;
  switch (end) {
    case 'decision':
      return decidedAt ?? closedAt;
    case 'amount-settled':
      return interimPaidAt ?? (disputedAt === undefined ? decidedAt : agreedAt) ?? closedAt;
    case 'payment':
      return paidAt;
    case 'letter':
      return letterSentAt;
    case 'claim-over':
      return paidAt ?? closedAt;
  }
}

function lastDayAfter(start: Day, length: StatutoryPeriod['length']): Day {
  return 'years' in length ? addYears(start, length.years) : addDays(start, length.days);
}

/** TIM-3, TIM-4: a last day on a rest day moves to the next working day. */
function lastDayOf({ kind, dueOn }: BegunPeriod, calendar: WorkingCalendar): Day {
  const period: StatutoryPeriod = statutoryPeriods[kind];
  return period.restDay === 'moves' ? calendar.movedToWorkingDay(dueOn) : dueOn;
}

/** The moved last day, to its 24:00, decides over breach. */
function stateOn(lastDay: Day, { endedAt, isPaused }: BegunPeriod, now: Instant): Deadline['state'] {
  if (dayOf(endedAt ?? now) > lastDay) return 'breached';
  if (endedAt !== undefined) return 'met';
  return isPaused ? 'paused' : 'running';
}
