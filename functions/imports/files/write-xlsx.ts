import writeXlsxFile from 'write-excel-file/universal';
import { withoutFormula } from '../../runtime/spreadsheet-text.ts';

const fewestWide = 10;
const mostWide = 60;

/** Rows as the one sheet of an XLSX: every cell is text, so that long codes keep their digits. */
export async function writeXlsx(rows: readonly (readonly string[])[]): Promise<Uint8Array<ArrayBuffer>> {
  const [titles = []] = rows;
  const columns = titles.map((title, position) => ({ width: widthOf(title, rows[1]?.[position]) }));
  const data = rows.map((row, index) =>
    row.map((text) => ({
      value: withoutFormula(text),
      type: String,
      format: '@',
      ...(index === 0 ? { fontWeight: 'bold' as const } : {}),
    })),
  );
  const blob = await writeXlsxFile(data, { columns, stickyRowsCount: 1 }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** Chinese characters are twice as wide. */
function widthOf(...texts: readonly (string | undefined)[]): number {
  const widest = Math.max(
    ...texts.map((text = '') => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0)),
  );
  return Math.min(mostWide, Math.max(fewestWide, widest + 2));
}
