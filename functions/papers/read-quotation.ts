import { readQuotationOperation } from '../../shared/contract/operations/papers.ts';
import { quotationPaper } from '../../shared/domain/papers/quotation-paper.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { readQuote } from '../../shared/persistence/quotes.ts';
import { currentStatus } from '../quoting/quote-view.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { paperReply } from './paper-reply.ts';

export const readQuotation = readingRoute(readQuotationOperation, async ({ params, caller, now }) => {
  const store = businessTable();
  const quote = await readQuote(store, caller.scope, params.quoteId);
  if (quote === undefined) return notFound();
  const [{ firm }, status, catalogue] = await Promise.all([
    readFirmFile(store, { kind: 'service' }, quote.uscc),
    currentStatus(store, quote, now),
    currentCatalogue(),
  ]);
  return paperReply(quotationPaper(quote, { catalogue, firmName: firm?.name, status, now }), now);
});
