import { type Fen, fractionDown, fractionHalfUp } from './money.ts';

/**
 * The amounts (or whole rates) of many policies, one after another: whole numbers from 0 on, which a double holds exactly.
 * Whoever multiplies a column decides once what to do and not for each policy, so that a step which was chosen from data
 * costs no more than one that was written down for the case. The same fen as `money.ts`: plain numbers while they are exact, its
 * own functions beyond.
 */
export type Column = Float64Array;

/** The policies from `from` to before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** MNY-2: each amount × its own numerator ÷ denominator, rounded half up. */
export function halfUpBy(
  into: Column,
  amounts: Column,
  numerators: Column,
  denominator: number,
  { from, to }: Stretch,
): void {
  for (let at = from; at < to; at += 1) {
    into[at] = halfUpOne(amounts[at] ?? 0, numerators[at] ?? 0, denominator);
  }
}

/** MNY-2: each amount × numerator ÷ denominator, rounded half up. */
export function halfUp(
  into: Column,
  amounts: Column,
  numerator: number,
  denominator: number,
  { from, to }: Stretch,
): void {
  for (let at = from; at < to; at += 1) into[at] = halfUpOne(amounts[at] ?? 0, numerator, denominator);
}

/** MNY-3: each amount × its own numerator ÷ denominator, rounded down. */
export function downBy(
  into: Column,
  amounts: Column,
  numerators: Column,
  denominator: number,
  { from, to }: Stretch,
): void {
  for (let at = from; at < to; at += 1) {
    into[at] = downOne(amounts[at] ?? 0, numerators[at] ?? 0, denominator);
  }
}

/** MNY-3: each amount × numerator ÷ denominator, rounded down. */
export function down(
  into: Column,
  amounts: Column,
  numerator: number,
  denominator: number,
  { from, to }: Stretch,
): void {
  for (let at = from; at < to; at += 1) into[at] = downOne(amounts[at] ?? 0, numerator, denominator);
}

/** MNY-4: the same, and what was taken out is taken from what is left of the amount. */
export function takeDown(
  into: Column,
  left: Column,
  amounts: Column,
  numerator: number,
  denominator: number,
  { from, to }: Stretch,
): void {
  for (let at = from; at < to; at += 1) {
    const part = downOne(amounts[at] ?? 0, numerator, denominator);
    into[at] = part;
    left[at] = (left[at] ?? 0) - part;
  }
}

/** Each amount that is kept (1), and nothing of the others (0). */
export function keep(into: Column, amounts: Column, kept: Int32Array, { from, to }: Stretch): void {
  for (let at = from; at < to; at += 1) into[at] = (amounts[at] ?? 0) * (kept[at] ?? 0);
}

function downOne(amount: number, numerator: number, denominator: number): number {
  const product = amount * numerator;
  return product <= Number.MAX_SAFE_INTEGER - denominator
    ? Math.floor(product / denominator)
    : fractionDown(amount as Fen, numerator, denominator);
}

function halfUpOne(amount: number, numerator: number, denominator: number): number {
  const doubled = 2 * amount * numerator + denominator;
  return doubled <= Number.MAX_SAFE_INTEGER - 2 * denominator
    ? Math.floor(doubled / (2 * denominator))
    : fractionHalfUp(amount as Fen, numerator, denominator);
}
