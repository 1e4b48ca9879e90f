import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { SettlementId } from '../../shared/domain/ids.ts';
import { mayPutList } from '../../shared/domain/settlement/put-list.ts';
import { isForSettlement } from '../../shared/domain/transfers/upload.ts';
import { readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { notFound, type Reply } from '../runtime/reply.ts';
import type { Command } from '../runtime/route.ts';
import { startJob } from '../runtime/start-job.ts';
import { uploadedFile } from '../runtime/uploaded-file.ts';
import { refusalOf } from './list-refusals.ts';

/** A large list is put by a job: what may not be put is refused before it is begun. */
export async function beginListJob(
  body: unknown,
  settlementId: SettlementId,
  call: { caller: Caller; now: Instant; command: Command },
): Promise<Reply> {
  const { caller } = call;
  const settlement = await readSettlement(businessTable(), caller.scope, settlementId);
  if (settlement === undefined) return notFound();
  const uploaded = await uploadedFile(body, caller, isForSettlement);
  if (!uploaded.accepted) return uploaded.refusal;
  const { uploadId, sha256 } = uploaded.value;
  const may = mayPutList(settlement, caller, sha256);
  if (!may.accepted) return refusalOf(may.refusal);
  return startJob((jobId) => ({ jobId, kind: 'insurer-list', uploadId, settlementId }), call);
}
