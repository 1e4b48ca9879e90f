import { stringify } from 'csv-stringify/sync';
import { withoutFormula } from '../runtime/spreadsheet-text.ts';
import { type Table } from './list-tables.ts';

/** Rows of a table as CSV; no text in it is a formula. */
export function csvOf(table: Table): string {
  return stringify(
    table.map((row) => row.map((cell) => (typeof cell === 'string' ? withoutFormula(cell) : cell))),
  );
}
