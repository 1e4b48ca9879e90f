import { readQuoteOperation } from '../../shared/contract/operations/quoting.ts';
import { readQuote as load } from '../../shared/persistence/quotes.ts';
import { waitingView } from '../waiting/waiting-view.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { currentQuoteView } from './quote-view.ts';

export const readQuote = readingRoute(readQuoteOperation, async ({ params, caller, now }) => {
  const quote = await load(businessTable(), caller.scope, params.quoteId);
  if (quote === undefined) return notFound();
  const [view, waitingList] = await Promise.all([
    currentQuoteView(businessTable(), quote, now, await currentCatalogue()),
    waitingView(businessTable(), quote, now),
  ]);
  return answer({ ...view, waitingList });
});
