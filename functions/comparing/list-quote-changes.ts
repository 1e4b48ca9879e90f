import { listQuoteChangesOperation } from '../../shared/contract/operations/comparing.ts';
import { quoteChanges } from '../../shared/domain/quoting/quote-changes.ts';
import { readQuote } from '../../shared/persistence/quotes.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

/** Only quotes of one firm are set against each other; another firm's is as good as none. */
export const listQuoteChanges = readingRoute(listQuoteChangesOperation, async ({ params, query, caller }) => {
  const [before, after] = await Promise.all([
    readQuote(businessTable(), caller.scope, query.from),
    readQuote(businessTable(), caller.scope, params.quoteId),
  ]);
  if (before === undefined || after === undefined || before.uscc !== after.uscc) return notFound();
  const changes = quoteChanges(before, after, await currentCatalogue());
  return answer({ from: before.quoteId, to: after.quoteId, changes });
});
