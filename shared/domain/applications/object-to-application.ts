import type { Caller, Role } from '../access/role.ts';
import { endOfDay, type Instant } from '../dates.ts';
import { type Standing, withoutGrants } from '../firms/standing.ts';
import type { ObjectionId, TaskId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { ObjectionDecision } from '../settlement/raised-objection.ts';
import {
  type Application,
  type ApplicationIn,
  type ApplicationObjection,
  openObjection,
  stepOn,
} from './application.ts';
import type { WrongApplicationStatus } from './check-application.ts';

/** Objections that one application takes: each of them is read and decided by people. */
export const mostObjections = 20;

export type ObjectionRefusal =
  | WrongApplicationStatus
  | { readonly kind: 'notice-over'; readonly noticeEndsOn: string }
  | { readonly kind: 'objection-open'; readonly objectionId: ObjectionId }
  | { readonly kind: 'too-many-objections' };

export interface RaisedObjection {
  readonly objectionId: ObjectionId;
  readonly taskId: TaskId;
  readonly reason: string;
}

/** An application that is held up, and what holds it. */
export interface Objected {
  readonly application: ApplicationIn<'under-notice'>;
  readonly objection: ApplicationObjection;
}

/**
 * SUB-13, case 50: an objection during the public notice holds up the application that it is about and no other of its batch. Its
 * money stays reserved until the objection is decided.
 *
 * Refusals: `wrong-status` (no notice), `notice-over` (its last day has passed), `objection-open` (one is not decided yet),
 * `too-many-objections`.
 */
export function objectToApplication(
  of: Application,
  raised: RaisedObjection,
  by: { readonly subject: string; readonly now: Instant },
): Result<Objected, ObjectionRefusal> {
  if (of.status !== 'under-notice') return refuse({ kind: 'wrong-status', status: of.status });
  const open = openObjection(of);
  if (open !== undefined) return refuse({ kind: 'objection-open', objectionId: open.objectionId });
  const { noticeEndsOn, objections: earlier = [] } = of;
  if (by.now >= endOfDay(noticeEndsOn)) return refuse({ kind: 'notice-over', noticeEndsOn });
  if (earlier.length >= mostObjections) return refuse({ kind: 'too-many-objections' });
  const objection = { status: 'open' as const, ...raised, by: by.subject, at: by.now };
  const stepped = stepOn(of, { at: by.now, actor: 'bureau', event: 'objected', detail: raised.reason });
  return accept({ application: { ...of, ...stepped, objections: [...earlier, objection] }, objection });
}

/**
 * Which role decides an objection that a caller has raised: approvers, and clerks where an approver raised it, so that four eyes
 * always find a second pair (SUB-13).
 */
export function roleThatDecides({ roles }: Pick<Caller, 'roles'>): Role {
  return roles.includes('bureau-approver') ? 'bureau-clerk' : 'bureau-approver';
}

/** An application on which an objection was decided; `standing` where its grant is gone from the firm's counters. */
export type ObjectionDecided =
  | { readonly outcome: 'dismissed'; readonly application: ApplicationIn<'under-notice'> }
  | {
      readonly outcome: 'upheld';
      readonly application: ApplicationIn<'rejected'>;
      readonly freed: ApplicationIn<'under-notice'>['grant'];
      readonly standing: Standing;
    };

/**
 * SUB-13: the deciding bureau decides the objection that holds an application up. Dismissed, the application goes on, at once where its
 * notice is over by then; upheld, it is refused for that reason, and its whole reservation and the firm's counter are free again.
 *
 * Refusal: `wrong-status` (nothing is held up: decided before, or gone with its policy).
 */
export function decideObjection(
  of: Application,
  { outcome, reason }: ObjectionDecision,
  standing: Standing,
  by: { readonly subject: string; readonly now: Instant },
): Result<ObjectionDecided, WrongApplicationStatus> {
  const open = openObjection(of);
  if (of.status !== 'under-notice' || open === undefined) {
    return refuse({ kind: 'wrong-status', status: of.status });
  }
  const status = outcome === 'uphold' ? 'upheld' : 'dismissed';
  const decided = { ...open, status, decidedBy: by.subject, decidedAt: by.now, decision: reason } as const;
  const objections = (of.objections ?? []).map((one) => (one === open ? decided : one));
  const stepped = {
    ...stepOn(of, { at: by.now, actor: 'bureau', event: `objection-${status}`, detail: reason }),
    objections,
  };
  if (status === 'dismissed') return accept({ outcome: status, application: { ...of, ...stepped } });
  const { grant, programmeId, year } = of;
  const back = { programmeId, year, class: grant.class, fen: grant.grantedFen };
  return accept({
    outcome: status,
    application: { status: 'rejected', ...stepped, ruleId: 'SUB-13', reason },
    freed: grant,
    standing: withoutGrants(standing, [back]),
  });
}
