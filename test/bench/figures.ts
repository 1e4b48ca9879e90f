/** A table of one bench. */
export interface Figures {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export function print({ title, columns, rows }: Figures): void {
  console.log(title);
  console.table(rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]]))));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((low, high) => low - high);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
