import { jobFileKey } from '../../../shared/contract/documents.ts';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { type TotalledSettlement } from '../../../shared/domain/settlement/settlement.ts';
import {
  type Job,
  jobDone,
  type RunningJob,
  totalKnown,
  workerOf,
} from '../../../shared/domain/transfers/job.ts';
import { listRows, readSettlement } from '../../../shared/persistence/settlements.ts';
import { writeStoredStream } from '../../../shared/persistence/stored-streams.ts';
import { csvOf } from '../../reconciliation/list-csv.ts';
import { listTable, outcomesTable } from '../../reconciliation/list-tables.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { countChunk, keepJob } from '../../runtime/chunked-job.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { mostInFile, readChunk, readLines, writeChunk, writeLines } from './export-job.ts';

const fileName = 'settlement.csv';
const rowsAtOnce = 1_000;
/** Rows are read one page after another, so they are one chunk; its files keep memory the same, however many they are. */
const onlyChunk = '0001';

/** Says how many rows there will be. */
export async function planRows(job: RunningJob): Promise<Outcome> {
  const settlement = await settlementOf(job);
  const total = Object.values(settlement.counts).reduce((sum, count) => sum + count, 0);
  if (job.total === undefined) await keepJob(totalKnown(job, total));
  return { outcome: outcomes.more, chunks: [onlyChunk] };
}

/** Writes the rows that the one who asked may see as CSV, its titles first. */
export async function exportRows(job: RunningJob): Promise<Outcome> {
  const settlement = await settlementOf(job);
  const tableOf = job.content === 'outcomes' ? outcomesTable : listTable;
  const written = { files: 0, lines: 0, bytes: 0, accounts: [] };
  let waiting = csvOf(tableOf([]));
  const flush = async () => {
    await writeLines(job.jobId, onlyChunk, written.files, waiting);
    written.files += 1;
    written.bytes += Buffer.byteLength(waiting);
    waiting = '';
  };
  let cursor: string | undefined;
  do {
    const page = await listRows(
      businessTable(),
      workerOf(job).scope,
      settlement,
      { limit: rowsAtOnce, cursor },
      () => true,
    );
    const [, ...rows] = tableOf(page.items);
    waiting += csvOf(rows);
    written.lines += page.items.length;
    if (waiting.length > mostInFile) await flush();
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  await flush();
  await writeChunk(job.jobId, onlyChunk, written);
  await countChunk(job.jobId, { chunk: onlyChunk, rows: written.lines, rejected: 0 });
  return { outcome: outcomes.done };
}

/** Puts the files together; a bureau's job has the rows of its own division, and so perhaps fewer than there are. */
export async function joinRows(job: RunningJob, { now }: Pick<WorkflowTask, 'now'>): Promise<Outcome> {
  const { files, bytes, lines } = await readChunk(job.jobId, onlyChunk);
  await writeStoredStream(documentBucket(), jobFileKey(job.jobId, fileName), {
    contentType: 'text/csv; charset=utf-8',
    sizeBytes: bytes,
    content: () => partsOf(job, files),
  });
  await keepJob(jobDone(job, { total: lines, rejected: 0, results: fileName }, now));
  return { outcome: outcomes.done };
}

async function* partsOf({ jobId }: RunningJob, files: number): AsyncGenerator<Uint8Array, void> {
  for (let file = 0; file < files; file += 1) {
    yield new TextEncoder().encode(await readLines(jobId, onlyChunk, file));
  }
}

async function settlementOf(job: Job): Promise<TotalledSettlement> {
  const { settlementId } = job;
  invariant(settlementId !== undefined, `job ${job.jobId} names a settlement`);
  const found = await readSettlement(businessTable(), workerOf(job).scope, settlementId);
  invariant(found !== undefined && found.status !== 'building', `settlement ${settlementId} has rows`);
  return found;
}
