import { jobFileKey } from '../../../shared/contract/documents.ts';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { importOf, type Job, jobDone } from '../../../shared/domain/transfers/job.ts';
import { readRowOutcomes } from '../../../shared/persistence/jobs.ts';
import { writeStored } from '../../../shared/persistence/signed-files.ts';
import { readUpload } from '../../../shared/persistence/uploads.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { writeCsv } from '../files/write-csv.ts';
import { writeXlsx } from '../files/write-xlsx.ts';
import { xlsxType } from '../files/xlsx-type.ts';
import { lists } from '../lists.ts';
import { errorsOf, resultsOf } from '../outcome-tables.ts';
import { chunksOf, readChunk } from './chunk-files.ts';
import { jobOf, keepJob } from '../../runtime/chunked-job.ts';

type TableRows = readonly (readonly string[])[];

/** Writes the rows that were turned away, and what the others became, as files like the one that was uploaded. */
export async function finishImport(work: WorkflowTask): Promise<Outcome> {
  const job = await jobOf(work);
  if (job.state !== 'running' || job.total === undefined) return { outcome: outcomes.done };
  const list = lists[importOf(job).kind];
  const errors: string[][] = [];
  const results: string[][] = [];
  let titles: readonly string[] = [];
  for (const chunk of chunksOf(job.total)) {
    const file = await readChunk(job.jobId, chunk);
    const worked = await readRowOutcomes(businessTable(), job.jobId, chunk);
    invariant(worked.size === file.rows.length, `every row of ${chunk} of ${job.jobId} is worked on`);
    ({ titles } = file);
    errors.push(...errorsOf(list, file, worked).rows);
    results.push(...resultsOf(list, worked).rows);
  }
  const files = {
    errors: await written(job, 'errors', [errorsOf(list, { titles, rows: [] }, new Map()).titles, ...errors]),
    results: await written(job, 'results', [resultsOf(list, new Map()).titles, ...results]),
  };
  const done = jobDone(job, { total: job.total, rejected: errors.length, ...files }, work.now);
  await keepJob(done);
  return { outcome: outcomes.done };
}

/** The name of the file that was written; none where there is nothing to say. */
async function written(job: Job, name: string, rows: TableRows): Promise<string | undefined> {
  if (rows.length === 1) return undefined;
  const upload = await readUpload(businessTable(), job.startedBy, importOf(job).uploadId);
  const asXlsx = upload?.contentType === xlsxType;
  const fileName = `${name}.${asXlsx ? 'xlsx' : 'csv'}`;
  const file = asXlsx
    ? { contentType: xlsxType, content: await writeXlsx(rows) }
    : { contentType: 'text/csv; charset=utf-8', content: writeCsv(rows) };
  await writeStored(documentBucket(), jobFileKey(job.jobId, fileName), file);
  return fileName;
}
