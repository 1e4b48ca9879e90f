import type { PaperBlock } from '../../../shared/domain/papers/paper.ts';
import { type Canvas, heightOf } from './canvas.ts';
import { gap, keptParagraph, type Row } from './rows.ts';
import { colours, contentWidth, page, styles, type TextStyle } from './style.ts';

type Warning = Extract<PaperBlock, { kind: 'warning' }>;

const padding = 12;
const paragraphGap = 3;
const mostKeptRows = 8;

export function headingRows(canvas: Canvas, heading: string): readonly Row[] {
  const { leading } = styles.heading;
  const row: Row = {
    height: leading + 11,
    keepsNext: true,
    draw: (top) => {
      canvas.lines([heading], page.left, top, styles.heading);
      canvas.rule(top + leading + 4, page.left, page.right);
      canvas.rule(top + leading + 4, page.left, page.left + 28, colours.accent, 1.5);
    },
  };
  return [gap(14), row];
}

/** Paragraphs over the whole width; a short text stays together, a long one runs on to the next page. */
export function textRows(canvas: Canvas, text: string): readonly Row[] {
  const rows: readonly Row[] = text
    .split('\n')
    .flatMap((paragraph, index) => [
      ...(index === 0 ? [] : [{ height: paragraphGap }]),
      ...lineRows(canvas, paragraph, page.left, contentWidth, styles.body),
    ]);
  if (rows.length > mostKeptRows) return rows;
  return rows.map((row, index) => ({ ...row, keepsNext: index < rows.length - 1 }));
}

/** A text from `x` on, a row for each of its lines. */
export function lineRows(
  canvas: Canvas,
  text: string,
  x: number,
  width: number,
  style: TextStyle,
): readonly Row[] {
  return keptParagraph(
    canvas.wrap(text, width, style).map((line) => ({
      height: style.leading,
      draw: (top) => canvas.lines([line], x, top, style),
    })),
  );
}

export function warningRows(canvas: Canvas, { title, text }: Warning): readonly Row[] {
  const width = contentWidth - padding * 2 - 4;
  const titles = canvas.wrap(title, width, styles.subject);
  const lines = text === '' ? [] : canvas.wrap(text, width, styles.body);
  const titleHeight = heightOf(titles, styles.subject);
  const height = padding * 2 + titleHeight + heightOf(lines, styles.body);
  const row: Row = {
    height,
    draw: (top) => {
      canvas.box({ x: page.left, y: top, width: contentWidth, height }, colours.tint);
      canvas.box({ x: page.left, y: top, width: 3, height }, colours.accent);
      canvas.lines(titles, page.left + padding + 4, top + padding, styles.subject);
      canvas.lines(lines, page.left + padding + 4, top + padding + titleHeight, styles.body);
    },
  };
  return [row, gap(10)];
}
