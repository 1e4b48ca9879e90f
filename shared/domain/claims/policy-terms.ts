import type { Period } from '../dates.ts';
import type { DivisionCode, InsurerCode, PolicyNo, Uscc } from '../ids.ts';
import type { Fen, Ppm } from '../money.ts';
import type { Cover, CoverCode, Product } from '../products/product.ts';
import { invariant } from '../result.ts';

/** What a claim needs to know of the policy it is made on. */
export interface PolicyTerms {
  readonly policyNo: PolicyNo;
  readonly uscc: Uscc;
  readonly divisionCode: DivisionCode;
  /** The lead comes first. */
  readonly insurers: readonly { readonly insurer: InsurerCode; readonly sharePpm: Ppm }[];
  /** The version that was sold. */
  readonly product: Product;
  /** Up to the day on which cover really ends. */
  readonly period: Period;
  readonly covers: readonly { readonly code: CoverCode; readonly limitFen: Fen }[];
  readonly insurableValueFen: Fen | undefined;
  readonly isPaid: boolean;
  /** Exemption clauses whose notice and explanation the insurer can prove (QTE-4). */
  readonly confirmedClauses: readonly string[];
}

/** One cover of a policy: its terms from the product, its limit from the policy. */
export interface CoverTerms {
  readonly cover: Cover;
  readonly limitFen: Fen;
}

/** The terms of a cover of the policy; `undefined` when it has no such cover. */
export function coverTerms(policy: PolicyTerms, code: string): CoverTerms | undefined {
  const cover = policy.product.covers.find((candidate) => candidate.code === code);
  const sold = policy.covers.find((candidate) => candidate.code === code);
  return cover === undefined || sold === undefined ? undefined : { cover, limitFen: sold.limitFen };
}

/** The terms of a cover that a claim was stored on; it cannot be missing. */
export function claimedCover(policy: PolicyTerms, code: CoverCode): CoverTerms {
  const found = coverTerms(policy, code);
  invariant(found !== undefined, `policy ${policy.policyNo} has no cover ${code}`);
  return found;
}
