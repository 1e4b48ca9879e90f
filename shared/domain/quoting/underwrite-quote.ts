import { retainRisk, type SingleRisk } from '../co-insurance/retain-risk.ts';
import { asPpm, type Fen, type Ppm, ppmHalfUp } from '../money.ts';
import type { Product } from '../products/product.ts';
import { accept, refuse, type Result } from '../result.ts';
import { sumInsuredOf } from './insured-sums.ts';
import { type Quote, statusOfQuote } from './quote.ts';
import { isWithinBand } from './rate-cover.ts';
import { type QuoteFacts, quoteFor, requestOf } from './request-quote.ts';

export type UnderwriteRefusal =
  | { readonly kind: 'quote-expired' }
  | { readonly kind: 'quote-not-referred' }
  | { readonly kind: 'rate-missing' }
  | { readonly kind: 'rate-outside-band'; readonly minRatePpm: Ppm; readonly maxRatePpm: Ppm }
  | { readonly kind: 'reinsurance-missing'; readonly riskFen: Fen; readonly needFen: Fen };

export interface UnderwritingDecision {
  readonly outcome: 'accept' | 'decline';
  readonly ratePpm?: Ppm | undefined;
  readonly reason: string;
  /** COI-8: left out, the lead says nothing of its capital and nothing is looked at. */
  readonly singleRisk?: SingleRisk | undefined;
  readonly by: string;
}

/**
 * ELG-9, rulebook 4.2: an underwriter accepts a referred quote, at the product's rate or another within its band, or declines
 * it. An accepted quote is priced again and keeps its life.
 *
 * Refusals: `quote-expired`, `quote-not-referred`, `rate-outside-band`, `rate-missing` (the product has no tariff),
 * `reinsurance-missing` (the lead would keep more of the risk than COI-8 lets it).
 */
export function underwriteQuote(
  of: Quote,
  decision: UnderwritingDecision,
  facts: QuoteFacts,
): Result<Quote, UnderwriteRefusal> {
  const { now, product } = facts;
  if (statusOfQuote(of, now, false) === 'expired') return refuse({ kind: 'quote-expired' });
  if (of.status !== 'referred') return refuse({ kind: 'quote-not-referred' });
  if (
    product.premium.kind === 'underwritten' &&
    decision.outcome === 'accept' &&
    decision.ratePpm === undefined
  ) {
    return refuse({ kind: 'rate-missing' });
  }
  const band = bandOf(product);
  if (decision.ratePpm !== undefined && band !== undefined && !isWithinBand(band, decision.ratePpm)) {
    return refuse({ kind: 'rate-outside-band', ...band });
  }
  const lacking = reinsuranceLacking(of, decision, product);
  if (lacking !== undefined) return refuse(lacking);
  const underwriting = { ...decision, at: now };
  const decided = quoteFor(
    requestOf(of),
    facts,
    { quoteId: of.quoteId, requestHash: of.requestHash },
    underwriting,
  );
  const kept = { createdAt: of.createdAt, expiresAt: of.expiresAt, revision: of.revision + 1 };
  if (decision.outcome === 'decline') return accept({ ...of, ...kept, status: 'declined', underwriting });
  const { referredFor, referredForEn } = of;
  return accept({ ...decided, ...kept, status: 'quoted', referredFor, referredForEn });
}

/** COI-8: the lead's share of all that is insured is one risk, of which it reinsures what it may not keep. */
function reinsuranceLacking(of: Quote, { outcome, singleRisk }: UnderwritingDecision, product: Product) {
  if (outcome === 'decline' || singleRisk === undefined) return undefined;
  const lead = of.insurers.find((one) => one.lead);
  const insuredFen = sumInsuredOf(product, of.sumsInsured);
  const riskFen = ppmHalfUp(insuredFen, asPpm(lead?.sharePpm ?? 1_000_000));
  const { reinsuredFen: needFen } = retainRisk(riskFen, singleRisk.capitalAndReservesFen);
  return singleRisk.reinsuredFen < needFen
    ? ({ kind: 'reinsurance-missing', riskFen, needFen } as const)
    : undefined;
}

function bandOf(of: Product): { minRatePpm: Ppm; maxRatePpm: Ppm } | undefined {
  if (of.premium.kind !== 'rate') return undefined;
  return { minRatePpm: asPpm(of.premium.minRatePpm), maxRatePpm: asPpm(of.premium.maxRatePpm) };
}
