import { deductedGrants } from '../subsidies/deducted-grants.ts';
import { type Day, dayOf, daysBetween, type Instant, yearOf } from '../dates.ts';
import { type Grant, type Standing, withPolicyEnding } from '../firms/standing.ts';
import type { ClaimNo } from '../ids.ts';
import {
  allocateWithin,
  atLeastZero,
  type Fen,
  fractionDown,
  fractionHalfUp,
  subtractFen,
  sumFen,
  zeroFen,
} from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { type LevelPart, mergeParts, shownParts } from '../subsidies/budget.ts';
import { grantsOf } from './bind-quote.ts';
import { type CancelledPolicy, type Policy, type Refund, statusOfPolicy } from './policy.ts';

export type CancelRefusal =
  | { readonly kind: 'policy-not-live'; readonly status: string }
  | { readonly kind: 'effective-date-outside'; readonly first: Day; readonly end: Day }
  | { readonly kind: 'claim-after-effective-date'; readonly claimNo: ClaimNo };

export interface Cancelled {
  readonly policy: CancelledPolicy;
  readonly standing: Standing;
  readonly refund: Refund;
  /** What the budget gets back, by programme: released when unpaid, clawed back when accrued. */
  readonly commitments: readonly { readonly programmeId: string; readonly levels: readonly LevelPart[] }[];
  readonly wasPaid: boolean;
  /** Whether the clawback frees the envelope: not booked after the budget's own year (rulebook 14.1). */
  readonly freesBudget: boolean;
}

/** A loss that was reported under the policy. */
export interface ReportedLoss {
  readonly claimNo: ClaimNo;
  readonly occurredOn: Day;
}

/** What claims under the policy mean for its end. */
export interface ClaimsUnder {
  readonly losses: readonly ReportedLoss[];
  /** Agreed and paid on all covers together. */
  readonly usedFen: Fen;
  /** The whole sum insured of the policy. */
  readonly limitFen: Fen;
}

/**
 * Ends a policy at 00:00 of `effectiveDate`, a day from today to the last day of cover. Before the start of cover all that
 * was paid goes back (CAN-1); later the unexpired days (CAN-2), after a partial loss of the premium of what was not damaged
 * (CAN-5, case 54). The firm gets its share rounded down, the bureaus the rest,
 * split by level like the subsidy; nobody gets back more than it paid.
 *
 * Refusals: `policy-not-live`, `effective-date-outside`, `claim-after-effective-date`.
 */
export function cancelPolicy(
  of: Policy,
  standing: Standing,
  claims: ClaimsUnder,
  request: { effectiveDate: Day; reason: string; by: string },
  now: Instant,
): Result<Cancelled, CancelRefusal> {
  const status = statusOfPolicy(of, now);
  if (
    (status !== 'awaiting-payment' && status !== 'in-force') ||
    of.status === 'cancelled' ||
    of.status === 'lapsed'
  ) {
    return refuse({ kind: 'policy-not-live', status });
  }
  const first = dayOf(now);
  if (request.effectiveDate < first || request.effectiveDate >= of.period.end) {
    return refuse({ kind: 'effective-date-outside', first, end: of.period.end });
  }
  const later = claims.losses.find((loss) => loss.occurredOn >= request.effectiveDate);
  if (later !== undefined) return refuse({ kind: 'claim-after-effective-date', claimNo: later.claimNo });
  const wasPaid = of.status === 'in-force';
  const baseFen = undamagedPremium(of, claims);
  const refund = wasPaid ? refundOf(of, request.effectiveDate, baseFen) : noRefund;
  const commitments = wasPaid ? clawbackParts(of, refund.bureauFen) : reservationsOf(of);
  const freesBudget = !wasPaid || yearOf(dayOf(now)) <= yearOf(of.period.start);
  const takenBack: readonly Grant[] = wasPaid
    ? commitments.map((one) => ({
        programmeId: one.programmeId,
        year: yearOf(of.period.start),
        fen: sumFen(one.levels.map((level) => level.fen)),
      }))
    : grantsOf(of);
  const cancellation = {
    effectiveDate: request.effectiveDate,
    reason: request.reason,
    at: now,
    by: request.by,
    refund,
    ...(baseFen < of.premium.grossFen ? { baseFen } : {}),
  };
  return accept({
    policy: { ...of, status: 'cancelled', cancellation, revision: of.revision + 1 },
    standing: withPolicyEnding(standing, of.policyNo, request.effectiveDate, freesBudget ? takenBack : []),
    refund,
    commitments,
    wasPaid,
    freesBudget,
  });
}

/** CAN-5: the premium of the part of the sum insured that claims have not taken, an amount of its own, rounded half up. */
function undamagedPremium(of: Policy, { usedFen, limitFen }: ClaimsUnder): Fen {
  if (usedFen === 0 || limitFen === 0) return of.premium.grossFen;
  return fractionHalfUp(of.premium.grossFen, atLeastZero(subtractFen(limitFen, usedFen)), limitFen);
}

const noRefund: Refund = { totalFen: zeroFen, firmFen: zeroFen, bureauFen: zeroFen, levels: [] };

/** CAN-1, CAN-2: refund = half-up(premium × unexpired days ÷ days), the whole premium before the start of cover. */
function refundOf(of: Policy, effectiveDate: Day, baseFen: Fen): Refund {
  const { start, end } = of.period;
  const unexpired = effectiveDate < start ? daysBetween(start, end) : daysBetween(effectiveDate, end);
  const totalFen = fractionHalfUp(baseFen, unexpired, daysBetween(start, end));
  const firmFen = fractionDown(totalFen, of.firmPaysFen, of.premium.grossFen);
  const bureauFen = subtractFen(totalFen, firmFen);
  return {
    totalFen,
    firmFen,
    bureauFen,
    levels: shownParts(mergeParts(clawbackParts(of, bureauFen).flatMap((part) => [...part.levels]))),
  };
}

/**
 * The bureaus' part, by programme and level in the proportion of what each paid. The first takes the left-over fen (MNY-4) as
 * far as it paid so much (invariant 5).
 */
function clawbackParts(of: Policy, bureauFen: Fen): Cancelled['commitments'] {
  const granted = deductedGrants(of.subsidy);
  if (granted.length === 0) return [];
  const byProgramme = allocateWithin(
    bureauFen,
    granted.map((grant) => ({ party: grant, weight: grant.grantedFen })),
  );
  return byProgramme.map(({ party: grant, fen: part }) => ({
    programmeId: grant.programmeId,
    levels: allocateWithin(
      part,
      grant.levels.map((level) => ({ party: level, weight: level.fen })),
    ).map(({ party: level, fen }) => ({ ...level, fen })),
  }));
}

function reservationsOf(of: Policy): Cancelled['commitments'] {
  return deductedGrants(of.subsidy).map((grant) => ({
    programmeId: grant.programmeId,
    levels: grant.levels,
  }));
}
