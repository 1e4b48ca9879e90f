import {
  cellsOf,
  columnsAsWritten,
  hasCellsBeyond,
  type HeaderRefusal,
  isExample,
  readHeader,
} from '../../shared/domain/imports/columns.ts';
import { invariant } from '../../shared/domain/result.ts';
import type { ChunkOfRows } from './carry-out-row.ts';
import { type ListFile, onlyExample, type ReadFile, unreadable } from './files/list-file.ts';
import type { ListKind } from './list-kind.ts';

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

function headerWords({ missing, unknown, twice }: HeaderRefusal): string {
  const parts = [
    ...(missing.length > 0 ? [`缺少列：${missing.join('、')}`] : []),
    ...(unknown.length > 0 ? [`不认识的列：${unknown.join('、')}`] : []),
    ...(twice.length > 0 ? [`重复的列：${twice.join('、')}`] : []),
  ];
  return `表头有误，未导入任何一行。${parts.join('；')}。请按模板的表头修改。 / the header does not fit, no row was imported; use the header of the template`;
}
