import { accept, refuse, type Result } from '../result.ts';

/**
 * A column of a list. Both titles are understood; an amount is in whole fen under its English name, and in yuan under its
 * Chinese title.
 */
export interface Column {
  readonly name: string;
  readonly zh: string;
  readonly required: boolean;
  readonly example: string;
  /** What the example is under the Chinese title, where it is another. */
  readonly zhExample?: string;
  readonly amount?: true;
}

export function requiredColumn(name: string, zh: string, example: string): Column {
  return { name, zh, required: true, example };
}

export function optionalColumn(name: string, zh: string, example: string): Column {
  return { name, zh, required: false, example };
}

/** Whole fen under its name, yuan under its title. */
export function amountColumn(column: Column, yuan: string): Column {
  return { ...column, amount: true, zhExample: yuan };
}

/** Where a column stands in a file, and under which title. */
export interface PlacedColumn {
  readonly column: Column;
  readonly position: number;
  readonly title: string;
  /** Its cells are yuan with up to two decimals. */
  readonly inYuan: boolean;
}

/** A column as a file shows it: its title there, and its example in the unit of its cells. */
export interface WrittenColumn extends Column {
  readonly title: string;
  readonly inYuan: boolean;
}

export type HeaderRefusal = {
  readonly kind: 'header';
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  readonly twice: readonly string[];
};

/** Columns that a file of rows turned away adds; a mended file can be put in again as it is. */
export const faultColumns = [
  { name: 'row', zh: '原行号' },
  { name: 'cell', zh: '出错单元格' },
  { name: 'rule', zh: '规则' },
  { name: 'reason', zh: '原因' },
  { name: 'fix', zh: '如何修改' },
] as const;

/**
 * Which column stands where, by English name or Chinese title, whatever their order, width and spacing.
 *
 * Refusal: `header`, with the columns that are missing, unknown or named twice.
 */
export function readHeader(
  columns: readonly Column[],
  titles: readonly string[],
): Result<readonly PlacedColumn[], HeaderRefusal> {
  const passedOver = new Set(faultColumns.flatMap(({ name, zh }) => [comparable(name), comparable(zh)]));
  const known = columns.flatMap((column) => [
    { title: comparable(column.name), column, inYuan: false },
    { title: comparable(column.zh), column, inYuan: column.amount === true },
  ]);
  const placed: PlacedColumn[] = [];
  const unknown: string[] = [];
  titles.forEach((title, position) => {
    const wanted = comparable(title);
    if (wanted === '' || passedOver.has(wanted)) return;
    const found = known.find((one) => one.title === wanted);
    if (found === undefined) unknown.push(title.trim());
    else placed.push({ column: found.column, position, title: title.trim(), inYuan: found.inYuan });
  });
  const names = placed.map(({ column }) => column.name);
  const missing = columns.filter(({ required, name }) => required && !names.includes(name));
  const twice = columns.filter(({ name }) => names.indexOf(name) !== names.lastIndexOf(name));
  if (missing.length + unknown.length + twice.length === 0) return accept(placed);
  return refuse({
    kind: 'header',
    missing: missing.map(titlesOf),
    unknown,
    twice: twice.map(titlesOf),
  });
}

/** Columns as the file writes them; one that it does not have is called as the file calls others. */
export function columnsAsWritten(
  columns: readonly Column[],
  header: readonly PlacedColumn[],
): readonly WrittenColumn[] {
  const inChinese = header.some(({ column, title }) => comparable(title) === comparable(column.zh));
  return columns.map((column) => {
    const placed = header.find((one) => one.column.name === column.name);
    const inYuan = placed?.inYuan ?? (inChinese && column.amount === true);
    return {
      ...column,
      title: placed?.title ?? (inChinese ? column.zh : column.name),
      inYuan,
      example: exampleOf(column, inYuan),
    };
  });
}

/** Both titles of a column, as messages name it. */
export function titlesOf({ name, zh }: Pick<Column, 'name' | 'zh'>): string {
  return `${zh} / ${name}`;
}

/** The cells of a row by column; what is left empty is left out, and yuan are marked as such. */
export function cellsOf(
  header: readonly PlacedColumn[],
  cells: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    header.flatMap(({ column, position, inYuan }) => {
      const text = textOf(cells[position] ?? '');
      return text === '' ? [] : [[column.name, inYuan ? `${text.replace(/元$/, '')}元` : text]];
    }),
  );
}

/** Whether a row is the example that a template shows. */
export function isExample(header: readonly PlacedColumn[], cells: readonly string[]): boolean {
  return header.every(
    ({ column, position, inYuan }) => (cells[position] ?? '').trim() === exampleOf(column, inYuan),
  );
}

/** Filled cells beyond the header belong to no column. */
export function hasCellsBeyond(titles: readonly string[], cells: readonly string[]): boolean {
  return cells.some((cell, position) => cell.trim() !== '' && comparable(titles[position] ?? '') === '');
}

function exampleOf({ example, zhExample }: Column, inYuan: boolean): string {
  return inYuan ? (zhExample ?? example) : example;
}

/** An apostrophe before a sign was put there so that no spreadsheet takes the text for a formula. */
function textOf(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && /^'+[=+\-@]/.test(text.normalize('NFKC')) ? text.slice(1) : text;
}

function comparable(title: string): string {
  return title.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}
