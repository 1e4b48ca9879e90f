import { yuanText } from './money-text.tsx';
import { saveAs } from './paper-link.tsx';

const number = /^-?\d+(\.\d+)?$/;

/** A spreadsheet runs a cell that begins so as a formula; an apostrophe makes it text. */
function asText(cell: string | number): string {
  const text = String(cell);
  const isFormula = !number.test(text) && /^'*[=+\-@\t\r]/.test(text.normalize('NFKC'));
  const written = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}

/** Hands over what a table on the page shows as a CSV file that a spreadsheet opens as UTF-8. */
export function saveTable(rows: readonly (readonly (string | number)[])[], fileName: string): void {
  const text = rows.map((row) => row.map(asText).join(',')).join('\r\n');
  saveAs(new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv;charset=utf-8' }), fileName);
}

/** An amount as a spreadsheet reads it: `-423.02`. */
export function plainYuan(fen: number): string {
  return yuanText(fen, true).replaceAll(',', '').replace('−', '-');
}
