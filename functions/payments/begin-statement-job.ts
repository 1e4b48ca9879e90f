import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { isStatement } from '../../shared/domain/transfers/upload.ts';
import type { Reply } from '../runtime/reply.ts';
import type { Command } from '../runtime/route.ts';
import { startJob } from '../runtime/start-job.ts';
import { uploadedFile } from '../runtime/uploaded-file.ts';

/** A large statement is read by a job. */
export async function beginStatementJob(
  body: unknown,
  call: { caller: Caller; now: Instant; command: Command },
): Promise<Reply> {
  const uploaded = await uploadedFile(body, call.caller, isStatement);
  if (!uploaded.accepted) return uploaded.refusal;
  const { uploadId } = uploaded.value;
  return startJob((jobId) => ({ jobId, kind: 'bank-statement', uploadId }), call);
}
