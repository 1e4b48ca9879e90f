import { type ClaimedBack, loweredBy, withinClaims } from '../clawbacks/claimed-back.ts';
import type { Instant } from '../dates.ts';
import { type Standing, withPolicyEnding } from '../firms/standing.ts';
import { zeroFen } from '../money.ts';
import { asText, type Bilingual } from '../names.ts';
import type { ProgrammePart } from '../subsidies/budget.ts';
import { deductedGrants } from '../subsidies/deducted-grants.ts';
import { grantsOf } from './bind-quote.ts';
import { explainParts, explainRecovery, explainSettled } from './explain-refund.ts';
import type { AwaitingPolicy, CancelledPolicy, InForcePolicy, Policy, Refund } from './policy.ts';
import type { RefundSplit } from './premium-account.ts';
import type { EndRule, Reckoned, RefundLine } from './reckon-refund.ts';
import { countedGrants, freesBudget } from './take-back.ts';

export type LivePolicy = AwaitingPolicy | InForcePolicy;

type Cancellation = CancelledPolicy['cancellation'];

/** Why, when and by whom a policy ends, with what its kind of ending records besides. */
export type Ending = Omit<Cancellation, 'at' | 'refund' | 'parts'>;

/** A policy that has ended, and everything that follows from it. */
export interface Ended {
  readonly policy: CancelledPolicy;
  readonly standing: Standing;
  readonly refund: Refund;
  /** What the budget gets back, by programme: released when unpaid, clawed back when accrued. */
  readonly commitments: readonly ProgrammePart[];
  /**
   * What comes back of subsidy that its bureaus have claimed from the firm before (case 25): it lowers what is left of their claims and frees
   * neither envelope nor counter a second time.
   */
  readonly settlesClaims: readonly ProgrammePart[];
  /** What of it the firm still owed, and owes no longer. */
  readonly lowersClaims: readonly ProgrammePart[];
  /** Those claims as they stood. */
  readonly claimedBack: readonly ClaimedBack[];
  /** What bureaus claim back from the firm itself, by programme (SUB-16, SUB-17): it frees envelope and counter too. */
  readonly recovered: readonly ProgrammePart[];
  /** What falls away of grants to the firm itself that were not paid, by programme. */
  readonly lowered: readonly ProgrammePart[];
  readonly wasPaid: boolean;
  /** Whether the clawback frees the envelope: not booked after the budget's own year (rulebook 14.1). */
  readonly freesBudget: boolean;
  /** How the refund was reckoned and whom it goes to. */
  readonly lines: readonly RefundLine[];
}

export function isLive(of: Policy): of is LivePolicy {
  return of.status === 'awaiting-payment' || of.status === 'in-force';
}

/**
 * Ends a policy with a reckoned refund, the one way in which every cancellation and rescission does. What was reserved for an
 * unpaid one is released; of a paid one the bureaus' part of the refund is clawed back, and what the firm has had and does not
 * keep is claimed from it, which frees envelope and firm-year counter up to the end of the budget's year (14.1).
 */
export function endPolicy(
  of: LivePolicy,
  standing: Standing,
  ending: Ending,
  reckoned: Reckoned & {
    readonly lowered?: readonly ProgrammePart[];
    readonly recovered?: readonly ProgrammePart[];
    readonly claimedBack?: readonly ClaimedBack[];
  },
  now: Instant,
): Ended {
  const wasPaid = of.status === 'in-force';
  const { lines, lowered = [], recovered = [], claimedBack = [] } = reckoned;
  const split = withinClaims(reckoned.split, claimedBack);
  const claimOf = (part: ProgrammePart) => claimedBack.find((one) => one.programmeId === part.programmeId);
  const isClaimed = (part: ProgrammePart) => claimOf(part) !== undefined;
  const commitments = wasPaid ? split.parts.filter((part) => !isClaimed(part)) : reservationsOf(of);
  const settlesClaims = split.parts.filter(isClaimed);
  const lowersClaims = settlesClaims.flatMap((part) => {
    const found = claimOf(part);
    return found === undefined ? [] : [{ ...part, levels: loweredBy(found, part.levels) }];
  });
  const frees = !wasPaid || freesBudget(of, now);
  const takenBack = wasPaid ? countedGrants(of, commitments) : grantsOf(of);
  const cancellation: Cancellation = { ...ending, at: now, refund: split.refund, parts: split.parts };
  return {
    policy: { ...of, status: 'cancelled', cancellation, revision: of.revision + 1 },
    standing: withPolicyEnding(standing, of.policyNo, ending.effectiveDate, [
      ...(frees ? [...takenBack, ...countedGrants(of, recovered)] : []),
      ...countedGrants(of, lowered),
    ]),
    refund: split.refund,
    recovered,
    lowered,
    settlesClaims,
    lowersClaims,
    claimedBack,
    commitments,
    wasPaid,
    freesBudget: frees,
    lines: [
      ...lines,
      ...(wasPaid ? explainParts(split.refund) : []),
      ...explainSettled(lowersClaims),
      ...explainRecovery(ending.recovery),
    ],
  };
}

/** Nothing goes back, and why. */
export function reckonNothing(by: EndRule, why: Bilingual): Reckoned {
  const split: RefundSplit = {
    refund: { totalFen: zeroFen, firmFen: zeroFen, bureauFen: zeroFen, levels: [] },
    parts: [],
  };
  return { split, lines: [{ ...by, ...asText(why), part: 'reckoned', fen: zeroFen }] };
}

/** CAN-1: nobody has paid, so there is nothing to return; what was reserved is free again. */
export function reckonUnpaid(by: EndRule): Reckoned {
  return reckonNothing(by, {
    zh: '保费尚未支付，无款可退；预留的补贴额度已释放',
    en: 'Nothing was paid, so nothing comes back; the subsidy reserved for it is released',
  });
}

function reservationsOf(of: LivePolicy): readonly ProgrammePart[] {
  return deductedGrants(of.subsidy).map(({ programmeId, levels }) => ({ programmeId, levels }));
}
