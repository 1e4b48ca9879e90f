import { uploadKey } from '../../shared/contract/documents.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { type JobId, jobId } from '../../shared/domain/ids.ts';
import { accept, refuse, type Result } from '../../shared/domain/result.ts';
import { beginJob } from '../../shared/domain/transfers/job.ts';
import { mostListBytes, type Upload } from '../../shared/domain/transfers/upload.ts';
import { uploadReference } from '../../shared/domain/transfers/upload-reference.ts';
import { insertJob } from '../../shared/persistence/jobs.ts';
import { isStored, readPart } from '../../shared/persistence/signed-files.ts';
import { readUpload } from '../../shared/persistence/uploads.ts';
import { businessTable } from './business-table.ts';
import { documentBucket } from './document-bucket.ts';
import { invalidRequest, jobStarted, notFound, refusal, type Refusal, type Reply } from './reply.ts';
import { type Command, commitCommand, CommandRepeated } from './route.ts';

type Work = Parameters<typeof beginJob>[0];

/** The job is one item; the stream starts the workflow that works on it. `workOf` says what there is to do under its id. */
export async function startJob(
  workOf: (jobId: JobId) => Work,
  { caller, now, command }: { readonly caller: Caller; readonly now: Instant; readonly command: Command },
): Promise<Reply> {
  const job = beginJob(workOf(jobId.parse(command.mint.ulid('job'))), caller, now);
  const shown = { jobId: job.jobId };
  const committed = await commitCommand([insertJob(job), command.remember(shown, 202)]);
  if (!committed.done) throw new CommandRepeated();
  return jobStarted(shown);
}

/**
 * The file that a job is to work on: announced by the caller's organisation for just this, and put. Of a very large one only the
 * length is looked at; its job compares the checksum before it takes a row of it.
 */
export async function uploadedFile(
  body: unknown,
  caller: Caller,
  isMeant: (upload: Upload) => boolean,
): Promise<Result<Upload, Refusal>> {
  const { uploadId } = uploadReference.parse(body);
  const upload = await readUpload(businessTable(), caller, uploadId);
  if (upload === undefined) return refuse(notFound());
  if (!isMeant(upload)) {
    const message = '该文件是为其他用途上传的 / the upload was announced for another purpose';
    return refuse(invalidRequest([{ path: 'uploadId', message }]));
  }
  if (await isThere(upload)) return accept(upload);
  const detail = '文件尚未上传，或大小、SHA-256 与登记的不符。请按登记的内容重新上传后再提交。';
  return refuse(refusal('document-not-uploaded', detail, { facts: { missing: [uploadId] } }));
}

async function isThere(upload: Upload): Promise<boolean> {
  const key = uploadKey(upload.uploadId);
  if (upload.sizeBytes <= mostListBytes) return isStored(documentBucket(), key, upload);
  return (await readPart(documentBucket(), key, 'bytes=0-0'))?.totalBytes === upload.sizeBytes;
}
