import type { Paper, PaperBlock } from '../../../shared/domain/papers/paper.ts';
import { invariant } from '../../../shared/domain/result.ts';

/** Everything that stands in the sections of a paper. */
export function wordsOf(paper: Paper): string {
  return paper.sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(wordsIn)]).join('\n');
}

/** The cells of the first table in a section. */
export function rowsOf(paper: Paper, heading: string): readonly (readonly string[])[] {
  const section = paper.sections.find((one) => one.heading === heading);
  const table = section?.blocks.find((block) => block.kind === 'table');
  invariant(table?.kind === 'table', `a table under ${heading}`);
  return table.rows.map((row) => row.cells);
}

function wordsIn(block: PaperBlock): readonly (string | undefined)[] {
  switch (block.kind) {
    case 'facts':
      return block.facts.flatMap((fact) => [fact.label, fact.value, fact.remark]);
    case 'figures':
      return block.figures.flatMap((figure) => [figure.label, figure.value, figure.remark]);
    case 'table':
      return block.rows.flatMap((row) => row.cells);
    case 'points':
      return block.points.flatMap((point) => [point.title, point.mark, point.text, point.example]);
    case 'text':
      return [block.text];
    case 'warning':
      return [block.title, block.text];
  }
}
