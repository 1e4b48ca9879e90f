import { deductedGrants } from '../subsidies/deducted-grants.ts';
import { type Day, dayOf, type Instant, yearOf } from '../dates.ts';
import { type Grant, type Standing, withPolicyEnding } from '../firms/standing.ts';
import type { ClaimNo } from '../ids.ts';
import { atLeastZero, type Fen, subtractFen, sumFen, zeroFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { ProgrammePart } from '../subsidies/budget.ts';
import { grantsOf } from './bind-quote.ts';
import { type CancelledPolicy, type Policy, type Refund, statusOfPolicy } from './policy.ts';
import {
  premiumAccount,
  type RefundSplit,
  splitRefund,
  type Undamaged,
  undamagedPremium,
  unexpiredPremium,
} from './premium-account.ts';

export type CancelRefusal =
  | { readonly kind: 'policy-not-live'; readonly status: string }
  | { readonly kind: 'effective-date-outside'; readonly first: Day; readonly end: Day }
  | { readonly kind: 'claim-after-effective-date'; readonly claimNo: ClaimNo };

export interface Cancelled {
  readonly policy: CancelledPolicy;
  readonly standing: Standing;
  readonly refund: Refund;
  /** What the budget gets back, by programme: released when unpaid, clawed back when accrued. */
  readonly commitments: readonly ProgrammePart[];
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
  const undamaged = undamagedPart(claims);
  const baseFen = undamagedPremium(of.premium.grossFen, undamaged);
  const { refund, parts } = wasPaid ? refundOf(of, request.effectiveDate, undamaged) : noRefund;
  const commitments = wasPaid ? parts : reservationsOf(of);
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
    parts,
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

const noRefund: RefundSplit = {
  refund: { totalFen: zeroFen, firmFen: zeroFen, bureauFen: zeroFen, levels: [] },
  parts: [],
};

/** CAN-5: what claims have left of the sum insured; the whole where it has none. */
function undamagedPart({ usedFen, limitFen }: ClaimsUnder): Undamaged {
  return limitFen === 0
    ? { leftFen: limitFen, wholeFen: limitFen }
    : { leftFen: atLeastZero(subtractFen(limitFen, usedFen)), wholeFen: limitFen };
}

/** CAN-1, CAN-2, CAN-5: the unexpired premium, split over who paid it. */
function refundOf(of: Policy, effectiveDate: Day, undamaged: Undamaged): RefundSplit {
  const account = premiumAccount(of);
  return splitRefund(account, unexpiredPremium(account, effectiveDate, undamaged));
}

function reservationsOf(of: Policy): readonly ProgrammePart[] {
  return deductedGrants(of.subsidy).map(({ programmeId, levels }) => ({ programmeId, levels }));
}
