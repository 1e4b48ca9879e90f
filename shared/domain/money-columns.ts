import { type Fen, fractionDown, fractionHalfUp, wholePpm } from './money.ts';

/**
 * The amounts (or whole rates) of many policies, one after another: whole numbers from 0 on, which a double holds exactly.
 * Whoever multiplies a column decides once what to do and not for each policy, so that a step which was chosen from data
 * costs no more than one that was written down for the case.
 *
 * The same fen as `money.ts`. A processor divides slowly, so a product is raised by a half and multiplied by the inverse of
 * the divisor: below 2⁵¹ the two roundings of that are less than the half is away from the next whole quotient. A stretch with a
 * larger product is done again by `money.ts`. That is asked after the loop because a call within it, even one that is never
 * made, doubles what the loop costs; no product is therefore written over its own factors.
 *
 * A loop is over few columns: those that do not fit into a processor's registers cost more than a loop of their own.
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
  const raise = raiseHalfUp(denominator);
  const inverse = 1 / denominator;
  let largest = 0;
  for (let at = from; at < to; at += 1) {
    const raised = (amounts[at] ?? 0) * numerator + raise;
    into[at] = Math.floor(raised * inverse);
    if (raised > largest) largest = raised;
  }
  if (isExact(largest)) return;
  for (let at = from; at < to; at += 1) into[at] = fractionHalfUp(fenAt(amounts, at), numerator, denominator);
}

/** Yearly rates in rows, the row of each policy, and for how many months it holds. */
export interface Tariff {
  readonly ratesPpm: readonly number[];
  readonly row: Int32Array;
  readonly months: Column;
}

/** MNY-2: each amount × its yearly rate × months ÷ 12, rounded half up. */
export function halfUpByTariff(
  into: Column,
  amounts: Column,
  { ratesPpm, row, months }: Tariff,
  { from, to }: Stretch,
): void {
  const raise = raiseHalfUp(wholeYear);
  const inverse = 1 / wholeYear;
  let largest = 0;
  for (let at = from; at < to; at += 1) {
    const numerator = (ratesPpm[row[at] ?? 0] ?? 0) * (months[at] ?? 0);
    const raised = (amounts[at] ?? 0) * numerator + raise;
    into[at] = Math.floor(raised * inverse);
    if (raised > largest) largest = raised;
  }
  if (isExact(largest)) return;
  for (let at = from; at < to; at += 1) {
    const numerator = (ratesPpm[row[at] ?? 0] ?? 0) * (months[at] ?? 0);
    into[at] = fractionHalfUp(fenAt(amounts, at), numerator, wholeYear);
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
  const inverse = 1 / denominator;
  let largest = 0;
  for (let at = from; at < to; at += 1) {
    const raised = (amounts[at] ?? 0) * numerator + raiseDown;
    into[at] = Math.floor(raised * inverse);
    if (raised > largest) largest = raised;
  }
  if (isExact(largest)) return;
  for (let at = from; at < to; at += 1) into[at] = fractionDown(fenAt(amounts, at), numerator, denominator);
}

/** MNY-3: each amount × its own rate, rounded down. */
export function downBy(into: Column, amounts: Column, ratesPpm: Column, { from, to }: Stretch): void {
  const inverse = 1 / wholePpm;
  let largest = 0;
  for (let at = from; at < to; at += 1) {
    const raised = (amounts[at] ?? 0) * (ratesPpm[at] ?? 0) + raiseDown;
    into[at] = Math.floor(raised * inverse);
    if (raised > largest) largest = raised;
  }
  if (isExact(largest)) return;
  for (let at = from; at < to; at += 1) {
    into[at] = fractionDown(fenAt(amounts, at), ratesPpm[at] ?? 0, wholePpm);
  }
}

/** Each amount that is kept (1), and nothing of the others (0). */
export function keep(into: Column, amounts: Column, kept: Int32Array, { from, to }: Stretch): void {
  for (let at = from; at < to; at += 1) into[at] = (amounts[at] ?? 0) * (kept[at] ?? 0);
}

/** MNY-4: a share of each whole, rounded down, and what it leaves of `before`, which may be the column of what is left itself. */
export function takeShare(
  { part, rest }: { readonly part: Column; readonly rest: Column },
  { whole, before }: { readonly whole: Column; readonly before: Column },
  numerator: number,
  denominator: number,
  { from, to }: Stretch,
): void {
  const inverse = 1 / denominator;
  let largest = 0;
  for (let at = from; at < to; at += 1) {
    const raised = (whole[at] ?? 0) * numerator + raiseDown;
    const taken = Math.floor(raised * inverse);
    part[at] = taken;
    rest[at] = (before[at] ?? 0) - taken;
    if (raised > largest) largest = raised;
  }
  if (isExact(largest)) return;
  for (let at = from; at < to; at += 1) {
    const taken = fractionDown(fenAt(whole, at), numerator, denominator);
    rest[at] = (rest[at] ?? 0) + (part[at] ?? 0) - taken;
    part[at] = taken;
  }
}

export function add(into: Column, first: Column, second: Column, { from, to }: Stretch): void {
  for (let at = from; at < to; at += 1) into[at] = (first[at] ?? 0) + (second[at] ?? 0);
}

/** An amount that was worked out to the fen. */
export function fenAt(column: Column, at: number): Fen {
  return (column[at] ?? 0) as Fen;
}

const wholeYear = 12 * wholePpm;

/** What a product is raised by, so that its quotient rounded down is the one that is asked for. */
const raiseDown = 0.5;

function raiseHalfUp(denominator: number): number {
  return Math.floor(denominator / 2) + raiseDown;
}

function isExact(largest: number): boolean {
  return largest < 2 ** 51;
}
