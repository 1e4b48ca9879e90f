import {
  cellsOf,
  columnsAsWritten,
  hasCellsBeyond,
  isExample,
  readHeader,
} from '../../shared/domain/imports/columns.ts';
import { invariant } from '../../shared/domain/result.ts';
import type { ChunkOfRows } from './carry-out-row.ts';
import { type ListFile, onlyExample, type ReadFile, unreadable } from './files/list-file.ts';
import { headerWords, type ListKind } from './list-kind.ts';

/** A file whose header fits, without the template's example row, which people leave in; or what is wrong with it. */
export function checkedFile(list: ListKind, { titles, rows }: ListFile): ReadFile {
  const header = readHeader(list.columns, titles);
  if (!header.accepted) return unreadable('header', headerWords(header.refusal));
  const kept = rows.filter(({ cells }) => !isExample(header.value, cells));
  return kept.length === 0 ? onlyExample() : { ok: true, file: { titles, rows: kept } };
}

/** The columns of a file that was checked, and its rows by them. */
export function rowsOf(list: ListKind, { titles, rows }: ListFile): Pick<ChunkOfRows, 'columns' | 'rows'> {
  const header = readHeader(list.columns, titles);
  invariant(header.accepted, 'the header was checked before its rows are read');
  return {
    columns: columnsAsWritten(list.columns, header.value),
    rows: rows.map(({ row, cells }) => ({
      row,
      cells: cellsOf(header.value, cells),
      cellsBeyond: hasCellsBeyond(titles, cells),
    })),
  };
}
