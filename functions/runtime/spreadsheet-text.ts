/** A spreadsheet runs a cell that begins so as a formula; an apostrophe makes it text. */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text.normalize('NFKC')) ? `'${text}` : text;
}
