import * as z from 'zod';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { addDays, addYears, type Day, day, dayOf, daysBetween, type Instant, yearOf } from '../dates.ts';
import type { Claim } from './claim.ts';

const deadlineKinds = [
  'decision-30',
  'interim-60',
  'payment-10',
  'rejection-letter-3',
  'limitation',
] as const;

/** A period of law as it stands: `dueOn` is its unmoved last day, which alarms use, `movedTo` the one that counts (TIM-4). */
export const deadline = z.strictObject({
  kind: z.enum(deadlineKinds),
  dueOn: day,
  movedTo: day,
  article: z.string(),
  pausedDays: z.int().nonnegative(),
  state: z.enum(['running', 'met', 'breached', 'paused']),
  /** `movedTo` lies in a year whose days off nobody has announced yet (TIM-4). */
  provisional: z.literal(true).optional(),
});
export type Deadline = z.infer<typeof deadline>;

type Facts = Pick<Claim, 'occurredAt' | 'reportedAt' | 'clocks'>;

/** Every period of law that runs or has run for a claim, seen from `now`; nothing of it is stored. */
export function claimDeadlines(claim: Facts, now: Instant, calendar: WorkingCalendar): Deadline[] {
  const { clocks } = claim;
  return [
    decisionDeadline(claim, now, calendar),
    interimDeadline(claim, now, calendar),
    ...(clocks.agreedAt === undefined
      ? []
      : [paymentDeadline(clocks.agreedAt, clocks.paidAt, now, calendar)]),
    ...(clocks.rejectedAt === undefined
      ? []
      : [letterDeadline(clocks.rejectedAt, clocks.letterSentAt, now, calendar)]),
    limitationDeadline(claim, now, calendar),
  ];
}

/**
 * CLM-3 (保险法 art. 23; S02 art. 15): the decision is due 30 days after the report. The days from the first request for
 * documents (CLM-2, art. 22) to their arrival do not count; a second request stops nothing.
 */
function decisionDeadline(claim: Facts, now: Instant, calendar: WorkingCalendar): Deadline {
  const { pauseFrom, pauseTo, decidedAt, closedAt } = claim.clocks;
  const pausedDays =
    pauseFrom === undefined ? 0 : daysBetween(dayOf(pauseFrom), dayOf(pauseTo ?? closedAt ?? now));
  const dueOn = addDays(dayOf(claim.reportedAt), 30 + pausedDays);
  const isPaused = pauseFrom !== undefined && pauseTo === undefined;
  return stateOf(
    { kind: 'decision-30', dueOn, article: '保险法第23条', pausedDays },
    { endedAt: decidedAt ?? closedAt, isPaused, now, calendar },
  );
}

/**
 * CLM-4 (保险法 art. 25): what is certain must be paid 60 days after the report; nothing pauses it. The duty ends when the
 * amount is decided, and is back when the firm disputes it.
 */
function interimDeadline(claim: Facts, now: Instant, calendar: WorkingCalendar): Deadline {
  const { decidedAt, disputedAt, agreedAt, closedAt } = claim.clocks;
  const endedAt = disputedAt === undefined ? decidedAt : agreedAt;
  return stateOf(
    {
      kind: 'interim-60',
      dueOn: addDays(dayOf(claim.reportedAt), 60),
      article: '保险法第25条',
      pausedDays: 0,
    },
    { endedAt: endedAt ?? closedAt, isPaused: false, now, calendar },
  );
}

/** CLM-5 (保险法 art. 23): the money is due ten days after agreement. */
function paymentDeadline(
  agreedAt: Instant,
  paidAt: Instant | undefined,
  now: Instant,
  calendar: WorkingCalendar,
): Deadline {
  return stateOf(
    { kind: 'payment-10', dueOn: addDays(dayOf(agreedAt), 10), article: '保险法第23条', pausedDays: 0 },
    { endedAt: paidAt, isPaused: false, now, calendar },
  );
}

/** CLM-6 (保险法 art. 24): the letter with the reasons is due three days after the rejection. */
function letterDeadline(
  rejectedAt: Instant,
  sentAt: Instant | undefined,
  now: Instant,
  calendar: WorkingCalendar,
): Deadline {
  return stateOf(
    {
      kind: 'rejection-letter-3',
      dueOn: addDays(dayOf(rejectedAt), 3),
      article: '保险法第24条',
      pausedDays: 0,
    },
    { endedAt: sentAt, isPaused: false, now, calendar },
  );
}

/**
 * CLM-7 (保险法 art. 26): the firm's claim is barred two years after it knew of the event, which is taken to be the day of
 * the event. It is shown, never applied: limitation is a defence that the insurer has to raise.
 */
function limitationDeadline(claim: Facts, now: Instant, calendar: WorkingCalendar): Deadline {
  const { paidAt, closedAt } = claim.clocks;
  return stateOf(
    {
      kind: 'limitation',
      dueOn: addYears(dayOf(claim.occurredAt), 2),
      article: '保险法第26条',
      pausedDays: 0,
    },
    { endedAt: paidAt ?? closedAt, isPaused: false, now, calendar },
  );
}

/** TIM-3, TIM-4: a last day on a rest day moves to the next working day; that one, to its 24:00, decides over breach. */
function stateOf(
  period: Omit<Deadline, 'movedTo' | 'state'>,
  at: { endedAt: Instant | undefined; isPaused: boolean; now: Instant; calendar: WorkingCalendar },
): Deadline {
  const movedTo = at.calendar.movedToWorkingDay(period.dueOn);
  const provisional = at.calendar.isAnnounced(yearOf(movedTo)) ? {} : { provisional: true as const };
  return { ...period, movedTo, state: stateOn(movedTo, at), ...provisional };
}

function stateOn(
  lastDay: Day,
  at: { endedAt: Instant | undefined; isPaused: boolean; now: Instant },
): Deadline['state'] {
  if (dayOf(at.endedAt ?? at.now) > lastDay) return 'breached';
  if (at.endedAt !== undefined) return 'met';
  return at.isPaused ? 'paused' : 'running';
}
