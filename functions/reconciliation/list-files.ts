import { writeXlsx } from '../imports/files/write-xlsx.ts';
import { xlsxType } from '../imports/files/xlsx-type.ts';
import { type Answer, bytesAnswer, fileAnswer } from '../runtime/reply.ts';
import { csvOf } from './list-csv.ts';
import { type Table } from './list-tables.ts';

/** A table as the file that was asked for; no text in it is a formula, and amounts are numbers. */
export async function tableAnswer(table: Table, name: string, format: 'csv' | 'xlsx'): Promise<Answer> {
  if (format === 'xlsx') return bytesAnswer(await writeXlsx(table), `${name}.xlsx`, xlsxType);
  return fileAnswer(csvOf(table), `${name}.csv`);
}
