import { claimWorkflowPicture } from '../infra/claims/claim-workflow-picture.ts';
import { claimDecisionsTable } from '../shared/domain/claims/claim-decisions-table.ts';

const marks = {
  picture: ['<!-- claim workflow: written by npm run picture -->', '<!-- end of claim workflow -->'],
  table: ['<!-- claim decisions: written by npm run picture -->', '<!-- end of claim decisions -->'],
} as const;

/** A document with the picture and the table of now between their marks. */
export function withPictures(document: string): string {
  const drawn = between(document, marks.picture, `\`\`\`mermaid\n${claimWorkflowPicture()}\n\`\`\``);
  return between(drawn, marks.table, `\`\`\`text\n${claimDecisionsTable()}\n\`\`\``);
}

function between(document: string, [begin, end]: readonly [string, string], content: string): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`the document has no place for ${begin}`);
  return `${before}${begin}\n\n${content}\n\n${end}${after}`;
}
