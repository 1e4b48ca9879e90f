import writeXlsxFile from 'write-excel-file/universal';
import { withoutFormula } from '../../runtime/spreadsheet-text.ts';

const fewestWide = 10;
const mostWide = 60;

/** What stands in a cell: text, or a number that people may sum. */
export type Cell = string | number;

/** Rows as the one sheet of an XLSX: what is text stays text, so that long codes keep their digits and nothing is run. */
export async function writeXlsx(rows: readonly (readonly Cell[])[]): Promise<Uint8Array<ArrayBuffer>> {
  const [titles = []] = rows;
  const columns = titles.map((title, position) => ({ width: widthOf(title, rows[1]?.[position]) }));
  const data = rows.map((row, index) =>
    row.map((cell) => {
      if (typeof cell === 'number') return { value: cell, type: Number, format: '0' };
      const bold = index === 0 ? { fontWeight: 'bold' as const } : {};
      return { value: withoutFormula(cell), type: String, format: '@', ...bold };
    }),
  );
  const blob = await writeXlsxFile(data, { columns, stickyRowsCount: 1 }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** Chinese characters are twice as wide. */
function widthOf(...cells: readonly (Cell | undefined)[]): number {
  const texts = cells.map((cell = '') => String(cell));
  const widest = Math.max(
    ...texts.map((text) => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0)),
  );
  return Math.min(mostWide, Math.max(fewestWide, widest + 2));
}
