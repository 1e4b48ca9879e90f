import type { Paper, PaperStatus } from '../../../shared/domain/papers/paper.ts';
import { baselineIn, type Canvas, heightOf } from './canvas.ts';
import { colours, contentWidth, page, styles } from './style.ts';

/** What the paper is and of what, at the left; its number and status at the right. Gives back where content begins. */
export function drawMasthead(canvas: Canvas, paper: Paper): number {
  const top = page.top;
  canvas.lines([paper.title.zh], page.left, top, styles.title);
  canvas.lines([paper.title.en.toUpperCase()], page.left + 1, top + 36, styles.titleInEnglish);
  const subjectTop = top + 57;
  const subjects = canvas.wrap(paper.subject.zh, contentWidth, styles.subject);
  const names = canvas.wrap(paper.subject.en, contentWidth, styles.label);
  canvas.lines(subjects, page.left, subjectTop, styles.subject);
  const namesTop = subjectTop + heightOf(subjects, styles.subject);
  canvas.lines(names, page.left, namesTop, styles.label);
  drawStatus(canvas, paper.status, top + 4);
  canvas.linesEndingAt([paper.number.label], page.right, top + 31, styles.label);
  canvas.linesEndingAt([paper.number.value], page.right, top + 44, styles.strong);
  return namesTop + heightOf(names, styles.label) - 6;
}

function drawStatus(canvas: Canvas, { words, tone }: PaperStatus, top: number): void {
  const style = { ...styles.strong, colour: tone === 'good' ? colours.paper : colours.ink };
  const width = canvas.measure(words, style) + 20;
  const box = { x: page.right - width, y: top, width, height: 20 };
  if (tone === 'good') canvas.box(box, colours.accent, 10);
  else if (tone === 'over') canvas.box(box, colours.line, 10);
  else canvas.frame(box, colours.accent, 10);
  canvas.text(words, box.x + 10, top + 2 + baselineIn(style), style);
}
