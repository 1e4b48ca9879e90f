import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { day, instant, type Instant } from '../../../shared/domain/dates.ts';
import { type Firm, firm } from '../../../shared/domain/firms/firm.ts';
import { newStanding } from '../../../shared/domain/firms/standing.ts';
import { divisionCode, quoteId } from '../../../shared/domain/ids.ts';
import { qinkeInclusiveV1 } from '../../../shared/domain/products/data/qinke-inclusive-v1.ts';
import { type Product, product, type ProductCode } from '../../../shared/domain/products/product.ts';
import type { Quote } from '../../../shared/domain/quoting/quote.ts';
import { type QuoteRequest, quoteRequest } from '../../../shared/domain/quoting/quote-request.ts';
import { type QuoteFacts, quoteFor } from '../../../shared/domain/quoting/request-quote.ts';
import { type Registration, registration } from '../../../shared/domain/registries/registration.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { type Budget, budget } from '../../../shared/domain/subsidies/budget.ts';
import { snQkbPh } from '../../../shared/domain/subsidies/data/sn-qkb.ts';
import { type Programme, programme, type ProgrammeData } from '../../../shared/domain/subsidies/programme.ts';

/** 2026-01-05 09:00 in Shanghai. */
export const now = at('2026-01-05T01:00:00.000Z');
export const firmA: Firm = firm.parse({
  uscc: '91610100QKB0000102',
  name: '西安示范科技有限公司',
  divisionCode: '610113',
});

export function at(text: string): Instant {
  return instant.parse(text);
}

export function row(changes: Partial<Record<keyof Registration, unknown>> = {}): Registration {
  return registration.parse({
    kind: 'hnte',
    uscc: firmA.uscc,
    number: 'GR202561000001',
    validFrom: '2025-01-01',
    validTo: '2027-12-31',
    ...changes,
  });
}

export const innovative = row({ kind: 'innovation-points', number: 'IP-1', score: 70 });

/** A budget whose levels have so much left, and nothing committed yet. */
export function budgetOf(programmeId: string, left: Readonly<Record<string, number>>, year = 2026): Budget {
  return budget.parse({
    programmeId,
    year,
    revision: 0,
    envelopes: Object.fromEntries(
      Object.entries(left).map(([key, fen]) => {
        const [level, payer] = key.split(':');
        const none = { reservedFen: 0, accruedFen: 0, paidFen: 0, clawedBackFen: 0 };
        return [key, { level, ...(payer && { payer }), approvedFen: fen, availableFen: fen, ...none }];
      }),
    ),
  });
}

export const plenty = { province: 600_000_000, city: 300_000_000, county: 100_000_000 };

/** A programme of Shaanxi with terms of its own. */
export function programmeWith(changes: Partial<ProgrammeData>): Programme {
  return programme.parse({ ...snQkbPh, ...changes });
}

/** 秦科普惠保 shared by three insurers: 33.34, 33.33 and 33.33 %. */
export const pooled: Product = product.parse({
  ...qinkeInclusiveV1,
  insurers: [
    { insurer: 'picc-sn', lead: true, sharePpm: 333_400 },
    { insurer: 'cpic-sn', lead: false, sharePpm: 333_300 },
    { insurer: 'pingan-sn', lead: false, sharePpm: 333_300 },
  ],
});

export function known(code: ProductCode): Product {
  const found = builtInCatalogue.productVersion(code, 1);
  invariant(found !== undefined, `${code} is in the catalogue`);
  return found;
}

export function requestFor(changes: Partial<Record<keyof QuoteRequest, unknown>> = {}): QuoteRequest {
  return quoteRequest.parse({
    productCode: 'qinke-inclusive',
    uscc: firmA.uscc,
    start: '2026-01-10',
    ...changes,
  });
}

/** QTE-2: 1,000,000.00 on a project of 1,250,000.00. */
export function researchRequest(sumFen = 100_000_000, valueFen = 125_000_000): QuoteRequest {
  return requestFor({
    productCode: 'qinke-rd',
    sumsInsured: { 'rd-failure': sumFen },
    insurableValueFen: valueFen,
  });
}

export function factsFor(code: ProductCode, changes: Partial<QuoteFacts> = {}): QuoteFacts {
  const programmes = builtInCatalogue.programmesFor(code, firmA.divisionCode, day.parse('2026-01-05'));
  return {
    now,
    product: known(code),
    firm: firmA,
    rows: [row(), innovative],
    standing: newStanding(firmA.uscc),
    programmes,
    budgets: new Map(programmes.map((one) => [one.id, budgetOf(one.id, plenty)])),
    ...changes,
  };
}

export const identity = { quoteId: quoteId.parse('quo_01KHQGZ0000000000000000001'), requestHash: 'hash' };

export function quoted(request: QuoteRequest = requestFor(), changes: Partial<QuoteFacts> = {}): Quote {
  return quoteFor(request, factsFor(request.productCode, changes), identity);
}

export const division = (code: string) => divisionCode.parse(code);
