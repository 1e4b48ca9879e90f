import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { needsFollowers } from '../claims/authority.ts';
import type { Claim } from '../claims/claim.ts';
import { mayDecideInterim, withInterim } from '../claims/interim-payment.ts';
import type { Instructing } from '../claims/instruct-payments.ts';
import { instructedFen } from '../claims/payment.ts';
import type { ShareConsent } from '../claims/share-consent.ts';
import { taskOfClaim } from '../claims/task-of-claim.ts';
import { endOfDay, type Instant } from '../dates.ts';
import type { TaskId } from '../ids.ts';
import { addFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Task } from '../tasks/task.ts';
import { type ConsentAnswer, lastDayToObject } from './consent-shares.ts';

/**
 * CLM-27, COI-3: whether an interim payment still waits for the followers of its pool: where it and what was instructed before
 * come to more than 100,000.00; asked once, also where one of them objects and the lead's claims manager decides again.
 */
export function asksForInterim(of: Claim): boolean {
  const { interim, insurers } = of;
  return (
    insurers.length > 1 &&
    interim !== undefined &&
    interim.consents === undefined &&
    needsFollowers(addFen(instructedFen(of), interim.certainFen))
  );
}

/** CLM-27, COI-7: each follower is asked about the certain amount that the lead wants to pay; day 60 waits for nobody. */
export function askForInterim(
  approved: Claim,
  taskIds: readonly TaskId[],
  { now, calendar }: { readonly now: Instant; readonly calendar: WorkingCalendar },
): { readonly claim: Claim; readonly tasks: readonly Task[] } {
  const { interim } = approved;
  if (interim === undefined) return { claim: approved, tasks: [] };
  const dueOn = lastDayToObject(now, calendar);
  const tasks = approved.insurers.slice(1).flatMap(({ insurer }, index): Task[] => {
    const taskId = taskIds[index];
    if (taskId === undefined) return [];
    const task = taskOfClaim(approved, { taskId, now });
    const { certainFen: amountFen, reason } = interim;
    return [{ ...task, insurer, dueOn, kind: 'consent-share', role: 'adjuster', amountFen, reason }];
  });
  const consents = tasks.flatMap(({ insurer, taskId }): ShareConsent[] => {
    return insurer === undefined ? [] : [{ insurer, taskId, until: endOfDay(dueOn), state: 'open' }];
  });
  const claim = {
    ...approved,
    interim: { ...interim, consents },
    taskIds: [...approved.taskIds, ...tasks.map((task) => task.taskId)],
    revision: approved.revision + 1,
  };
  return { claim, tasks };
}

/**
 * How an answer, or the want of one, leaves an interim payment: it `waits` for others, it is `agreed` and can be instructed, it is
 * `objected` to and goes back to the lead's claims manager, or it is `overtaken`: the claim was agreed or has ended meanwhile.
 */
export interface InterimConsent {
  readonly claim: Claim;
  readonly state: 'waits' | 'agreed' | 'objected' | 'overtaken';
}

/** A follower's answer. Refusal: `reason-missing` of an objection. */
export function answerInterim(
  open: Claim,
  { taskId }: Pick<Task, 'taskId'>,
  { outcome, reason }: ConsentAnswer,
): Result<InterimConsent, { readonly kind: 'reason-missing' }> {
  if (outcome === 'object' && reason === undefined) return refuse({ kind: 'reason-missing' });
  const { interim } = open;
  if (interim?.consents === undefined || !mayDecideInterim(open)) return accept(overtaken(open));
  const consents = interim.consents.map((one): ShareConsent => {
    if (one.state !== 'open') return one;
    if (one.taskId === taskId) {
      if (outcome === 'consent') return { ...one, state: 'consented' };
      return { ...one, state: 'objected', ...(reason === undefined ? {} : { reason }) };
    }
    return outcome === 'consent' ? one : { ...one, state: 'dropped' };
  });
  return accept(settled(open, consents));
}

/** CLM-27: two working days of silence are consent. `undefined`: nobody's time is up. */
export function interimBySilence(open: Claim, now: Instant): InterimConsent | undefined {
  const consents = open.interim?.consents ?? [];
  const isLate = (one: ShareConsent) => one.state === 'open' && one.until <= now;
  if (!consents.some(isLate)) return undefined;
  if (!mayDecideInterim(open)) return overtaken(open);
  return settled(
    open,
    consents.map((one) => (isLate(one) ? { ...one, state: 'silent' } : one)),
  );
}

/** The consented amount is instructed, and takes its limit. */
export function instructInterim(agreed: Claim, on: Instructing): Claim {
  const { interim, ...rest } = agreed;
  if (interim === undefined) return agreed;
  return { ...withInterim(rest, interim.certainFen, on), revision: agreed.revision };
}

/** What the lead's claims manager reads of it: who objects, and why. */
export function interimObjection({ interim }: Pick<Claim, 'interim'>): string | undefined {
  const objection = interim?.consents?.find((one) => one.state === 'objected');
  return objection && `${objection.insurer}：${objection.reason ?? ''}`;
}

function overtaken(open: Claim): InterimConsent {
  const { interim: _, ...rest } = open;
  return { claim: { ...rest, revision: open.revision + 1 }, state: 'overtaken' };
}

function settled(open: Claim, consents: readonly ShareConsent[]): InterimConsent {
  const { interim } = open;
  if (interim === undefined) return overtaken(open);
  const claim = { ...open, interim: { ...interim, consents }, revision: open.revision + 1 };
  if (consents.some((one) => one.state === 'objected')) return { claim, state: 'objected' };
  return { claim, state: consents.some((one) => one.state === 'open') ? 'waits' : 'agreed' };
}
