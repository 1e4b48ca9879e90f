import type { Caller } from '../access/role.ts';
import type { Instant } from '../dates.ts';
import type { AssessmentId } from '../ids.ts';
import { atLeastZero, type Fen, subtractFen, zeroFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Assessment, AssessmentRequest } from './assessment.ts';
import { approverFor } from './authority.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';
import { panelFaults } from './expert-panel.ts';
import { computeIndemnity, type Indemnity, isBelowDeductible } from './indemnity.ts';
import { acceptedLoss, type LossSheet, type SheetFault, sheetFaults } from './loss-sheet.ts';
import { isHeldByEvidence } from './repeated-evidence.ts';
import { instructedFen, paidFen } from './payment.ts';
import { claimedCover, type PolicyTerms } from './policy-terms.ts';

export type AssessmentOutcome = 'rejected' | 'below-deductible' | 'approval-needed' | 'offer';

export interface AssessedClaim {
  readonly claim: Claim;
  readonly assessment: Assessment;
  readonly outcome: AssessmentOutcome;
}

export type AssessmentRefusal =
  | WrongStatus
  | { readonly kind: 'invalid-sheet'; readonly faults: readonly SheetFault[] }
  | { readonly kind: 'evidence-unexplained'; readonly rule: 'case-11' }
  | { readonly kind: 'limit-exhausted'; readonly rule: 'CLM-15' }
  | { readonly kind: 'rescission-missing'; readonly rule: 'CAN-8' }
  | { readonly kind: 'not-a-ground'; readonly rule: 'CLM-26' };

/** CLM-26: that the insured has not sued a third party is no ground to refuse. */
const thirdPartyRules: readonly string[] = ['CLM-26', 'THIRD_PARTY_NOT_SUED', 'THIRD-PARTY-NOT-SUED'];

/** What a rejection for non-disclosure names as its rule. */
const nonDisclosureRules: readonly string[] = ['CAN-7', 'CAN-8', 'NON_DISCLOSURE', 'NON-DISCLOSURE'];

/**
 * The assessor's finding (rulebook 8.3, CLM-27). A covered loss becomes an indemnity and, within the assessor's
 * authority, an offer at once; below the deductible the claim closes (CLM-14); a rejection is the named person's own
 * (invariant 10).
 *
 * Refusals: `claim-not-open`, `invalid-sheet` (with paths), `evidence-unexplained` (case 11), `limit-exhausted` (nothing left to pay from: reject by CLM-15),
 * `rescission-missing` (case 29), `not-a-ground` (CLM-26).
 */
export function assessClaim(
  open: Claim,
  request: AssessmentRequest,
  on: { policy: PolicyTerms; limitLeftFen: Fen },
  by: { caller: Caller; assessmentId: AssessmentId; now: Instant },
): Result<AssessedClaim, AssessmentRefusal> {
  if (!mayMove(open.status, 'submit-for-approval')) return wrongStatus(open.status);
  const faults = [
    ...sheetFaults(request, claimedCover(on.policy, open.coverCode).cover),
    ...panelFaults(request, request, open, on.policy),
  ];
  if (faults.length > 0) return refuse({ kind: 'invalid-sheet', faults });
  return request.outcome === 'rejected'
    ? rejectLoss(open, request, on.policy, by)
    : coverLoss(open, request, on, by);
}

/** CAN-8 (S02 art. 8): no rejection for non-disclosure without a rescission in time, which it then names (case 29). */
function rejectLoss(
  open: Claim,
  request: Extract<AssessmentRequest, { outcome: 'rejected' }>,
  { rescindedOn }: PolicyTerms,
  by: { caller: Caller; assessmentId: AssessmentId; now: Instant },
): Result<AssessedClaim, AssessmentRefusal> {
  const { outcome, rejection, ...sheet } = request;
  if (thirdPartyRules.includes(rejection.ruleId.toUpperCase())) {
    return refuse({ kind: 'not-a-ground', rule: 'CLM-26' });
  }
  const forNonDisclosure = nonDisclosureRules.includes(rejection.ruleId.toUpperCase());
  if (forNonDisclosure && rescindedOn === undefined) {
    return refuse({ kind: 'rescission-missing', rule: 'CAN-8' });
  }
  const linked = forNonDisclosure && rescindedOn !== undefined ? { rescindedOn } : {};
  const { assessed: _, consents: _asked, ...unassessed } = open;
  return accept({
    claim: {
      ...unassessed,
      status: statusAfter('decide-rejected'),
      reserveFen: zeroFen,
      rejection: {
        ...rejection,
        by: by.caller.subject,
        ...(by.caller.name === '' ? {} : { byName: by.caller.name }),
        ...(by.caller.roles.includes('claims-manager') ? { byManager: true as const } : {}),
        at: by.now,
        ...linked,
      },
      clocks: { ...decided(open, by.now), rejectedAt: by.now },
      revision: open.revision + 1,
    },
    assessment: { ...assessmentOf(open, sheet, by), outcome },
    outcome: 'rejected',
  });
}

