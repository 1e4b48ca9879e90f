import { listDiscrepanciesOperation } from '../../shared/contract/operations/discrepancies.ts';
import { listDiscrepancies as listPage } from '../../shared/persistence/discrepancies.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { discrepancyView } from './discrepancy-view.ts';

export const listDiscrepancies = readingRoute(listDiscrepanciesOperation, async ({ query, caller, now }) => {
  const { status, reason, settlementId } = query;
  const page = await listPage(businessTable(), caller.scope, query, (one) => {
    return (
      (status === undefined || one.status === status) &&
      (reason === undefined || one.reason === reason) &&
      (settlementId === undefined || one.settlementIds.some((id) => id === settlementId))
    );
  });
  return answer({ ...page, items: page.items.map((one) => discrepancyView(one, now)) });
});
