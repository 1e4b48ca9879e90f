import { addFen, allocate, type Fen, minFen, subtractFen, sumFen, zeroFen } from '../money.ts';
import { invariant } from '../result.ts';

/**
 * MNY-4, COI-2, COI-4: splits rows and columns of the same sum at once: who of several (rows) carries how much of each part
 * (columns). Every row but the first gets its share of each column rounded down, the rest of it in the first column that has
 * room; the first row takes what is left of every column, so that all sums hold.
 */
export function apportion(rows: readonly Fen[], columns: readonly Fen[]): readonly (readonly Fen[])[] {
  invariant(sumFen(rows) === sumFen(columns), 'rows and columns are of the same sum');
  let left = columns;
  const others = rows.slice(1).map((row) => {
    const parts = row === 0 ? columns.map(() => zeroFen) : fitInto(left, row, columns);
    left = left.map((column, index) => subtractFen(column, parts[index] ?? zeroFen));
    return parts;
  });
  return [left, ...others];
}

/** Shares of a row, none larger than what its column has left. */
function fitInto(left: readonly Fen[], row: Fen, columns: readonly Fen[]): readonly Fen[] {
  const due = allocate(
    row,
    columns.map((weight, party) => ({ party, weight })),
  );
  const parts = left.map((most, index) => minFen(most, due[index]?.fen ?? zeroFen));
  let over = subtractFen(row, sumFen(parts));
  return parts.map((part, index) => {
    const more = minFen(over, subtractFen(left[index] ?? zeroFen, part));
    over = subtractFen(over, more);
    return addFen(part, more);
  });
}
