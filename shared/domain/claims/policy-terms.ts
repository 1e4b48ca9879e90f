import { type Day, dayOf, type Instant, type Period } from '../dates.ts';
import type { DivisionCode, InsurerCode, PolicyNo, Uscc } from '../ids.ts';
import { asPpm, type Fen, type Ppm } from '../money.ts';
import { agreedTerms } from '../policies/agreed-terms.ts';
import { coveredPeriod } from '../policies/cover-of.ts';
import { holderAt } from '../policies/holders.ts';
import type { Policy } from '../policies/policy.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { coverCode, type Cover, type CoverCode } from '../products/cover.ts';
import { type Product } from '../products/product.ts';
import type { LossPayee } from '../quoting/loss-payee.ts';
import { coverLimits } from '../quoting/insured-sums.ts';
import { invariant } from '../result.ts';

/** What a claim needs to know of the policy it is made on. */
export interface PolicyTerms {
  readonly policyNo: PolicyNo;
  readonly uscc: Uscc;
  /** The name of the firm that held the policy at the loss (CAN-10): whose account an indemnity may go to (13.3). */
  readonly insuredName: string;
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
  /** The day on which the insurer rescinded it for non-disclosure, in time (CAN-7). */
  readonly rescindedOn?: Day;
  /** Exemption clauses whose notice and explanation the insurer can prove (QTE-4). */
  readonly confirmedClauses: readonly string[];
  /** The lender that the insured has assigned its indemnity to (LOS-1). */
  readonly lossPayee: LossPayee | undefined;
}

/**
 * The terms that a stored policy, and the value it was quoted on, give a claim: those of the moment of the loss, with every
 * endorsement that was in effect then (QTE-7).
 */
export function termsOfPolicy(
  of: Policy,
  quotedValueFen: Fen | undefined,
  catalogue: Catalogue,
  lossAt: Instant,
): PolicyTerms {
  const terms = agreedTerms(of, quotedValueFen, lossAt);
  const product = catalogue.soldProduct(of.product);
  const holder = holderAt(of, lossAt);
  const leadFirst = [...of.insurers].sort((a, b) => Number(b.lead) - Number(a.lead));
  return {
    policyNo: of.policyNo,
    uscc: holder.uscc,
    insuredName: holder.name,
    divisionCode: of.divisionCode,
    insurers: leadFirst.map(({ insurer, sharePpm }) => ({ insurer, sharePpm: asPpm(sharePpm) })),
    product,
    period: coveredPeriod(of),
    covers: coverLimits(product, terms).map(({ code, limitFen }) => ({
      code: coverCode.parse(code),
      limitFen,
    })),
    insurableValueFen: terms.insurableValueFen,
    ...rescindedPart(of),
    isPaid: (of.status === 'in-force' || of.status === 'cancelled') && of.issuedAt !== undefined,
    confirmedClauses: of.confirmedClauses,
    lossPayee: terms.lossPayee,
  };
}

function rescindedPart(of: Policy): Pick<PolicyTerms, 'rescindedOn'> {
  if (of.status !== 'cancelled') return {};
  const { rescission, at } = of.cancellation;
  return rescission?.ground === 'non-disclosure' ? { rescindedOn: dayOf(at) } : {};
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
