import { exportSettlementOperation } from '../../shared/contract/operations/settlement.ts';
import { readRows, readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { fileAnswer, notFound, refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { settlementCsv } from './settlement-csv.ts';

export const exportSettlement = readingRoute(exportSettlementOperation, async ({ params, query, caller }) => {
  const settlement = await readSettlement(businessTable(), caller.scope, params.settlementId);
  if (settlement === undefined) return notFound();
  if (query.format !== 'csv') {
    return refusal('format-unsupported', '目前只能导出 CSV。请使用 format=csv。', {
      facts: { formats: ['csv'] },
    });
  }
  if (settlement.status === 'building') {
    return refusal('settlement-building', '结算单正在生成，名单还不完整。请稍后再导出。');
  }
  const rows = await readRows(businessTable(), caller.scope, settlement);
  const { programmeId, insurer, quarter, sequence } = settlement;
  return fileAnswer(settlementCsv(rows), `${programmeId}-${insurer}-${quarter}-${sequence}.csv`);
});
