import { faultsOf } from '../functions/runtime/fault-words.ts';
import type { Catalogue } from '../shared/domain/catalogue/catalogue.ts';
import { addDays, addYears, type Day, startOfDay, yearOf } from '../shared/domain/dates.ts';
import { firm, type Firm } from '../shared/domain/firms/firm.ts';
import { newStanding } from '../shared/domain/firms/standing.ts';
import { quoteId, uscc } from '../shared/domain/ids.ts';
import { asFen, type Ppm, requestFen } from '../shared/domain/money.ts';
import type { Product } from '../shared/domain/products/product.ts';
import { explainQuote } from '../shared/domain/quoting/explain-quote.ts';
import type { ExplanationLine } from '../shared/domain/quoting/explanation-line.ts';
import { faultsOfRequest, type RequestFault } from '../shared/domain/quoting/faults-of-request.ts';
import type { Quote } from '../shared/domain/quoting/quote.ts';
import { type QuoteRequest, quoteRequest } from '../shared/domain/quoting/quote-request.ts';
import { type QuoteFacts, quoteFor } from '../shared/domain/quoting/request-quote.ts';
import { underwriteQuote } from '../shared/domain/quoting/underwrite-quote.ts';
import { registration, type Registration, registryStatus } from '../shared/domain/registries/registration.ts';
import { accept, invariant, refuse, type Result } from '../shared/domain/result.ts';
import { approveBudget, type Budget } from '../shared/domain/subsidies/budget.ts';
import type { Programme } from '../shared/domain/subsidies/programme.ts';

/** What somebody who tries a product says of the example: the firm, and what it wants insured. */
export interface Example {
  readonly productCode: string;
  readonly on: Day;
  readonly division: string;
  readonly industryCode?: string | undefined;
  readonly innovationScore: number;
  /** What an underwriter would set; left out: no underwriter looks at it. */
  readonly ratePpm?: Ppm | undefined;
  readonly asked: Partial<Record<keyof QuoteRequest, unknown>>;
}

export interface NotTaken {
  readonly kind: 'not-taken';
  readonly faults: readonly RequestFault[];
}

export interface PricedExample {
  readonly product: Product;
  readonly quote: Quote;
  readonly explanation: readonly ExplanationLine[];
}

const exampleUscc = uscc.parse('91610100QKB0000102');
/** 100,000,000.00 a level: an example never fails for want of budget. */
const plenty = requestFen.parse(10_000_000_000);

/**
 * Prices an example as the service would, for a firm that every programme finds eligible as far as registries go and whose
 * budgets are full. Refused with what the product does not take of the request.
 */
export function priceExample(of: Example, catalogue: Catalogue): Result<PricedExample, NotTaken> {
  const product = catalogue.productOn(of.productCode, of.on);
  if (product === undefined) {
    const onSale = catalogue.productsOn(of.on).map((one) => one.code);
    const message = `${of.on} 没有这个产品在售。可选：${onSale.join('、')}`;
    return notTaken([{ path: 'productCode', message }]);
  }
  const parsed = quoteRequest.safeParse({
    productCode: product.code,
    uscc: exampleUscc,
    start: addDays(of.on, 1),
    ...of.asked,
  });
  if (!parsed.success) {
    return notTaken(faultsOf(parsed.error, []));
  }
  const facts = factsOf(of, product, catalogue);
  const faults = faultsOfRequest(product, parsed.data, facts.now);
  if (faults.length > 0) return notTaken(faults);
  const quoted = quoteFor(parsed.data, facts, {
    quoteId: quoteId.parse('quo_00000000000000000000000000'),
    requestHash: 'example',
  });
  const quote = quoted.status === 'referred' ? underwritten(quoted, of, facts) : quoted;
  return accept({ product, quote, explanation: explainQuote(quote, catalogue) });
}

function notTaken(faults: readonly RequestFault[]): Result<PricedExample, NotTaken> {
  return refuse({ kind: 'not-taken', faults });
}

function underwritten(quoted: Quote, { ratePpm }: Example, facts: QuoteFacts): Quote {
  if (ratePpm === undefined) return quoted;
  const decision = { outcome: 'accept', ratePpm, reason: '示例', by: 'example' } as const;
  const decided = underwriteQuote(quoted, decision, facts);
  return decided.accepted ? decided.value : quoted;
}

function factsOf(of: Example, product: Product, catalogue: Catalogue): QuoteFacts {
  const insured = firmOf(of);
  const programmes = catalogue.programmesFor(product.code, insured.divisionCode, of.on);
  return {
    now: startOfDay(of.on),
    product,
    firm: insured,
    rows: rowsOf(of),
    standing: newStanding(insured.uscc),
    programmes,
    budgets: new Map(programmes.map((one) => [one.id, budgetOf(one, yearOf(addDays(of.on, 1)))])),
  };
}

function firmOf({ division, industryCode }: Example): Firm {
  return firm.parse({
    uscc: exampleUscc,
    name: '示例科技有限公司',
    divisionCode: division,
    ...(industryCode === undefined ? {} : { industryCode }),
  });
}

/** Every status that programmes ask for, and the points that the example gives it. */
function rowsOf({ on, innovationScore }: Example): readonly Registration[] {
  const validity = { uscc: exampleUscc, validFrom: addYears(on, -1), validTo: addYears(on, 1) };
  return [
    ...registryStatus.options.map((kind) => ({ kind, number: `示例-${kind}` })),
    { kind: 'innovation-points', number: '示例-积分', score: innovationScore },
    {
      kind: 'firm-facts',
      number: '示例-企业数据',
      staff: 50,
      revenueFen: asFen(1_000_000_000),
      assetsFen: asFen(1_000_000_000),
      rdSpendFen: asFen(100_000_000),
    },
  ].map((row) => registration.parse({ ...row, ...validity }));
}

function budgetOf(of: Programme, year: number): Budget {
  const levels = of.levels.map(({ level }) => ({ level, approvedFen: plenty }));
  const put = { programmeId: of.id, year, levels, by: 'example', isApprover: true };
  const approved = approveBudget(undefined, put);
  invariant(approved.accepted, 'the first approval of a year acts at once');
  return approved.value.budget;
}
