import type { PaperColumn, PaperRow, PaperTable } from '../../../shared/domain/papers/paper.ts';
import { type Canvas, heightOf } from './canvas.ts';
import type { Row } from './rows.ts';
import { colours, contentWidth, page, styles, type TextStyle } from './style.ts';

const cellGap = 14;
const padding = 4.5;
const indent = 12;
/** A table that is no higher than this stays on one page. */
const keptHeight = 280;

interface Column extends PaperColumn {
  readonly x: number;
  readonly width: number;
}

/** A table between rules: its header is drawn again on every page, and a total never leaves what it sums up. */
export function tableRows(canvas: Canvas, table: PaperTable): readonly Row[] {
  const columns = columnsOf(table.columns);
  const header = headerRow(canvas, columns);
  const rows = table.rows.map((row, index) => {
    const next = table.rows[index + 1];
    return bodyRow(canvas, columns, row, next?.kind !== 'total' && next?.kind !== 'part');
  });
  const isKept = rows.reduce((sum, { height }) => sum + height, header.height) <= keptHeight;
  const placed = rows.map((row, index) => {
    const next = table.rows[index + 1];
    const keepsNext = next !== undefined && (isKept || next.kind !== undefined || index === 0);
    return { ...row, heading: header, keepsNext };
  });
  return [{ ...header, keepsNext: true }, ...placed];
}

function columnsOf(columns: readonly PaperColumn[]): readonly Column[] {
  const whole = columns.reduce((sum, column) => sum + column.weight, 0);
  const room = contentWidth - cellGap * (columns.length - 1);
  let x: number = page.left;
  return columns.map((column) => {
    const width = (room * column.weight) / whole;
    const placed = { ...column, x, width };
    x += width + cellGap;
    return placed;
  });
}

function headerRow(canvas: Canvas, columns: readonly Column[]): Row & { draw: (top: number) => void } {
  const titles = columns.map((column) => canvas.wrap(column.title, column.width, styles.label));
  const height = Math.max(...titles.map((lines) => heightOf(lines, styles.label))) + padding + 1;
  return {
    height,
    draw: (top) => {
      drawCells(canvas, columns, titles, top, styles.label);
      canvas.rule(top + height - 0.5, page.left, page.right, colours.soft, 0.75);
    },
  };
}

function bodyRow(canvas: Canvas, columns: readonly Column[], row: PaperRow, isRuled: boolean): Row {
  const style = row.kind === undefined ? styles.cell : styles[row.kind];
  const pad = row.kind === 'part' ? 1.5 : padding;
  const inset = row.kind === 'part' ? indent : 0;
  const cells = columns.map((column, index) => {
    const width = index === 0 ? widthOfFirst(columns, row) - inset : column.width;
    return canvas.wrap(row.cells[index] ?? '', width, style);
  });
  const height = Math.max(...cells.map((lines) => heightOf(lines, style))) + pad * 2;
  return {
    height,
    draw: (top) => {
      if (row.kind === 'total') canvas.rule(top, page.left, page.right, colours.soft, 0.75);
      drawCells(canvas, columns, cells, top + pad, style, inset);
      if (isRuled && row.kind !== 'part') canvas.rule(top + height, page.left, page.right);
    },
  };
}

/** The words of a total may run on over the empty cells beside them. */
function widthOfFirst(columns: readonly Column[], { cells }: PaperRow): number {
  const next = columns.findIndex((_, index) => index > 0 && (cells[index] ?? '') !== '');
  const end = next < 0 ? page.right : (columns[next]?.x ?? page.right) - cellGap;
  return end - page.left;
}

function drawCells(
  canvas: Canvas,
  columns: readonly Column[],
  cells: readonly (readonly string[])[],
  top: number,
  style: TextStyle,
  inset = 0,
): void {
  for (const [index, column] of columns.entries()) {
    const lines = cells[index] ?? [];
    if (column.amount === true) canvas.linesEndingAt(lines, column.x + column.width, top, style);
    else canvas.lines(lines, column.x + (index === 0 ? inset : 0), top, style);
  }
}
