import { stringify } from 'csv-stringify/sync';
import { withoutFormula } from '../../runtime/spreadsheet-text.ts';

/** Rows as CSV that a spreadsheet opens as UTF-8, and in which no cell is a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(withoutFormula)),
    { bom: true },
  );
}
