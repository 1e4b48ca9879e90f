import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { jobId } from '../../shared/domain/ids.ts';
import { beginJob } from '../../shared/domain/transfers/job.ts';
import { isStatement } from '../../shared/domain/transfers/upload.ts';
import { uploadReference } from '../../shared/domain/transfers/upload-reference.ts';
import { insertJob } from '../../shared/persistence/jobs.ts';
import { readUpload } from '../../shared/persistence/uploads.ts';
import { businessTable } from '../runtime/business-table.ts';
import { invalidRequest, jobStarted, notFound, type Reply } from '../runtime/reply.ts';
import { type Command, commitCommand, CommandRepeated } from '../runtime/route.ts';

/** A large statement is read by a job. */
export async function beginStatementJob(
  body: unknown,
  { caller, now, command }: { caller: Caller; now: Instant; command: Command },
): Promise<Reply> {
  const { uploadId } = uploadReference.parse(body);
  const upload = await readUpload(businessTable(), caller, uploadId);
  if (upload === undefined) return notFound();
  if (!isStatement(upload)) {
    const message = '该文件是为其他用途上传的 / the upload was announced for another purpose';
    return invalidRequest([{ path: 'uploadId', message }]);
  }
  const job = beginJob(
    { jobId: jobId.parse(command.mint.ulid('job')), kind: 'bank-statement', uploadId },
    caller,
    now,
  );
  const shown = { jobId: job.jobId };
  const committed = await commitCommand([insertJob(job), command.remember(shown, 202)]);
  if (!committed.done) throw new CommandRepeated();
  return jobStarted(shown);
}
