import { createHash } from 'node:crypto';
import { closeLine } from '../../shared/domain/proof/export-lines.ts';
import { verify } from '../../verifier/verify.ts';

type Line = { type: string } & Record<string, unknown>;

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** What the verifier says of an export's text. */
export function verdictOf(text: string) {
  return verify(toLines(text));
}

async function* toLines(text: string): AsyncGenerator<string, void> {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  yield* lines;
}

/** The lines of an export without what closes them. */
export function contentsOf(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { line: _hash, ...content } = JSON.parse(line) as Line;
      return content;
    });
}

/** An export that somebody has changed and closed again, line by line. */
export function closedAgain(contents: readonly Line[]): string {
  let hash = '';
  return contents
    .map((content) => {
      const closed = closeLine(hash, JSON.stringify(content), digest);
      ({ hash } = closed);
      return closed.text;
    })
    .join('');
}
