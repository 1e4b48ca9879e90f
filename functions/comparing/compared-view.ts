import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { describeCover } from '../../shared/domain/products/describe-cover.ts';
import { chosenCovers, coverLimits, sumInsuredOf } from '../../shared/domain/quoting/insured-sums.ts';
import type { QuoteRequest } from '../../shared/domain/quoting/quote-request.ts';
import type { PricedRequest, QuoteFacts } from '../../shared/domain/quoting/request-quote.ts';
import { whyNot } from '../../shared/domain/quoting/why-not.ts';
import { zeroFen } from '../../shared/domain/money.ts';
import { pricedView } from '../quoting/quote-view.ts';
import type { Refusal } from '../runtime/reply.ts';

/** An item of a comparison with what it was priced from. */
export interface Compared {
  readonly request: QuoteRequest;
  readonly facts: QuoteFacts;
  readonly quote: PricedRequest;
}

/** A quote that nobody keeps, with what it covers in words and why it is not subsidised, or not more. */
export function comparedView({ request, facts, quote }: Compared, catalogue: Catalogue) {
  const { product } = facts;
  return {
    ...pricedView(quote, quote.status, catalogue),
    names: product.names,
    covers: coversOf({ facts, quote }).map(({ cover, limitFen }) => ({
      code: cover.code,
      names: cover.names,
      limitFen,
      perOccurrenceFen: cover.perOccurrenceFen,
      deductibleFen: cover.deductibleFen,
      deductiblePpm: cover.deductiblePpm,
      paymentRatioPpm: cover.paymentRatioPpm,
      basis: cover.basis,
      waitingDays: cover.waitingDays,
      text: describeCover(cover, limitFen),
    })),
    whyNot: whyNot(quote, request, facts, catalogue),
  };
}

/** A line of the table that lays the items side by side; one that was refused has the code of its problem. */
export function comparisonRow(of: Compared | { readonly refusal: Refusal }, index: number) {
  if ('refusal' in of) return { item: index, problem: of.refusal.code };
  const { facts, quote } = of;
  const { product } = facts;
  return {
    item: index,
    productCode: product.code,
    names: product.names,
    insurers: product.insurers.map((one) => one.insurer),
    status: quote.status,
    sumInsuredFen: sumInsuredOf(product, quote.sumsInsured),
    limits: coversOf(of).map(({ cover, limitFen }) => ({ cover: cover.code, limitFen })),
    grossFen: quote.premium.grossFen,
    subsidies: quote.subsidy.programmes.map(({ programmeId, grantedFen }) => ({ programmeId, grantedFen })),
    subsidyFen: quote.subsidy.totalFen,
    firmPaysFen: quote.firmPaysFen,
    firmNetFen: quote.firmNetFen,
  };
}

function coversOf({ facts, quote }: Pick<Compared, 'facts' | 'quote'>) {
  const limits = new Map(coverLimits(facts.product, quote).map((one) => [one.code, one.limitFen]));
  return chosenCovers(facts.product, quote).map((cover) => ({
    cover,
    limitFen: limits.get(cover.code) ?? zeroFen,
  }));
}
