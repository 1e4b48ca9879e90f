import { beginSettlementExportOperation } from '../../shared/contract/operations/reconciliation.ts';
import { jobId } from '../../shared/domain/ids.ts';
import { beginJob } from '../../shared/domain/transfers/job.ts';
import { insertJob } from '../../shared/persistence/jobs.ts';
import { readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand, CommandRepeated } from '../runtime/route.ts';

/** Rows of any number as a file: the job is one item, and the stream starts the workflow that writes it. */
export const beginSettlementExport = changingRoute(
  beginSettlementExportOperation,
  async ({ params: { settlementId }, body: { content, format }, caller, now, command }) => {
    const settlement = await readSettlement(businessTable(), caller.scope, settlementId);
    if (settlement === undefined) return notFound();
    if (settlement.status === 'building') {
      return refusal('settlement-building', '结算单正在生成，名单还不完整。请稍后再导出。');
    }
    const id = jobId.parse(command.mint.ulid('job'));
    const asked = { settlementId, content, format };
    const job = beginJob({ jobId: id, kind: 'settlement-export', ...asked }, caller, now);
    const shown = { jobId: job.jobId };
    const committed = await commitCommand([insertJob(job), command.remember(shown)]);
    if (!committed.done) throw new CommandRepeated();
    return answer(shown);
  },
);
