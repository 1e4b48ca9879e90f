import { withoutFormula } from '../../runtime/spreadsheet-text.ts';

/** What stands in a cell: text, or a number that people may sum. */
export type Cell = string | number;
export type Row = readonly Cell[];

const fewestWide = 10;
const mostWide = 60;
const schema = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
/** Places in the list of styles that a workbook of ours has. */
const styles = { text: 1, title: 2, number: 3 } as const;

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Whole numbers, text that stays text, and titles that are bold. */
export const stylesXml = `${declaration}<styleSheet xmlns="${schema}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** What stands before a sheet's rows: titles that stay in sight, and columns as wide as the titles and a row ask for. */
export function sheetHead(titles: Row, sample: Row = []): string {
  const columns = titles.map((title, position) => {
    const at = position + 1;
    return `<col min="${at}" max="${at}" width="${widthOf(title, sample[position])}" customWidth="1"/>`;
  });
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const views = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  const cols = columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
  return `${declaration}<worksheet xmlns="${schema}">${views}${cols}<sheetData>`;
}

export const sheetTail = '</sheetData></worksheet>';

/** A row by its number, the first of which has the titles; no text in it is a formula. */
export function sheetRow(row: Row, number: number): string {
  const cells = row.map((cell, position) => {
    const at = `r="${columnName(position)}${number}"`;
    if (typeof cell === 'number') return `<c ${at} s="${styles.number}"><v>${cell}</v></c>`;
    if (cell === '') return '';
    const style = number === 1 ? styles.title : styles.text;
    const text = `<t xml:space="preserve">${escaped(withoutFormula(cell))}</t>`;
    return `<c ${at} s="${style}" t="inlineStr"><is>${text}</is></c>`;
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}

/** A, B … Z, AA, AB … */
function columnName(position: number): string {
  const letter = String.fromCodePoint(65 + (position % 26));
  return position < 26 ? letter : columnName(Math.trunc(position / 26) - 1) + letter;
}

/** Characters that no XML may hold have no look either, and are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>\r]/g, (one) => escapes[one] ?? one);
}

/** Chinese characters are twice as wide. */
function widthOf(...cells: readonly (Cell | undefined)[]): number {
  const texts = cells.map((cell = '') => String(cell));
  const widest = Math.max(
    ...texts.map((text) => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0)),
  );
  return Math.min(mostWide, Math.max(fewestWide, widest + 2));
}
