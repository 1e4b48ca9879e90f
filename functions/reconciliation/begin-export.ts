import { beginSettlementExportOperation } from '../../shared/contract/operations/reconciliation.ts';
import { readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { notFound, refusal } from '../runtime/reply.ts';
import { changingRoute } from '../runtime/route.ts';
import { startJob } from '../runtime/start-job.ts';

/** Rows of any number as a file. */
export const beginSettlementExport = changingRoute(beginSettlementExportOperation, async (call) => {
  const { settlementId } = call.params;
  const settlement = await readSettlement(businessTable(), call.caller.scope, settlementId);
  if (settlement === undefined) return notFound();
  if (settlement.status === 'building') {
    return refusal('settlement-building', '结算单正在生成，名单还不完整。请稍后再导出。');
  }
  return startJob((jobId) => ({ jobId, kind: 'settlement-export', settlementId, ...call.body }), call);
});
