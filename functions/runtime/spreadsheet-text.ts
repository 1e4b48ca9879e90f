/**
 * A spreadsheet runs a cell that begins so as a formula; an apostrophe makes it text. One that is there already gets another,
 * so that reading takes away what was put there and nothing else.
 */
export function withoutFormula(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text.normalize('NFKC')) ? `'${text}` : text;
}
