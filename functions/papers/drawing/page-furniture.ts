import type { Paper } from '../../../shared/domain/papers/paper.ts';
import type { Canvas } from './canvas.ts';
import { colours, page, styles } from './style.ts';

const headerTop = 34;
const footerTop = 790;

/** Header and footer of every page, once it is known how many there are. */
export function drawFurniture(canvas: Canvas, paper: Paper): void {
  const { pages } = canvas;
  for (let index = 0; index < pages; index += 1) {
    canvas.turnTo(index);
    drawHeader(canvas, paper);
    canvas.rule(footerTop, page.left, page.right);
    const asOf = `${paper.title.zh} ${paper.number.value}　状态截至 ${paper.asOf}（北京时间）`;
    canvas.lines([asOf], page.left, footerTop + 7, styles.furniture);
    canvas.linesEndingAt([`第 ${index + 1} 页，共 ${pages} 页`], page.right, footerTop + 7, styles.furniture);
  }
}

function drawHeader(canvas: Canvas, { notice }: Paper): void {
  canvas.lines(['科保 Kebao'], page.left, headerTop, styles.brand);
  if (notice !== undefined) {
    const width = canvas.measure(notice, styles.notice) + 18;
    canvas.frame({ x: page.right - width, y: headerTop - 3, width, height: 18 }, colours.accent, 3);
    canvas.lines([notice], page.right - width + 9, headerTop, styles.notice);
  }
  canvas.rule(headerTop + 24, page.left, page.right);
}
