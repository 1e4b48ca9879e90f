import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { SettlementId } from '../../shared/domain/ids.ts';
import { mayPutList } from '../../shared/domain/settlement/put-list.ts';
import { isForSettlement } from '../../shared/domain/transfers/upload.ts';
import { uploadReference } from '../../shared/domain/transfers/upload-reference.ts';
import { readSettlement } from '../../shared/persistence/settlements.ts';
import { readUpload } from '../../shared/persistence/uploads.ts';
import { businessTable } from '../runtime/business-table.ts';
import { notFound, type Reply } from '../runtime/reply.ts';
import type { Command } from '../runtime/route.ts';
import { startJob, uploadedForAnother } from '../runtime/start-job.ts';
import { refusalOf } from './list-refusals.ts';

/** A large list is put by a job: what may not be put is refused before it is begun. */
export async function beginListJob(
  body: unknown,
  settlementId: SettlementId,
  { caller, now, command }: { caller: Caller; now: Instant; command: Command },
): Promise<Reply> {
  const { uploadId } = uploadReference.parse(body);
  const settlement = await readSettlement(businessTable(), caller.scope, settlementId);
  const upload = await readUpload(businessTable(), caller, uploadId);
  if (settlement === undefined || upload === undefined) return notFound();
  if (!isForSettlement(upload)) return uploadedForAnother();
  const may = mayPutList(settlement, caller, upload.sha256);
  if (!may.accepted) return refusalOf(may.refusal);
  return startJob((jobId) => ({ jobId, kind: 'insurer-list', uploadId, settlementId }), {
    caller,
    now,
    command,
  });
}
