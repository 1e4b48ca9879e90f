import * as z from 'zod';
import { policyNo, type PolicyNo } from '../ids.ts';
import { addFen, atLeastZero, type Fen, minFen, nonNegativeFen, subtractFen, zeroFen } from '../money.ts';
import { coverCode, type CoverCode } from '../products/cover.ts';
import { accept, invariant, refuse, type Result } from '../result.ts';
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

/**
 * Commits part of a limit to an agreed claim. Refusal: `limit-changed` when another claim has taken it since the offer,
 * so that what is paid on a cover never passes its limit (invariant 7).
 */
export function commitLimit(
  policy: PolicyTerms,
  use: LimitUse,
  code: CoverCode,
  amount: Fen,
): Result<LimitUse, LimitChanged> {
  const leftFen = limitLeft(policy, use, code);
  if (amount > leftFen) return refuse({ kind: 'limit-changed', leftFen, needFen: amount });
  return accept(moved(use, code, amount, zeroFen));
}

/** Moves a paid claim's part of the limit from committed to paid. */
export function payFromLimit(use: LimitUse, code: CoverCode, amount: Fen): LimitUse {
  const paid = moved(use, code, subtractFen(zeroFen, amount), amount);
  const committedFen = paid.covers.find((cover) => cover.code === code)?.committedFen ?? 0;
  invariant(committedFen >= 0, `more paid on ${code} of ${use.policyNo} than was committed`);
  return paid;
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
  const others = use.covers.filter((cover) => cover.code !== code);
  return { ...use, covers: [...others, after], revision: use.revision + 1 };
}
