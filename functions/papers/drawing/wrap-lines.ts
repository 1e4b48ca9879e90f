/** Width of a text in points. */
export type Measure = (text: string) => number;

/** Marks that never begin a line, and marks that never end one. */
const closing = /^[，。；：、！？）》」』】”’％%…,.;:!?)\]]+$/u;
const opening = /^[（《「『【“‘([]+$/u;
/** What is not broken: an amount with its unit, a Latin word or number, spaces; else each character by itself. */
const pieces = /[\d][\d,.]* (?:元|%|天)|[\p{Script=Latin}\d@#&*+\-_./:,'"=]+|\s+|./gsu;

/** Breaks a text into lines of a width: between Chinese characters, not within words, not before a closing mark. */
export function wrapLines(text: string, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

function wrapParagraph(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of unitsOf(paragraph).flatMap((whole) => fitting(whole, width, measure))) {
    if (line !== '' && measure(line + unit.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = unit.trimStart();
    } else line += unit;
  }
  return [...lines, line.trimEnd()];
}

/** Pieces that have to stay together: opening marks with what follows, closing marks with what precedes. */
function unitsOf(paragraph: string): string[] {
  const units: string[] = [];
  let opened = '';
  for (const [piece] of paragraph.matchAll(pieces)) {
    if (opening.test(piece)) opened += piece;
    else if (closing.test(piece) && opened === '' && units.length > 0)
      units.push((units.pop() ?? '') + piece);
    else {
      units.push(opened + piece);
      opened = '';
    }
  }
  return opened === '' ? units : [...units, opened];
}

/** A unit that is wider than a whole line is broken wherever it has to be. */
function fitting(unit: string, width: number, measure: Measure): string[] {
  if (measure(unit.trimEnd()) <= width) return [unit];
  const parts: string[] = [];
  let part = '';
  for (const character of unit) {
    if (part !== '' && measure(part + character) > width) {
      parts.push(part);
      part = character;
    } else part += character;
  }
  return [...parts, part];
}
