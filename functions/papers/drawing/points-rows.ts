import type { PaperPoint } from '../../../shared/domain/papers/paper.ts';
import type { Canvas } from './canvas.ts';
import { gap, type Row } from './rows.ts';
import { colours, page, styles } from './style.ts';
import { lineRows } from './text-rows.ts';

const textLeft = page.left + 22;
const textWidth = page.right - textLeft;
const exampleInset = 12;
const bar = 2;

/** Numbered clauses or steps: title and mark, then text and example line by line, which may run on to the next page. */
export function pointsRows(canvas: Canvas, points: readonly PaperPoint[]): readonly Row[] {
  return points.flatMap((point, index) => [
    ...(index === 0 ? [gap(2)] : [{ height: 7 }]),
    titleRow(canvas, point, index + 1),
    ...(point.text === undefined ? [] : lineRows(canvas, point.text, textLeft, textWidth, styles.body)),
    ...(point.example === undefined ? [] : exampleRows(canvas, point.example)),
  ]);
}

function titleRow(canvas: Canvas, { title, mark, text }: PaperPoint, number: number): Row {
  const markWidth = mark === undefined ? 0 : canvas.measure(mark, styles.mark) + 16;
  const lines = canvas.wrap(title, textWidth - markWidth, styles.strong);
  return {
    height: lines.length * styles.strong.leading + 1,
    keepsNext: text !== undefined,
    draw: (top) => {
      canvas.lines([String(number)], page.left, top, { ...styles.strong, colour: colours.accent });
      canvas.lines(lines, textLeft, top, styles.strong);
      if (mark !== undefined) canvas.linesEndingAt([mark], page.right, top + 1.5, styles.mark);
    },
  };
}

function exampleRows(canvas: Canvas, example: string): readonly Row[] {
  const left = textLeft + exampleInset;
  const rows = lineRows(canvas, `示例：${example}`, left, page.right - left, styles.example);
  const barred = rows.map((row): Row => {
    const draw = (top: number) => {
      canvas.box({ x: textLeft, y: top, width: bar, height: row.height }, colours.line);
      row.draw?.(top);
    };
    return { ...row, draw };
  });
  return [gap(3), ...barred];
}
