import type { Failure, FailureCode } from '../../../shared/domain/transfers/job.ts';

/** A list as a spreadsheet shows it: titles in row 1, then rows by their number. Empty rows are left out. */
export interface ListFile {
  readonly titles: readonly string[];
  readonly rows: readonly FileRow[];
}

export interface FileRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export type ReadFile =
  { readonly ok: true; readonly file: ListFile } | { readonly ok: false; readonly failure: Failure };

export function unreadable(code: FailureCode, detail: string): ReadFile {
  return { ok: false, failure: { code, detail } };
}

export function noRows(): ReadFile {
  return unreadable(
    'no-rows',
    '文件中没有数据行。请下载模板，在表头下填写后重新提交。 / the file has no rows; fill in the template below its header and send it again',
  );
}

/** The template sent back as it was. */
export function onlyExample(): ReadFile {
  return unreadable(
    'no-rows',
    '文件中只有模板的示例行，示例行不会导入。请把示例行改为您的数据，或在其下逐行填写，再重新提交。 / the file holds only the example row of the template, which is passed over; put your own data in its place or below it and send the file again',
  );
}

/** Rows as they were read, the header first; what has no filled cell is no row. */
export function listFileOf(records: readonly (readonly string[])[], mostRows: number): ReadFile {
  const [titles, ...lines] = records;
  const rows = lines
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (titles === undefined || rows.length === 0) return noRows();
  if (rows.length > mostRows) {
    return unreadable('too-many-rows', `超过 ${mostRows} 行。请拆分文件，或先上传文件再导入。`);
  }
  return { ok: true, file: { titles, rows } };
}
