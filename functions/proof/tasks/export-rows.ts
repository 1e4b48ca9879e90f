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
import { tableType, writtenTable } from '../../reconciliation/list-files.ts';
import { listTable, outcomesTable, type Table } from '../../reconciliation/list-tables.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { countChunk, keepJob } from '../../runtime/chunked-job.ts';
import { readChunk, writeChunk } from './export-job.ts';
import { joinPieces, keepPieces } from './stored-pieces.ts';

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

/** Writes the rows that the one who asked may see as CSV or XLSX, its titles first. */
export async function exportRows(job: RunningJob): Promise<Outcome> {
  let lines = 0;
  const counted = (rows: number) => {
    lines += rows;
  };
  const kept = await keepPieces(
    job.jobId,
    onlyChunk,
    writtenTable(tablesOf(job, counted), job.format ?? 'csv'),
  );
  await writeChunk(job.jobId, onlyChunk, { ...kept, lines, accounts: [] });
  await countChunk(job.jobId, { chunk: onlyChunk, rows: lines, rejected: 0 });
  return { outcome: outcomes.done };
}

/** The titles, then the rows, page by page. */
async function* tablesOf(job: RunningJob, counted: (rows: number) => void): AsyncGenerator<Table, void> {
  const settlement = await settlementOf(job);
  const tableOf = job.content === 'outcomes' ? outcomesTable : listTable;
  yield tableOf([]);
  let cursor: string | undefined;
  do {
    const page = await listRows(
      businessTable(),
      workerOf(job).scope,
      settlement,
      { limit: rowsAtOnce, cursor },
      () => true,
    );
    counted(page.items.length);
    yield tableOf(page.items).slice(1);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** Puts the files together; a bureau's job has the rows of its own division, and so perhaps fewer than there are. */
export async function joinRows(job: RunningJob, { now }: Pick<WorkflowTask, 'now'>): Promise<Outcome> {
  const written = await readChunk(job.jobId, onlyChunk);
  const format = job.format ?? 'csv';
  const name = `settlement.${format}`;
  await joinPieces(job.jobId, onlyChunk, written, { name, contentType: tableType[format] });
  await keepJob(jobDone(job, { total: written.lines, rejected: 0, results: name }, now));
  return { outcome: outcomes.done };
}

async function settlementOf(job: Job): Promise<TotalledSettlement> {
  const { settlementId } = job;
  invariant(settlementId !== undefined, `job ${job.jobId} names a settlement`);
  const found = await readSettlement(businessTable(), workerOf(job).scope, settlementId);
  invariant(found !== undefined && found.status !== 'building', `settlement ${settlementId} has rows`);
  return found;
}
