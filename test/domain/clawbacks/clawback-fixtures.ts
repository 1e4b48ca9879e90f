import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import type { CaseIn } from '../../../shared/domain/clawbacks/clawback-case.ts';
import {
  claimBack,
  decideClawback,
  keptParts,
  openClawback,
  reviewTask,
} from '../../../shared/domain/clawbacks/clawback.ts';
import type { ClaimedBack } from '../../../shared/domain/clawbacks/claimed-back.ts';
import { caseOfRevocation } from '../../../shared/domain/clawbacks/open-cases.ts';
import { newStanding } from '../../../shared/domain/firms/standing.ts';
import { clawbackId, taskId } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
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

/** Case 25: 800.00 that bureaus have claimed back from a firm, of which it has repaid these parts of its levels. */
export function claimOfFirm(repaidFen: readonly number[] = []): ClaimedBack & { claim: CaseIn<'owed'> } {
  const { clawback } = claimBack(decidedReview, decidedReview.levels, newStanding(insured.uscc), revokedAt);
  const idOf = () => clawbackId.parse(`clb_${'0'.repeat(26)}`);
  const claim = caseOfRevocation(clawback, insured, true, idOf, revokedAt);
  invariant(claim !== undefined, 'something is owed');
  const repayments = claim.levels.slice(0, repaidFen.length).map(({ level, payer }, place) => ({
    level,
    payer,
    amountFen: asFen(repaidFen[place] ?? 0),
    bankReference: `R-${level}`,
    paidAt: revokedAt,
    recordedBy: 'bureau-clerk',
    recordedAt: revokedAt,
  }));
  return { programmeId: 'SN-QKB-PH', claim: { ...claim, repayments } };
}

/** A clawback in each of its statuses. */
export const clawbacks = [
  openReview,
  decidedReview,
  decidedAs('keep'),
  claimBack(decidedReview, decidedReview.levels, newStanding(insured.uscc), revokedAt).clawback,
];
