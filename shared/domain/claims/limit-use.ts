import * as z from 'zod';
import { policyNo, type PolicyNo } from '../ids.ts';
import { addFen, atLeastZero, type Fen, minFen, nonNegativeFen, subtractFen, zeroFen } from '../money.ts';
import { coverCode, type CoverCode } from '../products/cover.ts';
import { accept, invariant, refuse, type Result } from '../result.ts';
import type { Claim } from './claim.ts';
import { paidFen } from './payment.ts';
import { claimedCover, type PolicyTerms } from './policy-terms.ts';

/** How much of each cover's limit claims have taken: agreed and not yet paid, and paid. One item a policy. */
export const limitUse = z.object({
  policyNo,
  covers: z
    .array(z.strictObject({ code: coverCode, committedFen: nonNegativeFen, paidFen: nonNegativeFen }))
    .readonly(),
  /** 0 while nothing has been stored. */
  revision: z.int().nonnegative(),
});
export type LimitUse = z.infer<typeof limitUse>;

export interface LimitChanged {
  readonly kind: 'limit-changed';
  readonly leftFen: Fen;
  readonly needFen: Fen;
}

export function newLimitUse(of: PolicyNo): LimitUse {
  return { policyNo: of, covers: [], revision: 0 };
}

/**
 * CLM-15: what is left of a cover's limit after every agreed and paid claim. A sub-limit (CLM-10) is part of its cover's
 * sum, so each takes from the other; the policy's aggregate limit caps them all.
 */
export function limitLeft(policy: PolicyTerms, use: LimitUse, code: CoverCode): Fen {
  const { cover, limitFen } = claimedCover(policy, code);
  const own = subtractFen(limitFen, usedBy(use, [code]));
  const parent = cover.limitOf?.cover ?? code;
  const family = policy.product.covers
    .filter((candidate) => candidate.code === parent || candidate.limitOf?.cover === parent)
    .map((candidate) => candidate.code);
  const shared = subtractFen(claimedCover(policy, parent).limitFen, usedBy(use, family));
  const aggregate = policy.product.aggregateLimitFen;
  const all = use.covers.map((candidate) => candidate.code);
  const ceilings = aggregate === undefined ? [] : [subtractFen(aggregate, usedBy(use, all))];
  return atLeastZero(minFen(own, shared, ...ceilings));
}

/** What a claim has of its cover's limit. */
type LimitTaking = Pick<Claim, 'coverCode' | 'limitTakenFen' | 'payments'>;

/** The same without what the claim itself has taken: what it may come to when it is assessed again (CLM-23). */
export function limitLeftFor(policy: PolicyTerms, use: LimitUse, of: LimitTaking): Fen {
  return limitLeft(policy, followClaim(use, of, { coverCode: of.coverCode }), of.coverCode);
}

/**
 * Lets a claim take more of its limit, or less. Refusal: `limit-changed` when another claim has taken it since the offer, so
 * that what is paid on a cover never passes its limit (invariant 7).
 */
export function takeLimit(
  policy: PolicyTerms,
  use: LimitUse,
  before: LimitTaking,
  after: LimitTaking,
): Result<LimitUse, LimitChanged> {
  const leftFen = limitLeft(policy, use, after.coverCode);
  const needFen = subtractFen(takenBy(after), takenBy(before));
  if (needFen > leftFen) return refuse({ kind: 'limit-changed', leftFen, needFen });
  return accept(followClaim(use, before, after));
}

/**
 * What a claim has taken counts as paid as far as its payments have been made, and as committed beyond; costs beside the limit
 * are what is paid last.
 */
export function followClaim(use: LimitUse, before: LimitTaking, after: LimitTaking): LimitUse {
  const paid = subtractFen(paidWithin(after), paidWithin(before));
  const taken = subtractFen(takenBy(after), takenBy(before));
  return moved(use, after.coverCode, subtractFen(taken, paid), paid);
}

function takenBy({ limitTakenFen = zeroFen }: LimitTaking): Fen {
  return limitTakenFen;
}

function paidWithin(of: LimitTaking): Fen {
  return minFen(takenBy(of), paidFen(of));
}

function usedBy(use: LimitUse, codes: readonly CoverCode[]): Fen {
  return addFen(
    ...use.covers
      .filter((cover) => codes.includes(cover.code))
      .flatMap((cover) => [cover.committedFen, cover.paidFen]),
  );
}

function moved(use: LimitUse, code: CoverCode, committed: Fen, paid: Fen): LimitUse {
  const before = use.covers.find((cover) => cover.code === code);
  const after = {
    code,
    committedFen: addFen(before?.committedFen ?? zeroFen, committed),
    paidFen: addFen(before?.paidFen ?? zeroFen, paid),
  };
  invariant(after.committedFen >= 0 && after.paidFen >= 0, `less than nothing of ${code} of ${use.policyNo}`);
  const others = use.covers.filter((cover) => cover.code !== code);
  return { ...use, covers: [...others, after], revision: use.revision + 1 };
}
