import type { TableFormat } from '../../shared/domain/transfers/job.ts';
import { answer, bytesAnswer, type Reply } from '../runtime/reply.ts';
import { writeCsv } from '../imports/files/write-csv.ts';
import { writeXlsx } from '../imports/files/write-xlsx.ts';
import type { Row } from '../imports/files/xlsx-sheet.ts';
import { xlsxType } from '../imports/files/xlsx-type.ts';

export type ReportFormat = 'json' | TableFormat;

/** A report as JSON, or as a table in a file that a spreadsheet opens; the first row has the titles. */
export async function reportAnswer(
  body: unknown,
  format: ReportFormat,
  file: { readonly name: string; readonly rows: readonly Row[] },
): Promise<Reply> {
  switch (format) {
    case 'json':
      return answer(body);
    case 'csv': {
      const text = writeCsv(file.rows.map((row) => row.map(String)));
      const bytes = new TextEncoder().encode(text);
      return bytesAnswer(bytes, `${file.name}.csv`, 'text/csv; charset=utf-8');
    }
    case 'xlsx':
      return bytesAnswer(await writeXlsx(file.rows), `${file.name}.xlsx`, xlsxType);
  }
}
