import * as z from 'zod';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { addDays, type Day, day, dayOf, instant, type Instant, startOfDay } from '../dates.ts';
import { claimNo } from '../ids.ts';
import type { Claim } from './claim.ts';
import { begunPeriods, claimDeadlines, type Deadline, type DeadlineFacts } from './deadlines.ts';
import { statutoryPeriodKinds, statutoryPeriods } from './statutory-periods.ts';

/**
 * What the clock does about a period: `near` some days before its last day; `last-day` on the unmoved last day, whatever day
 * that is; `breached` once the moved one is over (TIM-4, case 34).
 */
const clockWords = ['near', 'last-day', 'breached'] as const;
export type ClockWord = (typeof clockWords)[number];

/** Something that the clock has done, kept beside its claim: one of a kind for one last day. */
export const clockMark = z.object({
  claimNo,
  kind: z.enum(statutoryPeriodKinds),
  word: z.enum(clockWords),
  at: instant,
  dueOn: day,
  movedTo: day,
});
export type ClockMark = z.infer<typeof clockMark>;

/**
 * What has fallen due to a claim since its clock looked last, in order of time: each thing once. A period that stands still
 * or is over brings nothing, except that a breach is one for good.
 */
export function marksDue(of: Claim, now: Instant, calendar: WorkingCalendar): ClockMark[] {
  const since = watchedUntil(of);
  const due = claimDeadlines(of, now, calendar)
    .flatMap((period) => marksOf(of, period))
    .filter(({ mark, isOpen }) => isOpen && since < mark.at && mark.at <= now)
    .map(({ mark }) => mark);
  return inClockOrder(due);
}

/** Marks in order of time; of one instant, first the warnings, then the alarms, each by the order of the law. */
export function inClockOrder(marks: readonly ClockMark[]): ClockMark[] {
  const rank = ({ word, kind }: ClockMark) =>
    clockWords.indexOf(word) * statutoryPeriodKinds.length + statutoryPeriodKinds.indexOf(kind);
  return [...marks].sort((a, b) => (a.at === b.at ? rank(a) - rank(b) : a.at < b.at ? -1 : 1));
}

/** The claim after its clock has done what was due by now, and when that looks again if nothing happens before. */
export function afterClock(of: Claim, now: Instant, calendar: WorkingCalendar): Claim {
  const coming = claimDeadlines(of, now, calendar)
    .filter((period) => period.state === 'running')
    .flatMap((period) => marksOf(of, period).map(({ mark }) => mark.at))
    .filter((at) => at > now);
  const { wakeAt: _, ...clocks } = of.clocks;
  return {
    ...of,
    clocks: { ...clocks, watchedUntil: now, ...wakePart(coming) },
    revision: of.revision + 1,
  };
}

/** CLM-4: on this day after the report somebody is asked what is certain. */
const interimTaskDay = 45;

/** CLM-4: when the task of day 45 opens; `undefined` where the duty to pay in the interim has ended, or never began. */
function interimTaskAt(of: DeadlineFacts, now: Instant): Instant | undefined {
  const isDue = begunPeriods(of, now).some(
    ({ kind, endedAt }) => kind === 'interim-60' && endedAt === undefined,
  );
  return isDue ? startOfDay(addDays(dayOf(of.reportedAt), interimTaskDay)) : undefined;
}

/** CLM-4: whether the task of day 45 has to be opened now: once, since the clock looked last. */
export function opensInterimTask(of: Claim, now: Instant): boolean {
  const at = interimTaskAt(of, now);
  return at !== undefined && watchedUntil(of) < at && at <= now;
}

/**
 * When the clock has to look at a claim again: at an instant that it chose itself, or sooner where something has happened to
 * the claim since, by last days that no calendar has moved yet. `undefined`: never, as things stand.
 */
export function nextClockAt(of: Claim): Instant | undefined {
  const since = watchedUntil(of);
  const running = begunPeriods(of, since).filter((period) => {
    return period.endedAt === undefined && !period.isPaused;
  });
  const asked = [...(of.consents ?? []), ...(of.interim?.consents ?? [])];
  const silent = asked.flatMap((one) => (one.state === 'open' ? one.until : []));
  if (running.length === 0 && silent.length === 0) return undefined;
  const { wakeAt } = of.clocks;
  const instants = running.flatMap(({ kind, dueOn }) => [
    startOfDay(addDays(dueOn, -statutoryPeriods[kind].warnDays)),
    startOfDay(dueOn),
    startOfDay(addDays(dueOn, 1)),
  ]);
  const interim = interimTaskAt(of, since) ?? [];
  return [...instants, ...silent, ...[interim].flat(), ...(wakeAt === undefined ? [] : [wakeAt])]
    .filter((at) => at > since)
    .toSorted()[0];
}

function watchedUntil(of: DeadlineFacts): Instant {
  return of.clocks.watchedUntil ?? of.reportedAt;
}

function marksOf({ claimNo: no }: Claim, of: Deadline): { mark: ClockMark; isOpen: boolean }[] {
  const { kind, dueOn, movedTo, state } = of;
  const mark = (word: ClockWord, on: Day): ClockMark => {
    return { claimNo: no, kind, word, at: startOfDay(on), dueOn, movedTo };
  };
  const isRunning = state === 'running';
  const isBreached = state === 'breached';
  return [
    { mark: mark('near', addDays(movedTo, -statutoryPeriods[kind].warnDays)), isOpen: isRunning },
    { mark: mark('last-day', dueOn), isOpen: isRunning },
    { mark: mark('breached', addDays(movedTo, 1)), isOpen: isRunning || isBreached },
  ];
}

function wakePart(coming: readonly Instant[]): { wakeAt?: Instant } {
  const [wakeAt] = coming.toSorted();
  return wakeAt === undefined ? {} : { wakeAt };
}
