import type { Instant } from '../../shared/domain/dates.ts';
import { namedInsurers } from '../../shared/domain/insurers/insurer-names.ts';
import { policyNoOf } from '../../shared/domain/policies/bind-quote.ts';
import { filingNotice } from '../../shared/domain/products/filing-notice.ts';
import type { Product } from '../../shared/domain/products/product.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { explainQuote } from '../../shared/domain/quoting/explain-quote.ts';
import { type Quote, type QuoteStatus, statusOfQuote } from '../../shared/domain/quoting/quote.ts';
import type { PricedRequest } from '../../shared/domain/quoting/request-quote.ts';
import { shownParts } from '../../shared/domain/subsidies/budget.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { groupOf } from './quote-group.ts';
import type { Store } from '../../shared/persistence/store.ts';

const service = { kind: 'service' } as const;

/** A quote as the contract shows it, in a given status. */
export function quoteView(of: Quote, status: QuoteStatus, catalogue: Catalogue) {
  return { quoteId: of.quoteId, ...pricedView(of, status, catalogue) };
}

/** The same of a quote that nobody keeps. */
export function pricedView(of: PricedRequest, status: QuoteStatus, catalogue: Catalogue) {
  const product = catalogue.soldProduct(of.product);
  return {
    status,
    product: soldView(product),
    uscc: of.uscc,
    period: of.period,
    sumsInsured: of.sumsInsured,
    riders: of.riders,
    units: of.units,
    insurableValueFen: of.insurableValueFen,
    lossPayee: of.lossPayee,
    policyholder: of.policyholder,
    groupId: of.groupId,
    renews: of.renews,
    premium: of.premium,
    subsidy: subsidyView(of.subsidy),
    firmPaysFen: of.firmPaysFen,
    firmNetFen: of.firmNetFen,
    insurers: namedInsurers(of.insurers),
    eligibility: of.eligibility.map((finding) => ({
      ...finding,
      programmeId: finding.programmeId ?? of.subsidy.programmes[0]?.programmeId,
    })),
    explanation: explainQuote(of, catalogue),
    referredFor: of.referredFor,
    referredForEn: of.referredForEn,
    underwriting: of.underwriting === undefined ? undefined : underwritingView(of.underwriting),
    expiresAt: of.expiresAt,
  };
}

/** A quote in its status of now: bound when its policy exists. */
export async function currentQuoteView(store: Store, of: Quote, now: Instant, catalogue: Catalogue) {
  return quoteView(of, await currentStatus(store, of, now), catalogue);
}

/** A quote is `expired` as well once another one of its group is bound. */
export async function currentStatus(store: Store, of: Quote, now: Instant): Promise<QuoteStatus> {
  const status = statusOfQuote(of, now, false);
  if (of.status !== 'quoted') return status;
  const isBound = (await readPolicy(store, service, policyNoOf(of))) !== undefined;
  if (isBound || status === 'expired') return statusOfQuote(of, now, isBound);
  return (await groupOf(store, of)).bound === undefined ? status : 'expired';
}

/** The product a quote or policy is of; one without a filing number says so wherever it is shown (保险法 art. 135). */
export function soldView(product: Product) {
  return {
    code: product.code,
    version: product.version,
    filing: product.filing.kind,
    notice: filingNotice(product),
  };
}

export function subsidyView(of: Quote['subsidy']) {
  return {
    totalFen: of.totalFen,
    programmes: of.programmes.map((grant) => ({
      programmeId: grant.programmeId,
      mode: grant.mode,
      baseFen: grant.baseFen,
      ratePpm: grant.ratePpm,
      calculatedFen: grant.calculatedFen,
      grantedFen: grant.grantedFen,
      limitedBy: grant.limitedBy,
      levels: shownParts(grant.levels),
    })),
  };
}

function underwritingView(of: NonNullable<Quote['underwriting']>) {
  return { outcome: of.outcome, ratePpm: of.ratePpm, reason: of.reason };
}
