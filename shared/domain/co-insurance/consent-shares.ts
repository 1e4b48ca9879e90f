import * as z from 'zod';
import { decided } from '../claims/assess-claim.ts';
import { needsFollowers } from '../claims/authority.ts';
import type { Claim } from '../claims/claim.ts';
import { taskOfClaim } from '../claims/task-of-claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from '../claims/claim-lifecycle.ts';
import type { ShareConsent } from '../claims/share-consent.ts';
import type { TaskId } from '../ids.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { type Day, dayOf, endOfDay, type Instant } from '../dates.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Task } from '../tasks/task.ts';
import { requestText } from '../texts.ts';

/** Working days of a follower to object; its silence is consent. */
const daysToObject = 2;

/** What a follower says about a claim of which it bears a share; an objection says why. */
export const consentAnswer = z.strictObject({
  outcome: z.enum(['consent', 'object']),
  reason: requestText(500).optional(),
});
export type ConsentAnswer = z.infer<typeof consentAnswer>;

export type ConsentRefusal = WrongStatus | { readonly kind: 'reason-missing' };

/** The last day of a follower for its answer. */
export function lastDayToObject(now: Instant, calendar: WorkingCalendar): Day {
  return calendar.addWorkingDays(dayOf(now), daysToObject);
}

/** Whether an approved indemnity still waits for its followers: above 100,000.00 in a pool, asked once for each assessment. */
export function asksFollowers(of: Claim): boolean {
  return (
    of.insurers.length > 1 &&
    of.assessed !== undefined &&
    needsFollowers(of.assessed.totalFen) &&
    of.consents === undefined
  );
}

/**
 * CLM-27, COI-3, COI-7: each follower of a pool is asked about an indemnity above 100,000.00 that the lead has approved. No clock
 * of the law waits for the answer.
 */
export function askFollowers(
  approved: Claim,
  taskIds: readonly TaskId[],
  on: { readonly now: Instant; readonly calendar: WorkingCalendar },
): { readonly claim: Claim; readonly tasks: readonly Task[] } {
  const dueOn = lastDayToObject(on.now, on.calendar);
  const followers = approved.insurers.slice(1);
  const tasks = followers.flatMap(({ insurer }, index): Task[] => {
    const taskId = taskIds[index];
    if (taskId === undefined) return [];
    const task = taskOfClaim(approved, { taskId, now: on.now });
    return [{ ...task, insurer, dueOn, kind: 'consent-share', role: 'adjuster' }];
  });
  const consents = tasks.flatMap(({ insurer, taskId }): ShareConsent[] => {
    return insurer === undefined ? [] : [{ insurer, taskId, until: endOfDay(dueOn), state: 'open' }];
  });
  const asked = {
    ...approved,
    consents,
    taskIds: [...approved.taskIds, ...tasks.map((task) => task.taskId)],
  };
  return { claim: { ...asked, revision: approved.revision + 1 }, tasks };
}

/** The claim after an answer; `goesOn`: its workflow has not to wait any longer. */
export interface ConsentTaken {
  readonly claim: Claim;
  readonly goesOn: boolean;
  /** Case 11: all have consented, and evidence that came in since is for the assessor to explain first. */
  readonly isHeld?: true;
}

/**
 * A follower consents or objects. The last consent decides the claim; an objection brings it back to the lead's claims manager
 * with its reason, at once. Where evidence that another claim has used has come in since the lead approved (`isHeld`), nothing is
 * decided: the loss is assessed again (case 11). Refusals: `claim-not-open`; `reason-missing` of an objection.
 */
export function answerConsent(
  open: Claim,
  task: Pick<Task, 'taskId'>,
  { outcome, reason }: ConsentAnswer,
  on: { readonly now: Instant; readonly isHeld: boolean },
): Result<ConsentTaken, ConsentRefusal> {
  if (!mayMove(open.status, 'decide-covered')) return wrongStatus(open.status);
  if (outcome === 'consent')
    return accept(settled(open, (one) => one.taskId === task.taskId, 'consented', on));
  if (reason === undefined) return refuse({ kind: 'reason-missing' });
  const consents = (open.consents ?? []).map((one): ShareConsent => {
    if (one.state !== 'open') return one;
    return one.taskId === task.taskId ? { ...one, state: 'objected', reason } : { ...one, state: 'dropped' };
  });
  return accept({ claim: { ...open, consents, revision: open.revision + 1 }, goesOn: true });
}

/** CLM-27: two working days of silence are consent. `undefined`: nobody's time is up. */
export function consentBySilence(
  open: Claim,
  on: { readonly now: Instant; readonly isHeld: boolean },
): ConsentTaken | undefined {
  const isLate = (one: ShareConsent) => one.state === 'open' && one.until <= on.now;
  if (!(open.consents ?? []).some(isLate) || !mayMove(open.status, 'decide-covered')) return undefined;
  return settled(open, isLate, 'silent', on);
}

function settled(
  open: Claim,
  isAnswered: (one: ShareConsent) => boolean,
  state: 'consented' | 'silent',
  { now, isHeld }: { readonly now: Instant; readonly isHeld: boolean },
): ConsentTaken {
  const consents = (open.consents ?? []).map((one) => (isAnswered(one) ? { ...one, state } : one));
  const goesOn = consents.every((one) => one.state !== 'open');
  const taken = { ...open, consents, revision: open.revision + 1 };
  if (!goesOn) return { claim: taken, goesOn };
  if (isHeld) return { claim: taken, goesOn, isHeld };
  return {
    claim: { ...taken, status: statusAfter('decide-covered'), clocks: decided(open, now) },
    goesOn,
  };
}
