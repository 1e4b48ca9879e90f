import { readSettlementOperation } from '../../shared/contract/operations/settlement.ts';
import { readSettlement as load } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { settlementView } from './settlement-view.ts';

export const readSettlement = readingRoute(readSettlementOperation, async ({ params, caller }) => {
  const settlement = await load(businessTable(), caller.scope, params.settlementId);
  return settlement === undefined ? notFound() : answer(settlementView(settlement));
});
