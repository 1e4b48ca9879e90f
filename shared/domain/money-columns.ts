import { type Fen, fractionDown, fractionHalfUp } from './money.ts';

/**
 * The amounts (or whole rates) of many policies, one after another: whole numbers from 0 on, which a double holds exactly.
 * Whoever multiplies a column decides once what to do and not for each policy, so that a step which was chosen from data
 * costs no more than one that was written down for the case.
 *
 * The same fen as `money.ts`. Plain numbers are exact while a product and its divisor together are a safe integer; a stretch with
 * a product beyond that is done again by `money.ts`. That is asked after the loop because a call within it, even one that is
 * never made, doubles what the loop costs; no product is therefore written over its own factors.
 */
export type Column = Float64Array;

/** The policies from `from` to before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** MNY-2: each amount × numerator ÷ denominator, rounded half up. */
export function halfUp(
  into: Column,
  amounts: Column,
  numerator: number,
  denominator: number,
  { from, to }: Stretch,
): void {
  const divisor = 2 * denominator;
  let largest = 0;
  for (let at = from; at < to; at += 1) {
    const doubled = 2 * (amounts[at] ?? 0) * numerator + denominator;
    into[at] = Math.floor(doubled / divisor);
    if (doubled > largest) largest = doubled;
  }
  if (isExact(largest, divisor)) return;
  for (let at = from; at < to; at += 1) into[at] = fractionHalfUp(fenAt(amounts, at), numerator, denominator);
}

/** MNY-2: each amount × its own numerator ÷ denominator, rounded half up. */
export function halfUpBy(
  into: Column,
  amounts: Column,
  numerators: Column,
  denominator: number,
  { from, to }: Stretch,
): void {
  const divisor = 2 * denominator;
  let largest = 0;
  for (let at = from; at < to; at += 1) {
    const doubled = 2 * (amounts[at] ?? 0) * (numerators[at] ?? 0) + denominator;
    into[at] = Math.floor(doubled / divisor);
    if (doubled > largest) largest = doubled;
  }
  if (isExact(largest, divisor)) return;
  for (let at = from; at < to; at += 1) {
    into[at] = fractionHalfUp(fenAt(amounts, at), numerators[at] ?? 0, denominator);
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
  let largest = 0;
  for (let at = from; at < to; at += 1) {
    const product = (amounts[at] ?? 0) * numerator;
    into[at] = Math.floor(product / denominator);
    if (product > largest) largest = product;
  }
  if (isExact(largest, denominator)) return;
  for (let at = from; at < to; at += 1) into[at] = fractionDown(fenAt(amounts, at), numerator, denominator);
}

/** MNY-3: each amount × its own numerator ÷ denominator, rounded down. */
export function downBy(
  into: Column,
  amounts: Column,
  numerators: Column,
  denominator: number,
  { from, to }: Stretch,
): void {
  let largest = 0;
  for (let at = from; at < to; at += 1) {
    const product = (amounts[at] ?? 0) * (numerators[at] ?? 0);
    into[at] = Math.floor(product / denominator);
    if (product > largest) largest = product;
  }
  if (isExact(largest, denominator)) return;
  for (let at = from; at < to; at += 1) {
    into[at] = fractionDown(fenAt(amounts, at), numerators[at] ?? 0, denominator);
  }
}

/** Each amount that is kept (1), and nothing of the others (0). */
export function keep(into: Column, amounts: Column, kept: Int32Array, { from, to }: Stretch): void {
  for (let at = from; at < to; at += 1) into[at] = (amounts[at] ?? 0) * (kept[at] ?? 0);
}

export function add(into: Column, first: Column, second: Column, { from, to }: Stretch): void {
  for (let at = from; at < to; at += 1) into[at] = (first[at] ?? 0) + (second[at] ?? 0);
}

export function subtract(into: Column, whole: Column, part: Column, { from, to }: Stretch): void {
  for (let at = from; at < to; at += 1) into[at] = (whole[at] ?? 0) - (part[at] ?? 0);
}

/** An amount that was worked out to the fen. */
export function fenAt(column: Column, at: number): Fen {
  return (column[at] ?? 0) as Fen;
}

function isExact(largest: number, divisor: number): boolean {
  return largest + divisor <= Number.MAX_SAFE_INTEGER;
}
