import type { TableFormat } from '../../shared/domain/transfers/job.ts';
import { writeXlsx, xlsxOf } from '../imports/files/write-xlsx.ts';
import { xlsxType } from '../imports/files/xlsx-type.ts';
import { type Answer, bytesAnswer, fileAnswer } from '../runtime/reply.ts';
import { csvOf } from './list-csv.ts';
import { type Table } from './list-tables.ts';

export const tableType: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: xlsxType,
};

/** A table as the file that was asked for; no text in it is a formula, and amounts are numbers. */
export async function tableAnswer(table: Table, name: string, format: TableFormat): Promise<Answer> {
  if (format === 'xlsx') return bytesAnswer(await writeXlsx(table), `${name}.xlsx`, xlsxType);
  return fileAnswer(csvOf(table), `${name}.csv`);
}

/** The same while its rows come, some at a time, the titles first. */
export async function* writtenTable(
  tables: AsyncIterable<Table>,
  format: TableFormat,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  if (format === 'xlsx') yield* xlsxOf(tables);
  else for await (const table of tables) yield new TextEncoder().encode(csvOf(table));
}
