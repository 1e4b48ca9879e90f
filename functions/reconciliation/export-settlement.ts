import { exportSettlementOperation } from '../../shared/contract/operations/reconciliation.ts';
import { readRows, readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { notFound, refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { listTable, outcomesTable, tableAnswer } from './list-files.ts';

export const exportSettlement = readingRoute(exportSettlementOperation, async ({ params, query, caller }) => {
  const settlement = await readSettlement(businessTable(), caller.scope, params.settlementId);
  if (settlement === undefined) return notFound();
  if (settlement.status === 'building') {
    return refusal('settlement-building', '结算单正在生成，名单还不完整。请稍后再导出。');
  }
  const rows = await readRows(businessTable(), caller.scope, settlement);
  const { programmeId, insurer, quarter, sequence } = settlement;
  const name = `${programmeId}-${insurer}-${quarter}-${sequence}`;
  return query.content === 'list'
    ? tableAnswer(listTable(rows), name, query.format)
    : tableAnswer(outcomesTable(rows), `${name}-outcomes`, query.format);
});
