import { createHash } from 'node:crypto';
import { uploadKey } from '../../../shared/contract/documents.ts';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { listId } from '../../../shared/domain/ids.ts';
import { readHeader } from '../../../shared/domain/imports/columns.ts';
import { listColumns } from '../../../shared/domain/reconciliation/listed-row.ts';
import { boundariesOf, partsFor } from '../../../shared/domain/reconciliation/divide-list.ts';
import {
  type Failure,
  insurerListOf,
  jobFailed,
  type RunningJob,
  totalKnown,
} from '../../../shared/domain/transfers/job.ts';
import { type Upload } from '../../../shared/domain/transfers/upload.ts';
import { streamStored } from '../../../shared/persistence/signed-files.ts';
import { readUpload } from '../../../shared/persistence/uploads.ts';
import { readXlsx } from '../../imports/files/read-xlsx.ts';
import { headerWords } from '../../imports/list-kind.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { jobOf, keepJob } from '../../runtime/chunked-job.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { derivedId } from '../../runtime/minting.ts';
import {
  cellsOfRecord,
  type CsvPiece,
  csvRecords,
  NotCsv,
  pieceOf,
  rowsBelowHeader,
  textOf,
} from '../csv-records.ts';
import { divideRecords, sampleKeys } from '../divide-records.ts';
import { RecordKeys } from '../record-key.ts';
import { type ListPlan, partKeys, readPlan, writePart, writePlan } from './list-job.ts';

const mostSpreadsheetRows = 200_000;

/** A list as it can be gone through again and again. */
interface OpenList {
  readonly titles: readonly string[];
  readonly records: () => AsyncIterable<CsvPiece>;
  readonly keys: RecordKeys;
}
type Opened =
  { readonly ok: true; readonly list: OpenList } | { readonly ok: false; readonly failure: Failure };

/**
 * Goes through the list again and again: it is checked, then read, then its keys are sampled, then each row goes to the part
 * of its key. Never are more than a bounded number of rows in memory.
 */
export async function divideList(work: WorkflowTask): Promise<Outcome> {
  const job = await jobOf(work);
  if (job.state !== 'running') return { outcome: outcomes.done, chunks: [] };
  if (job.total !== undefined) return { outcome: outcomes.more, chunks: partKeys(await readPlan(job.jobId)) };
  const found = await open(job);
  if (!found.ok) {
    await keepJob(jobFailed(job, found.failure, work.now));
    return { outcome: outcomes.done, chunks: [] };
  }
  const { list } = found;
  const { total, sample } = await sampleKeys(list.records(), list.keys);
  if (total === 0) {
    await keepJob(jobFailed(job, noRows, work.now));
    return { outcome: outcomes.done, chunks: [] };
  }
  const boundaries = boundariesOf(sample, partsFor(total));
  const files = await divideRecords(list.records(), {
    keys: list.keys,
    boundaries,
    write: (part, file, blocks) => writePart(job.jobId, part, file, blocks),
  });
  const plan: ListPlan = {
    listId: listId.parse(derivedId('lst', job.jobId)),
    titles: [...list.titles],
    boundaries: [...boundaries],
    files: [...files],
  };
  await writePlan(job.jobId, plan);
  await keepJob(totalKnown(job, total));
  return { outcome: outcomes.more, chunks: partKeys(plan) };
}

const noRows: Failure = { code: 'no-rows', detail: '名单中没有数据行。请在表头下逐行填写后重新提交。' };

async function open(job: RunningJob): Promise<Opened> {
  const { uploadId } = insurerListOf(job);
  const upload = await readUpload(businessTable(), job.startedBy, uploadId);
  const kind = upload && (await checked(upload));
  if (upload === undefined || kind === undefined) {
    return failed('not-uploaded', '文件不在，或大小、SHA-256 与登记的不符。请重新上传后再提交。');
  }
  return kind === 'xlsx' ? openSpreadsheet(upload) : openCsv(upload);
}

/** Whether the file is what was announced, and whether it is a spreadsheet. */
async function checked(upload: Upload): Promise<'xlsx' | 'csv' | undefined> {
  const digest = createHash('sha256');
  let bytes = 0;
  let first: Uint8Array | undefined;
  for await (const piece of await contentOf(upload)) {
    first ??= piece.slice(0, 2);
    digest.update(piece);
    bytes += piece.byteLength;
    if (bytes > upload.sizeBytes) return undefined;
  }
  if (bytes !== upload.sizeBytes || digest.digest('hex') !== upload.sha256) return undefined;
  return first?.[0] === 0x50 && first[1] === 0x4b ? 'xlsx' : 'csv';
}

async function openSpreadsheet(upload: Upload): Promise<Opened> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await contentOf(upload)) pieces.push(piece);
  const read = await readXlsx(new Uint8Array(Buffer.concat(pieces)), mostSpreadsheetRows);
  if (!read.ok) return { ok: false, failure: read.failure };
  const { titles, rows } = read.file;
  return opened(titles, async function* () {
    for (const row of rows) yield pieceOf(row);
  });
}

async function openCsv(upload: Upload): Promise<Opened> {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      let titles: readonly string[] | undefined;
      // Every record is read once, so that what cannot be read is known before anything is compared.
      for await (const { bytes, records } of csvRecords(await contentOf(upload), encoding)) {
        const [first] = records;
        if (first?.row === 1) titles = cellsOfRecord(textOf(bytes, first));
      }
      if (titles === undefined) return { ok: false, failure: noRows };
      return opened(titles, async function* () {
        yield* rowsBelowHeader(csvRecords(await contentOf(upload), encoding));
      });
    } catch (error) {
      if (!(error instanceof NotCsv)) throw error;
    }
  }
  return failed('unreadable', '不是 CSV 或 XLSX 文件，或引号没有成对。请另存为“CSV UTF-8”后重新上传。');
}

function opened(titles: readonly string[], records: OpenList['records']): Opened {
  const header = readHeader(listColumns, titles);
  if (!header.accepted) return failed('header', headerWords(header.refusal));
  return { ok: true, list: { titles, records, keys: new RecordKeys(header.value) } };
}

async function contentOf({ uploadId }: Upload): Promise<AsyncIterable<Uint8Array>> {
  return (await streamStored(documentBucket(), uploadKey(uploadId))) ?? ReadableStream.from([]);
}

function failed(code: Failure['code'], detail: string): Opened {
  return { ok: false, failure: { code, detail } };
}
