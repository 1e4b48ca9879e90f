import type { PaperFigure } from '../../../shared/domain/papers/paper.ts';
import { type Canvas, heightOf } from './canvas.ts';
import type { Row } from './rows.ts';
import { colours, contentWidth, page, styles, type TextStyle } from './style.ts';

const boxGap = 10;
const padding = 14;
const sizes = [24, 21, 18, 15, 12.5, 10.5, 9];

/** The amounts that must not be missed, side by side; the strong one stands out. */
export function figuresRows(canvas: Canvas, figures: readonly PaperFigure[]): readonly Row[] {
  const width = (contentWidth - boxGap * (figures.length - 1)) / figures.length;
  const boxes = figures.map((figure, index) => {
    const inverse = figure.strong === true ? { colour: colours.paper } : {};
    return {
      figure,
      x: page.left + index * (width + boxGap),
      label: { ...styles.label, ...inverse },
      value: valueStyle(canvas, figure, width - padding * 2),
      remark: { ...styles.label, ...inverse },
      remarks:
        figure.remark === undefined ? [] : canvas.wrap(figure.remark, width - padding * 2, styles.label),
    };
  });
  const tallest = Math.max(...boxes.map(({ remarks }) => heightOf(remarks, styles.label)));
  const valueTop = padding + styles.label.leading + 4;
  const height = valueTop + 30 + tallest + padding - 2;
  const draw = (top: number) => {
    for (const { figure, x, label, value, remark, remarks } of boxes) {
      const fill = figure.strong === true ? colours.accent : colours.tint;
      canvas.box({ x, y: top, width, height }, fill, 4);
      canvas.lines([figure.label], x + padding, top + padding, label);
      canvas.lines([figure.value], x + padding, top + valueTop, value);
      canvas.lines(remarks, x + padding, top + valueTop + 30, remark);
    }
  };
  return [{ height, draw }];
}

/** As large as the box lets it be. */
function valueStyle(canvas: Canvas, { value, strong }: PaperFigure, width: number): TextStyle {
  const colour = strong === true ? colours.paper : colours.ink;
  const styled = sizes.map((size): TextStyle => ({ font: 'bold', size, colour, leading: 30 }));
  const fitting = styled.find((style) => canvas.measure(value, style) <= width);
  return fitting ?? { font: 'bold', size: 8, colour, leading: 30 };
}
