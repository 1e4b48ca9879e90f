import type { Instant } from '../../shared/domain/dates.ts';
import type { Paper } from '../../shared/domain/papers/paper.ts';
import { type Answer, paperAnswer } from '../runtime/reply.ts';
import { drawPaper } from './drawing/draw-paper.ts';

/** The paper as a PDF file, named after what it is and its number. */
export async function paperReply(of: Paper, now: Instant): Promise<Answer> {
  const kind = of.title.en.toLowerCase().replaceAll(' ', '-');
  const { value } = of.number;
  return paperAnswer(await drawPaper(of, now), `${kind}-${value}.pdf`, `${of.title.zh} ${value}.pdf`);
}
