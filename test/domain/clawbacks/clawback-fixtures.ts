import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import {
  claimBack,
  decideClawback,
  keptParts,
  openClawback,
  reviewTask,
} from '../../../shared/domain/clawbacks/clawback.ts';
import { newStanding } from '../../../shared/domain/firms/standing.ts';
import { taskId } from '../../../shared/domain/ids.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { bind, paid } from '../policies/policy-fixtures.ts';
import { at } from '../quoting/quote-fixtures.ts';

export const revokedAt = at('2026-10-12T01:00:00.000Z');
export const insured = paid(bind().policy);

export function reviewOf(of: Policy = insured) {
  const had = { programmeId: 'SN-QKB-PH', levels: keptParts(of, 'SN-QKB-PH') };
  const by = { now: revokedAt, taskId: taskId.parse(`tsk_${'0'.repeat(26)}`) };
  return openClawback(of, had, { rule: 'ELG-2', fact: '没有有效登记 / no status' }, by);
}

function opened() {
  const review = reviewOf();
  invariant(review !== undefined, 'there is something to review');
  return review;
}
export const openReview = opened();
export const openTask = reviewTask(openReview, builtInCalendar);

export function decidedAs(outcome: 'claw-back' | 'keep') {
  const by = { subject: 'bureau-clerk', now: revokedAt };
  const decided = decideClawback(openReview, { outcome, reason: '已撤销 / revoked' }, by);
  invariant(decided.accepted, 'it is decided');
  return decided.value;
}

function claimedBack() {
  const decided = decidedAs('claw-back');
  invariant(decided.status === 'decided', 'it is claimed back');
  return decided;
}
export const decidedReview = claimedBack();

/** A clawback in each of its statuses. */
export const clawbacks = [
  openReview,
  decidedReview,
  decidedAs('keep'),
  claimBack(decidedReview, decidedReview.levels, newStanding(insured.uscc), revokedAt).clawback,
];
