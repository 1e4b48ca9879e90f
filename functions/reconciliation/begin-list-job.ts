import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { jobId, type SettlementId } from '../../shared/domain/ids.ts';
import { mayPutList } from '../../shared/domain/settlement/put-list.ts';
import { beginJob } from '../../shared/domain/transfers/job.ts';
import { isForSettlement } from '../../shared/domain/transfers/upload.ts';
import { uploadReference } from '../../shared/domain/transfers/upload-reference.ts';
import { insertJob } from '../../shared/persistence/jobs.ts';
import { readSettlement } from '../../shared/persistence/settlements.ts';
import { readUpload } from '../../shared/persistence/uploads.ts';
import { businessTable } from '../runtime/business-table.ts';
import { invalidRequest, jobStarted, notFound, type Reply } from '../runtime/reply.ts';
import { type Command, commitCommand, CommandRepeated } from '../runtime/route.ts';
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
  if (!isForSettlement(upload)) {
    const message = '该文件是为其他用途上传的 / the upload was announced for another purpose';
    return invalidRequest([{ path: 'uploadId', message }]);
  }
  const may = mayPutList(settlement, caller, upload.sha256);
  if (!may.accepted) return refusalOf(may.refusal);
  const job = beginJob(
    { jobId: jobId.parse(command.mint.ulid('job')), kind: 'insurer-list', uploadId, settlementId },
    caller,
    now,
  );
  const shown = { jobId: job.jobId };
  const committed = await commitCommand([insertJob(job), command.remember(shown, 202)]);
  if (!committed.done) throw new CommandRepeated();
  return jobStarted(shown);
}