function coverLoss(
  open: Claim,
  request: Extract<AssessmentRequest, { outcome: 'covered' }>,
  on: { policy: PolicyTerms; limitLeftFen: Fen },
  by: { caller: Caller; assessmentId: AssessmentId; now: Instant },
): Result<AssessedClaim, AssessmentRefusal> {
  const { outcome, ...sheet } = request;
  if (acceptedLoss(sheet) === 0) {
    const message =
      '没有认可任何损失。如不予赔付，请选择 rejected 并写明依据和理由 / nothing of the loss is accepted: reject with a rule and a reason';
    return refuse({ kind: 'invalid-sheet', faults: [{ path: 'lossLines', message }] });
  }
  if (isHeldByEvidence(open, sheet)) return refuse({ kind: 'evidence-unexplained', rule: 'case-11' });
  const { cover, limitFen } = claimedCover(on.policy, open.coverCode);
  const computed = computeIndemnity(sheet, {
    cover,
    occurredAt: open.occurredAt,
    sumInsuredFen: limitFen,
    insurableValueFen: on.policy.insurableValueFen,
    limitLeftFen: on.limitLeftFen,
    confirmedClauses: on.policy.confirmedClauses,
    insurers: open.insurers,
    interimFen: instructedFen(open),
    hasLossPayee: on.policy.lossPayee !== undefined || open.lenderDebt !== undefined,
    lenderDebt: open.lenderDebt,
    payments: open.payments,
  });
  if (!computed.accepted) {
    const message =
      '请填写出险时保险标的的实际价值 / the value of the insured thing at the time of loss is needed';
    return refuse({ kind: 'invalid-sheet', faults: [{ path: 'insurableValueFen', message }] });
  }
  if (computed.value.totalFen === 0 && on.limitLeftFen === 0) {
    return refuse({ kind: 'limit-exhausted', rule: 'CLM-15' });
  }
  const next = outcomeOf(open, computed.value);
  return accept({
    claim: withIndemnity(open, computed.value, next, by),
    assessment: { ...assessmentOf(open, sheet, by), outcome, indemnity: computed.value },
    outcome: next,
  });
}

/** CLM-23: a reopened claim always takes a second person, and one that was paid before closes by an offer of nothing more. */
function outcomeOf(open: Claim, computed: Indemnity): Exclude<AssessmentOutcome, 'rejected'> {
  if (isBelowDeductible(computed) && instructedFen(open) === 0) return 'below-deductible';
  return approverFor(open, computed.totalFen) === undefined ? 'offer' : 'approval-needed';
}

function withIndemnity(
  open: Claim,
  computed: Indemnity,
  next: Exclude<AssessmentOutcome, 'rejected'>,
  by: { caller: Caller; assessmentId: AssessmentId; now: Instant },
): Claim {
  const { totalFen, limitUseFen } = computed;
  const { assessmentId, now } = by;
  const { consents: _asked, ...unasked } = open;
  const assessed: Claim = {
    ...unasked,
    reserveFen: atLeastZero(subtractFen(totalFen, paidFen(open))),
    assessed: { assessmentId, assessedBy: by.caller.subject, totalFen, limitUseFen },
    revision: open.revision + 1,
  };
  switch (next) {
    case 'approval-needed':
      return { ...assessed, status: statusAfter('submit-for-approval') };
    case 'offer':
      return { ...assessed, status: statusAfter('decide-covered'), clocks: decided(open, now) };
    case 'below-deductible':
      return {
        ...assessed,
        status: statusAfter('close-below-deductible'),
        clocks: { ...decided(open, now), closedAt: now },
        closedReason: 'below-deductible',
      };
  }
}

/** CLM-3: the first decision ends the insurer's thirty days; a later one settles a dispute. */
export function decided(open: Claim, now: Instant): Claim['clocks'] {
  const { disputedAt: _, ...clocks } = open.clocks;
  return { ...clocks, decidedAt: clocks.decidedAt ?? now };
}

function assessmentOf(
  open: Claim,
  sheet: LossSheet,
  by: { caller: Caller; assessmentId: AssessmentId; now: Instant },
): Omit<Assessment, 'outcome'> {
  return {
    assessmentId: by.assessmentId,
    claimNo: open.claimNo,
    assessedAt: by.now,
    assessedBy: by.caller.subject,
    sheet,
  };
}
