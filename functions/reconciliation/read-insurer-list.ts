import { type InsurerCode } from '../../shared/domain/ids.ts';
import {
  cellsOf,
  columnsAsWritten,
  hasCellsBeyond,
  type PlacedColumn,
  readHeader,
  type WrittenColumn,
} from '../../shared/domain/imports/columns.ts';
import { type RowFault } from '../../shared/domain/imports/row-outcome.ts';
import { listColumns, listedCells, type ListedRow } from '../../shared/domain/reconciliation/listed-row.ts';
import { arePlainTitles, PlainRows } from '../../shared/domain/reconciliation/plain-row.ts';
import { type QuarantinedRow } from '../../shared/persistence/insurer-lists.ts';
import { type FileRow, type ReadFile } from '../imports/files/list-file.ts';
import { readList } from '../imports/files/read-list.ts';
import { beyondHeader, headerWords, readRow } from '../imports/list-kind.ts';
import { letterOf } from '../imports/outcome-tables.ts';
import { type FieldFault } from '../runtime/reply.ts';

/** About as many rows as a body of 5 MB holds. */
const mostRows = 40_000;

/** Rows in quarantine that an answer shows. */
export const mostErrors = 100;

/** An insurer's list: rows that can be compared, and rows that cannot be read. */
export interface InsurerList {
  readonly titles: readonly string[];
  readonly rows: readonly ListedRow[];
  readonly bad: readonly QuarantinedRow[];
}

export type ReadInsurerList =
  | { readonly ok: true; readonly list: InsurerList }
  | { readonly ok: false; readonly errors: readonly FieldFault[] };

/** Reads a list as CSV or XLSX. What is no list at all, or has no row that can be read, is refused as a whole. */
export async function readInsurerList(
  bytes: Uint8Array<ArrayBuffer>,
  insurer: InsurerCode,
): Promise<ReadInsurerList> {
  const read: ReadFile = await readList(bytes, mostRows);
  if (!read.ok) return refused('file', read.failure.detail);
  const { titles, rows } = read.file;
  const header = readHeader(listColumns, titles);
  if (!header.accepted) return refused('header', headerWords(header.refusal));
  const list = listOf(titles, rows, insurer);
  if (list.rows.length > 0) return { ok: true, list };
  const faults = list.bad.slice(0, mostErrors).flatMap((row) => faultsOfRow(row, titles));
  const errors = faults.map(({ row, cell, message, fix }) => {
    return { path: `rows.${cell ?? row}`, message: `${message}；${fix}` };
  });
  return { ok: false, errors };
}

/** Faults of a row with the cell that they are about, as a spreadsheet calls it. */
export function faultsOfRow(
  { line, faults }: QuarantinedRow,
  titles: readonly string[],
): readonly (RowFault & { row: number; cell?: string })[] {
  const header = readHeader(listColumns, titles);
  const placed = header.accepted ? header.value : [];
  return faults.map((fault) => {
    const at = placed.find((one) => one.column.name === fault.column);
    return at === undefined
      ? { row: line, ...fault }
      : { row: line, cell: `${letterOf(at.position)}${line}`, ...fault, column: at.title };
  });
}

/** Rows of a list under titles that name every column: those that can be compared, and those that cannot be read. */
export function listOf(
  titles: readonly string[],
  rows: Iterable<FileRow>,
  insurer: InsurerCode,
): InsurerList {
  const reader = new ListReader(titles, insurer);
  const good: ListedRow[] = [];
  const bad: QuarantinedRow[] = [];
  for (const row of rows) {
    const read = reader.read(row);
    if ('faults' in read) bad.push(read);
    else good.push(read);
  }
  return { titles, rows: good, bad };
}

/** Reads the rows of one insurer's list, one by one, under titles that name every column. */
export class ListReader {
  readonly #titles: readonly string[];
  readonly #insurer: InsurerCode;
  readonly #header: readonly PlacedColumn[];
  readonly #columns: readonly WrittenColumn[];
  readonly #plain: PlainRows | undefined;

  constructor(titles: readonly string[], insurer: InsurerCode) {
    const placed = readHeader(listColumns, titles);
    this.#titles = titles;
    this.#insurer = insurer;
    this.#header = placed.accepted ? placed.value : [];
    this.#columns = columnsAsWritten(listColumns, this.#header);
    this.#plain = arePlainTitles(titles) ? new PlainRows(insurer) : undefined;
  }

  /** A row that can be compared, or one for quarantine. */
  read({ row: line, cells }: FileRow): ListedRow | QuarantinedRow {
    const asWritten = this.#plain?.read(cells, line);
    if (asWritten !== undefined) return asWritten;
    const read = hasCellsBeyond(this.#titles, cells)
      ? { ok: false as const, faults: [beyondHeader] }
      : readListedRow(cellsOf(this.#header, cells), this.#columns, this.#insurer);
    return read.ok ? { ...read.row, line } : { line, cells, faults: read.faults };
  }
}

function readListedRow(
  cells: Readonly<Record<string, string>>,
  columns: readonly WrittenColumn[],
  insurer: InsurerCode,
) {
  const read = readRow(listedCells, cells, columns);
  if (!read.ok || read.row.insurer === insurer) return read;
  const fault: RowFault = {
    column: 'insurer',
    rule: 'REC-0',
    message: `本行属于 ${read.row.insurer}，不是贵公司主承保的保单 / the row belongs to another insurer`,
    fix: `请删除本行，或改为 ${insurer} / take the row out, or write ${insurer}`,
  };
  return { ok: false as const, faults: [fault] };
}

function refused(path: string, message: string): ReadInsurerList {
  return { ok: false, errors: [{ path, message }] };
}
