import { uploadKey } from '../../../shared/contract/documents.ts';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import {
  type Failure,
  jobFailed,
  type RunningJob,
  statementOf,
  totalKnown,
} from '../../../shared/domain/transfers/job.ts';
import { readStoredWhole } from '../../../shared/persistence/signed-files.ts';
import { readUpload } from '../../../shared/persistence/uploads.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { jobOf, keepJob } from '../../runtime/chunked-job.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import type { Refusal } from '../../runtime/reply.ts';
import { mostLines, movementsIn } from '../statement-movements.ts';
import { partsOf, writeParts } from './statement-parts.ts';

/** Reads the whole statement before its first line is matched: one that has a fault books nothing. */
export async function divideStatement(work: WorkflowTask): Promise<Outcome> {
  const job = await jobOf(work);
  if (job.state !== 'running') return { outcome: outcomes.done, chunks: [] };
  if (job.total !== undefined) return { outcome: outcomes.more, chunks: partsOf(job.total) };
  const failed = async (failure: Failure): Promise<Outcome> => {
    await keepJob(jobFailed(job, failure, work.now));
    return { outcome: outcomes.done, chunks: [] };
  };
  const text = await textOf(job);
  if (text === undefined) return failed(notUploaded);
  const statement = movementsIn(text, work.now, mostLines.job);
  if (!statement.ok) return failed({ code: 'unreadable', detail: wordsOf(statement.refusal) });
  const total = statement.movements.length;
  if (total === 0) return failed(noLines);
  await writeParts(job.jobId, statement.movements);
  await keepJob(totalKnown(job, total));
  return { outcome: outcomes.more, chunks: partsOf(total) };
}

const notUploaded: Failure = {
  code: 'not-uploaded',
  detail: '文件不在，或大小、SHA-256 与登记的不符。请重新上传后再提交。',
};
const noLines: Failure = { code: 'no-rows', detail: '对账单中没有流水。请核对文件后重新提交。' };

/** What was uploaded, in UTF-8 or in GB18030 as Chinese banks save their statements. */
async function textOf(job: RunningJob): Promise<string | undefined> {
  const uploadId = statementOf(job);
  const upload = await readUpload(businessTable(), job.startedBy, uploadId);
  const bytes = upload && (await readStoredWhole(documentBucket(), uploadKey(uploadId), upload));
  if (bytes === undefined) return undefined;
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.includes('\uFFFD') ? new TextDecoder('gb18030').decode(bytes) : text;
}

const shownFaults = 5;

/** The first faults of a file, each with its place. */
function wordsOf({ detail, errors }: Refusal): string {
  if (errors === undefined) return detail;
  return errors
    .slice(0, shownFaults)
    .map(({ path, message }) => `${path}：${message}`)
    .join('；');
}
