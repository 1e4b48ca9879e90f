import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { isStatement } from '../../shared/domain/transfers/upload.ts';
import { uploadReference } from '../../shared/domain/transfers/upload-reference.ts';
import { readUpload } from '../../shared/persistence/uploads.ts';
import { businessTable } from '../runtime/business-table.ts';
import { notFound, type Reply } from '../runtime/reply.ts';
import type { Command } from '../runtime/route.ts';
import { startJob, uploadedForAnother } from '../runtime/start-job.ts';

/** A large statement is read by a job. */
export async function beginStatementJob(
  body: unknown,
  { caller, now, command }: { caller: Caller; now: Instant; command: Command },
): Promise<Reply> {
  const { uploadId } = uploadReference.parse(body);
  const upload = await readUpload(businessTable(), caller, uploadId);
  if (upload === undefined) return notFound();
  if (!isStatement(upload)) return uploadedForAnother();
  return startJob((jobId) => ({ jobId, kind: 'bank-statement', uploadId }), { caller, now, command });
}
