import { uploadKey } from '../../../shared/contract/documents.ts';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { mostRows } from '../../../shared/domain/imports/import-bounds.ts';
import { importOf, jobFailed, type RunningJob, totalKnown } from '../../../shared/domain/transfers/job.ts';
import { readStoredWhole } from '../../../shared/persistence/signed-files.ts';
import { readUpload } from '../../../shared/persistence/uploads.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { type ReadFile, unreadable } from '../files/list-file.ts';
import { readList } from '../files/read-list.ts';
import { lists } from '../lists.ts';
import { checkedFile } from '../rows-of-file.ts';
import { chunksOf, writeChunks } from './chunk-files.ts';
import { jobOf, keepJob } from '../../runtime/chunked-job.ts';

/**
 * Reads the list and divides it into chunks. A file that cannot be read, or whose header does not fit, fails the job before a
 * single row is worked on.
 */
export async function prepareRows(work: WorkflowTask): Promise<Outcome> {
  const job = await jobOf(work);
  if (job.state !== 'running') return { outcome: outcomes.done, chunks: [] };
  if (job.total !== undefined) return { outcome: outcomes.more, chunks: chunksOf(job.total) };
  const read = await listOf(job);
  if (!read.ok) {
    await keepJob(jobFailed(job, read.failure, work.now));
    return { outcome: outcomes.done, chunks: [] };
  }
  await writeChunks(job.jobId, read.file);
  const total = read.file.rows.length;
  await keepJob(totalKnown(job, total));
  return { outcome: outcomes.more, chunks: chunksOf(total) };
}

async function listOf(job: RunningJob): Promise<ReadFile> {
  const { startedBy } = job;
  const { kind, uploadId } = importOf(job);
  const upload = await readUpload(businessTable(), startedBy, uploadId);
  const bytes = upload && (await readStoredWhole(documentBucket(), uploadKey(uploadId), upload));
  if (bytes === undefined) {
    return unreadable('not-uploaded', '文件不在，或大小、SHA-256 与登记的不符。请重新上传后再导入。');
  }
  const read = await readList(bytes, mostRows.job);
  return read.ok ? checkedFile(lists[kind], read.file) : read;
}
