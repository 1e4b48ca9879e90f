import type { Paper, PaperBlock } from '../../../shared/domain/papers/paper.ts';
import { type Instant, millisOf } from '../../../shared/domain/dates.ts';
import { Canvas } from './canvas.ts';
import { factsRows } from './facts-rows.ts';
import { figuresRows } from './figures-rows.ts';
import { drawMasthead } from './masthead.ts';
import { drawFurniture } from './page-furniture.ts';
import { pointsRows } from './points-rows.ts';
import { gap, placeRows, type Row } from './rows.ts';
import { page } from './style.ts';
import { tableRows } from './table-rows.ts';
import { headingRows, textRows, warningRows } from './text-rows.ts';
import { verificationRows } from './verification-rows.ts';

/** The paper as a PDF file, A4, with its fonts: the same paper at the same time is the same file to the byte. */
export function drawPaper(paper: Paper, now: Instant): Promise<Uint8Array> {
  const title = `${paper.title.zh} ${paper.number.value}`;
  const canvas = new Canvas({ title, createdAt: new Date(millisOf(now)) });
  const top = drawMasthead(canvas, paper);
  const rows = paper.sections.flatMap(({ heading, blocks }) => [
    ...headingRows(canvas, heading),
    ...blocks.flatMap((block, index) => [...(index === 0 ? [] : [gap(6)]), ...blockRows(canvas, block)]),
  ]);
  placeRows(canvas, withVerification(canvas, rows, paper, top), top);
  drawFurniture(canvas, paper);
  return canvas.finish();
}

/** At the end of a paper of one page; of a longer one at its beginning, so that the code is on the first page. */
function withVerification(
  canvas: Canvas,
  rows: readonly Row[],
  { verification }: Paper,
  top: number,
): readonly Row[] {
  if (verification === undefined) return rows;
  const proof = verificationRows(canvas, verification);
  const height = [...rows, ...proof].reduce((sum, row) => sum + row.height, 0);
  return top + height <= page.bottom ? [...rows, ...proof] : [...proof, ...rows];
}

function blockRows(canvas: Canvas, block: PaperBlock): readonly Row[] {
  switch (block.kind) {
    case 'facts':
      return factsRows(canvas, block.facts);
    case 'figures':
      return figuresRows(canvas, block.figures);
    case 'table':
      return tableRows(canvas, block);
    case 'points':
      return pointsRows(canvas, block.points);
    case 'text':
      return textRows(canvas, block.text);
    case 'warning':
      return warningRows(canvas, block);
  }
}
