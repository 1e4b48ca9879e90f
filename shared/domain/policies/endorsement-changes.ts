import { type Day, dayOf, type Instant } from '../dates.ts';
import { innovationScoreOn } from '../eligibility/assess-eligibility.ts';
import { type Fen, zeroFen } from '../money.ts';
import type { Cover } from '../products/cover.ts';
import type { Product } from '../products/product.ts';
import { faultsOfSums, type RequestFault } from '../quoting/faults-of-request.ts';
import { chosenCovers, coverLimits } from '../quoting/insured-sums.ts';
import type { CoverRate } from '../quoting/rate-cover.ts';
import { referralReason } from '../quoting/refer-quote.ts';
import type { Registration } from '../registries/registration.ts';
import type { AgreedTerms } from './agreed-terms.ts';
import type { Policy, PolicyChanges } from './policy.ts';

export interface EndorsementRequest {
  readonly effectiveDate: Day;
  readonly changes: PolicyChanges;
  /** A price without the whole subsidy that the firm has seen and agrees to. */
  readonly firmPaysFen?: Fen | undefined;
  /** The lender's letter that a loss payee may be changed or taken away (LOS-1, case 20). */
  readonly lenderConsent?: string | undefined;
}

export type ChangeRefusal =
  | { readonly kind: 'changes-not-taken'; readonly faults: readonly RequestFault[] }
  | { readonly kind: 'nothing-changes' }
  | { readonly kind: 'lender-consent-missing'; readonly bankName: string }
  | { readonly kind: 'below-claims-used'; readonly cover: string; readonly usedFen: Fen }
  | { readonly kind: 'needs-underwriting'; readonly reason: string };

/** What a change of terms is measured by. */
export interface ChangeFacts {
  readonly now: Instant;
  readonly product: Product;
  readonly rows: readonly Registration[];
  /** The value that the policy was quoted on. */
  readonly quotedValueFen: Fen | undefined;
  /** Agreed and paid of each cover's limit. */
  readonly usedFen: Readonly<Record<string, Fen>>;
}

/** The yearly rates that the policy was sold at, as the lines of its premium name them. */
export function agreedRates(of: Pick<Policy, 'premium'>): readonly CoverRate[] {
  return of.premium.lines.flatMap(({ cover, ratePpm }) => {
    return cover === undefined || ratePpm === undefined ? [] : [{ code: cover, ratePpm }];
  });
}

/** QTE-6 (保险法 art. 55): what a sum has more than the value that falls below it is void. */
export function cutToValue(of: Product, after: AgreedTerms, changes: PolicyChanges): AgreedTerms {
  const value = changes.insurableValueFen;
  if (value === undefined) return after;
  const cut = chosenCovers(of, after).flatMap((cover): [string, Fen][] => {
    const sum = after.sumsInsured[cover.code];
    const isOver = sum !== undefined && sum > value && changes.sumsInsured?.[cover.code] === undefined;
    return isOver && dependsOnValue(cover) ? [[cover.code, value]] : [];
  });
  return { ...after, sumsInsured: { ...after.sumsInsured, ...Object.fromEntries(cut) } };
}

/** Whether a cover's sum is measured by a value. */
function dependsOnValue({ sum, basis }: Cover): boolean {
  return sum !== undefined && (sum.maxPpmOfValue !== undefined || basis !== 'first-loss');
}

/**
 * Whether terms may become others. Refusals: `changes-not-taken` (the product takes no such sum, value or loss payee),
 * `nothing-changes`, `lender-consent-missing` (case 20), `below-claims-used` (CLM-15), `needs-underwriting` (ELG-9).
 */
export function changeRefused(
  of: Policy,
  { changes, lenderConsent }: EndorsementRequest,
  { before, after }: { before: AgreedTerms; after: AgreedTerms },
  facts: ChangeFacts,
): ChangeRefusal | undefined {
  const { product, usedFen } = facts;
  const faults = faultsOfChanges(product, changes, after);
  if (faults.length > 0) return { kind: 'changes-not-taken', faults };
  if (isSame(before, after)) return { kind: 'nothing-changes' };
  if (before.lossPayee && !isSame(before.lossPayee, after.lossPayee) && lenderConsent === undefined) {
    return { kind: 'lender-consent-missing', bankName: before.lossPayee.bankName };
  }
  const limits = coverLimits(product, after);
  const below = limits.find((cover) => cover.limitFen < (usedFen[cover.code] ?? zeroFen));
  if (below !== undefined) {
    return { kind: 'below-claims-used', cover: below.code, usedFen: usedFen[below.code] ?? zeroFen };
  }
  const isMore = Object.entries(after.sumsInsured).some(([cover, sum]) => {
    return sum > (before.sumsInsured[cover] ?? zeroFen);
  });
  const score = innovationScoreOn(facts.rows, dayOf(facts.now));
  const reason = isMore ? referralReason(product, after, agreedRates(of), score) : undefined;
  return reason === undefined ? undefined : { kind: 'needs-underwriting', reason: reason.zh };
}

/** Whether two terms are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function faultsOfChanges(of: Product, changes: PolicyChanges, after: AgreedTerms): readonly RequestFault[] {
  const covers = chosenCovers(of, after);
  const takesValue = covers.some(dependsOnValue);
  const asked: readonly string[] = covers.flatMap(({ sum, code }) => (sum === undefined ? [] : [code]));
  const kept = Object.entries(after.sumsInsured).filter(([code]) => asked.includes(code));
  const sumsInsured = { ...Object.fromEntries(kept), ...changes.sumsInsured };
  const faults = [
    ...(changes.sumsInsured === undefined ? [] : faultsOfSums(of, { ...after, sumsInsured })),
    ...(changes.insurableValueFen === undefined || takesValue
      ? []
      : [
          { path: 'insurableValueFen', message: '该产品不填保险价值 / the product takes no insurable value' },
        ]),
    ...(!changes.lossPayee || of.lossPayeeAllowed
      ? []
      : [{ path: 'lossPayee', message: '该产品不设第一受益人 / the product allows no loss payee' }]),
  ];
  return faults.map((fault) => ({ ...fault, path: `changes.${fault.path}` }));
}
