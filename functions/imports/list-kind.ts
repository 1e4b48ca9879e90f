import type * as z from 'zod';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { cellFault } from '../../shared/domain/imports/cells.ts';
import { type Column, type HeaderRefusal, type WrittenColumn } from '../../shared/domain/imports/columns.ts';
import type { ImportKind } from '../../shared/domain/imports/import-kind.ts';
import type { RowFault, RowResult } from '../../shared/domain/imports/row-outcome.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { faultsOf } from '../runtime/fault-words.ts';
import type { Minter } from '../runtime/minting.ts';

export type Cells = Readonly<Record<string, string>>;

/** For whom and when a row of which columns is worked on; its `mint` follows from job and row. */
export interface RowContext {
  readonly columns: readonly WrittenColumn[];
  readonly caller: Caller;
  readonly now: Instant;
  readonly mint: Minter;
}

/** What a row would write, and what it would say of itself; or why it is turned away. */
export type RowDecision =
  | { readonly accepted: true; readonly writes: readonly Write[]; readonly result: RowResult }
  | { readonly accepted: false; readonly faults: readonly RowFault[] };

/** A kind of list: its columns, what its rows answer, and how one row is decided on what is there now. */
export interface ListKind {
  readonly kind: ImportKind;
  readonly columns: readonly Column[];
  /** What an accepted row says of itself, in the order of a file of results. */
  readonly results: readonly Pick<Column, 'name' | 'zh'>[];
  readonly decide: (cells: Cells, at: RowContext) => Promise<RowDecision>;
}

/** A row that has more cells than the header. */
export const beyondHeader: RowFault = {
  rule: 'format',
  message: '表头之外还有内容 / there are cells to the right of the header',
  fix: '请删除多余的单元格，或检查文字中的逗号是否加了引号 / remove them, or quote commas within a cell',
};

export function turnedAway(...faults: readonly RowFault[]): RowDecision {
  return { accepted: false, faults };
}

/** Reads a row with its schema; each cell that does not fit is a fault of its column. */
export function readRow<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  columns: readonly WrittenColumn[],
  columnOf: (path: string) => string = (path) => path.split('.')[0] ?? path,
): { ok: true; row: z.output<Schema> } | { ok: false; faults: readonly RowFault[] } {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, row: parsed.data };
  const faults = faultsOf(parsed.error, []).map(({ path, message }): RowFault => {
    const column = columns.find(({ name }) => name === columnOf(path));
    return column === undefined ? { rule: 'format', message, fix: message } : cellFault(column, message);
  });
  return { ok: false, faults };
}

/** What is wrong with a header, in words. */
export function headerWords({ missing, unknown, twice }: HeaderRefusal): string {
  const parts = [
    ...(missing.length > 0 ? [`缺少列：${missing.join('、')}`] : []),
    ...(unknown.length > 0 ? [`不认识的列：${unknown.join('、')}`] : []),
    ...(twice.length > 0 ? [`重复的列：${twice.join('、')}`] : []),
  ];
  return `表头有误，未导入任何一行。${parts.join('；')}。请按模板的表头修改。 / the header does not fit, no row was imported; use the header of the template`;
}
