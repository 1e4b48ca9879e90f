import { listRowsOperation } from '../../shared/contract/operations/settlement.ts';
import { listRows as listPage, readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { rowView } from './settlement-view.ts';

export const listRows = readingRoute(listRowsOperation, async ({ params, query, caller }) => {
  const settlement = await readSettlement(businessTable(), caller.scope, params.settlementId);
  if (settlement === undefined) return notFound();
  const page = await listPage(businessTable(), caller.scope, settlement, query, (row) => {
    return query.outcome === undefined || row.outcome === query.outcome;
  });
  return answer({ ...page, items: page.items.map(rowView) });
});
