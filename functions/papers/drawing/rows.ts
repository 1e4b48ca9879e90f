import type { Canvas } from './canvas.ts';
import { page } from './style.ts';

/** A strip of the paper that is never cut: pages break between strips. */
export interface Row {
  readonly height: number;
  /** Left out: empty space, which no page begins with. */
  readonly draw?: (top: number) => void;
  /** `true`: never the last of a page, so that no heading and no first line stands alone. */
  readonly keepsNext?: boolean;
  /** Drawn again above the row where a page begins with it. */
  readonly heading?: Required<Pick<Row, 'height' | 'draw'>>;
}

export function gap(height: number): Row {
  return { height, keepsNext: true };
}

/** Puts rows below one another from `top` on, and begins a page where the next rows that belong together have no room. */
export function placeRows(canvas: Canvas, rows: readonly Row[], top: number): void {
  let y = top;
  let isPageTop = false;
  for (const [index, row] of rows.entries()) {
    if (!isPageTop && y + heightTogether(rows, index) > page.bottom) {
      canvas.addPage();
      y = page.top;
      isPageTop = true;
    }
    if (isPageTop && row.draw === undefined) continue;
    if (isPageTop && row.heading !== undefined) {
      row.heading.draw(y);
      y += row.heading.height;
    }
    row.draw?.(y);
    y += row.height;
    isPageTop = false;
  }
}

/** Height of a row and of those after it that may not leave it; of the row alone where no page has room for them all. */
function heightTogether(rows: readonly Row[], index: number): number {
  let height = 0;
  for (const row of rows.slice(index)) {
    height += row.height;
    if (row.keepsNext !== true) break;
  }
  return height > page.bottom - page.top ? (rows[index]?.height ?? 0) : height;
}

/** Lines of a paragraph as rows: neither its first nor its last line stands alone. */
export function keptParagraph(rows: readonly Row[]): readonly Row[] {
  return rows.map((row, index) =>
    index === 0 || index === rows.length - 2 ? { ...row, keepsNext: rows.length > 1 } : row,
  );
}
