import { listSettlementsOperation } from '../../shared/contract/operations/settlement.ts';
import { listSettlements as listPage } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { settlementView } from './settlement-view.ts';

export const listSettlements = readingRoute(listSettlementsOperation, async ({ query, caller }) => {
  const { status, programmeId, quarter } = query;
  const page = await listPage(businessTable(), caller.scope, query, (one) => {
    return (
      (status === undefined || one.status === status) &&
      (programmeId === undefined || one.programmeId === programmeId) &&
      (quarter === undefined || one.quarter === quarter)
    );
  });
  return answer({ ...page, items: page.items.map(settlementView) });
});
