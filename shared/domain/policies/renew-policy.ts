import { type Day, dayOf, type Instant } from '../dates.ts';
import type { Standing } from '../firms/standing.ts';
import type { PolicyNo } from '../ids.ts';
import type { Product } from '../products/product.ts';
import type { Quote } from '../quoting/quote.ts';
import type { QuoteRequest } from '../quoting/quote-request.ts';
import { requestOf } from '../quoting/request-quote.ts';
import { accept, refuse, type Result } from '../result.ts';
import { agreedTerms } from './agreed-terms.ts';
import { renewalOf, renewalOpensOn } from './due-policy.ts';
import { type Policy, statusOfPolicy } from './policy.ts';

export type RenewRefusal =
  | { readonly kind: 'policy-not-live'; readonly status: string }
  | { readonly kind: 'renewal-not-open'; readonly from: Day }
  | { readonly kind: 'already-renewed'; readonly policyNo: PolicyNo; readonly end: Day };

/** What the firm wants otherwise than last year. */
export type RenewalWishes = Pick<
  QuoteRequest,
  'sumsInsured' | 'insurableValueFen' | 'answers' | 'programmeIds' | 'lossPayee'
>;

/**
 * What a renewal asks to be quoted: the policy as it is now, endorsements and all, for the next period, on the newest version
 * of its product, as far as that still asks for it. Subsidies that others gave last year are not carried over. The quote is
 * priced like any other, with the year of insurance that it is (SUB-6), and the firm binds it.
 *
 * Refusals: `policy-not-live` (unpaid, ended or expired), `renewal-not-open` (earlier than 60 days before the end),
 * `already-renewed` (a policy of the firm and product goes on from there).
 */
export function renewalRequest(
  of: Policy,
  sold: { readonly quote: Quote; readonly newest: Product },
  standing: Standing,
  wishes: RenewalWishes,
  now: Instant,
): Result<QuoteRequest, RenewRefusal> {
  const status = statusOfPolicy(of, now);
  if (status !== 'in-force') return refuse({ kind: 'policy-not-live', status });
  const from = renewalOpensOn(of);
  if (dayOf(now) < from) return refuse({ kind: 'renewal-not-open', from });
  const next = renewalOf(of, standing);
  if (next !== undefined) {
    return refuse({ kind: 'already-renewed', policyNo: next.policyNo, end: next.period.end });
  }
  return accept(prefilled(of, sold, wishes));
}

function prefilled(
  of: Policy,
  { quote, newest }: { readonly quote: Quote; readonly newest: Product },
  wishes: RenewalWishes,
): QuoteRequest {
  const asked = requestOf(quote);
  const { insurableValueFen, lossPayee, sumsInsured } = agreedTerms(of, quote.insurableValueFen);
  const takes = newest.covers.flatMap(({ code, sum }) => (sum === undefined ? [] : [code as string]));
  const sums = { ...asked.sumsInsured, ...sumsInsured };
  const { min, max } = newest.periodMonths;
  const { periodMonths = min } = asked;
  return {
    ...asked,
    start: of.period.end,
    sumsInsured: { ...only(sums, takes), ...wishes.sumsInsured },
    insurableValueFen: wishes.insurableValueFen ?? insurableValueFen,
    periodMonths: min <= periodMonths && periodMonths <= max ? periodMonths : undefined,
    riders: asked.riders?.filter((code) => newest.covers.some((cover) => cover.code === code)),
    answers: {
      ...only(
        asked.answers ?? {},
        newest.questions.map((one) => one.id),
      ),
      ...wishes.answers,
    },
    programmeIds: wishes.programmeIds ?? asked.programmeIds?.filter((id) => newest.programmes.includes(id)),
    otherSubsidies: undefined,
    groupId: undefined,
    policyholder: quote.policyholder,
    lossPayee: wishes.lossPayee ?? (newest.lossPayeeAllowed ? lossPayee : undefined),
  };
}

function only<Value>(
  of: Readonly<Record<string, Value>>,
  keys: readonly string[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(of).filter(([key]) => keys.includes(key)));
}
