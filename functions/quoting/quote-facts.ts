import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { type Day, dayOf, type Instant, yearOf } from '../../shared/domain/dates.ts';
import type { Product } from '../../shared/domain/products/product.ts';
import type { QuoteFacts } from '../../shared/domain/quoting/request-quote.ts';
import type { QuoteRequest } from '../../shared/domain/quoting/quote-request.ts';
import type { Budget } from '../../shared/domain/subsidies/budget.ts';
import { isOpenOn, type Programme } from '../../shared/domain/subsidies/programme.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import type { Store } from '../../shared/persistence/store.ts';

/**
 * Loads what a quote depends on: the firm's file and the budgets of the programmes that come into question.
 * `undefined`: the firm has not registered yet.
 */
export async function loadQuoteFacts(
  store: Store,
  request: QuoteRequest,
  product: Product,
  catalogue: Catalogue,
  now: Instant,
): Promise<QuoteFacts | undefined> {
  const { firm, rows, standing } = await readFirmFile(store, { kind: 'service' }, request.uscc);
  if (firm === undefined) return undefined;
  const programmes = programmesInQuestion(request, product, catalogue, { firm, now });
  const year = yearOf(request.start);
  const budgets = await budgetsOf(programmes, (id) => readBudget(store, id, year));
  return { now, product, firm, rows, standing, programmes, budgets };
}

/** The budgets of programmes; one that nobody has approved money for has none. */
export async function budgetsOf(
  programmes: readonly Programme[],
  readOne: (programmeId: string) => Promise<Budget | undefined>,
): Promise<QuoteFacts['budgets']> {
  const budgets = await Promise.all(programmes.map(({ id }) => readOne(id)));
  return new Map(budgets.flatMap((budget) => (budget === undefined ? [] : [[budget.programmeId, budget]])));
}

/** The programmes that a request names, or left out, every one for the product and the firm's place that is open. */
export function programmesInQuestion(
  request: QuoteRequest,
  product: Product,
  catalogue: Catalogue,
  { firm, now }: Pick<QuoteFacts, 'firm' | 'now'>,
): readonly Programme[] {
  const on = dayOf(now);
  return (
    programmesNamed(request, product, catalogue, on) ??
    catalogue.programmesFor(product.code, firm.divisionCode, on)
  );
}

/** Programmes that the request asks for by id, of those that list the product and are open; left out: `undefined`. */
function programmesNamed(
  request: QuoteRequest,
  product: Product,
  catalogue: Catalogue,
  on: Day,
): readonly Programme[] | undefined {
  return request.programmeIds?.flatMap((id) => {
    const named = catalogue.programmeOn(id, on);
    return named !== undefined && named.products.includes(product.code) && isOpenOn(named, on) ? [named] : [];
  });
}
