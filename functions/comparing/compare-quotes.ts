import { compareQuotesOperation } from '../../shared/contract/operations/comparing.ts';
import { requestQuoteOperation } from '../../shared/contract/operations/quoting.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { type Instant, yearOf } from '../../shared/domain/dates.ts';
import type { Product } from '../../shared/domain/products/product.ts';
import { faultsOfRequest } from '../../shared/domain/quoting/faults-of-request.ts';
import { quoteRequest, type QuoteRequest } from '../../shared/domain/quoting/quote-request.ts';
import { priceRequest } from '../../shared/domain/quoting/request-quote.ts';
import type { Budget } from '../../shared/domain/subsidies/budget.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { firmNotRegistered, productAsked } from '../quoting/product-asked.ts';
import { budgetsOf, programmesInQuestion } from '../quoting/quote-facts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { faultsOf } from '../runtime/fault-words.ts';
import { problemIn } from '../runtime/http-stack.ts';
import { answer, invalidRequest, type Refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { type Compared, comparedView, comparisonRow } from './compared-view.ts';

type Asked = { readonly refusal: Refusal } | { readonly request: QuoteRequest; readonly product: Product };

/** Every item is priced on the same moment; the firm's file and each budget are read once, however many items there are. */
export const compareQuotes = readingRoute(compareQuotesOperation, async ({ body, caller, now }) => {
  const catalogue = await currentCatalogue();
  const asked = body.items.map((item) => askedBy(item, caller, catalogue, now));
  const compared = await priceAll(asked, catalogue, now);
  return answer({
    items: compared.map((one) => {
      return 'refusal' in one ? problemIn(requestQuoteOperation, one.refusal) : comparedView(one, catalogue);
    }),
    comparison: compared.map((one, index) => comparisonRow(one, index)),
  });
});

function askedBy(item: unknown, caller: Caller, catalogue: Catalogue, now: Instant): Asked {
  const parsed = quoteRequest.safeParse(item);
  if (!parsed.success) return { refusal: invalidRequest(faultsOf(parsed.error, [])) };
  const product = productAsked(parsed.data, caller, catalogue, now);
  if (!product.accepted) return { refusal: product.refusal };
  const faults = faultsOfRequest(product.value, parsed.data, now);
  if (faults.length > 0) return { refusal: invalidRequest(faults) };
  return { request: parsed.data, product: product.value };
}

async function priceAll(
  asked: readonly Asked[],
  catalogue: Catalogue,
  now: Instant,
): Promise<readonly (Compared | { readonly refusal: Refusal })[]> {
  const uscc = asked.flatMap((one) => ('request' in one ? [one.request.uscc] : []))[0];
  const file = uscc && (await readFirmFile(businessTable(), { kind: 'service' }, uscc));
  const readOnce = budgetsReadOnce();
  return Promise.all(
    asked.map(async (one) => {
      if ('refusal' in one) return one;
      if (!file || file.firm === undefined) return { refusal: firmNotRegistered() };
      const { request, product } = one;
      const { firm, rows, standing } = file;
      const programmes = programmesInQuestion(request, product, catalogue, { firm, now });
      const year = yearOf(request.start);
      const budgets = await budgetsOf(programmes, (id) => readOnce(id, year));
      const facts = { now, product, firm, rows, standing, programmes, budgets };
      return { request, facts, quote: priceRequest(request, facts) };
    }),
  );
}

/** Reads a budget the first time that it is asked for. */
function budgetsReadOnce(): (programmeId: string, year: number) => Promise<Budget | undefined> {
  const reads = new Map<string, Promise<Budget | undefined>>();
  return (programmeId, year) => {
    const key = `${programmeId} ${year}`;
    const reading = reads.get(key) ?? readBudget(businessTable(), programmeId, year);
    reads.set(key, reading);
    return reading;
  };
}
