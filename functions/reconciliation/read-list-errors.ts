import { readListErrorsOperation } from '../../shared/contract/operations/reconciliation.ts';
import { readQuarantine } from '../../shared/persistence/insurer-lists.ts';
import { readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { errorsTable } from './errors-table.ts';
import { tableAnswer } from './list-files.ts';

export const readListErrors = readingRoute(readListErrorsOperation, async ({ params, query, caller }) => {
  const { settlementId } = params;
  const settlement = await readSettlement(businessTable(), caller.scope, settlementId);
  if (settlement === undefined || settlement.status === 'building' || settlement.list === undefined) {
    return notFound();
  }
  const { listId } = settlement.list;
  const bad = await readQuarantine(businessTable(), { settlementId, listId });
  if (bad === undefined) return notFound();
  return tableAnswer(errorsTable(bad.titles, bad.rows), `${listId}-errors`, query.format);
});
