import { listQuotesOperation } from '../../shared/contract/operations/quoting.ts';
import { statusOfQuote } from '../../shared/domain/quoting/quote.ts';
import { listQuotes as listPage } from '../../shared/persistence/quotes.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { currentStatus, quoteView } from './quote-view.ts';

export const listQuotes = readingRoute(listQuotesOperation, async ({ query, caller, now }) => {
  const { status } = query;
  const page = await listPage(businessTable(), caller.scope, query, (one) => {
    const mayHaveGone = status === 'expired' && one.groupId !== undefined;
    return (
      status === undefined || status === 'bound' || mayHaveGone || statusOfQuote(one, now, false) === status
    );
  });
  const withStatus = await Promise.all(
    page.items.map(async (one) => ({ one, status: await currentStatus(businessTable(), one, now) })),
  );
  const items = withStatus.filter((each) => status === undefined || each.status === status);
  const catalogue = await currentCatalogue();
  return answer({ ...page, items: items.map((each) => quoteView(each.one, each.status, catalogue)) });
});
