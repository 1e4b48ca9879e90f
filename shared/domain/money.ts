import * as z from 'zod';
import { BrokenInvariant, invariant } from './result.ts';

/**
 * MNY-1: amounts are whole fen (1/100 yuan), rates whole parts per million. This is the only module that multiplies or
 * rounds money, and a function's name says which way it rounds: plain numbers as long as they are exact (whole multiples
 * of the denominator are taken apart where the product would be too large), `bigint` beyond.
 */
export const fen = z.int().brand('Fen');
export type Fen = z.infer<typeof fen>;

/** An amount that cannot be negative: premiums, grants, losses. */
export const nonNegativeFen = z.int().nonnegative().brand('Fen');

/** Largest amount that a request may name: 100 billion yuan. */
export const largestRequestFen = 10_000_000_000_000;
export const requestFen = z.int().nonnegative().max(largestRequestFen).brand('Fen');

export const ppm = z.int().nonnegative().max(1_000_000).brand('Ppm');
export type Ppm = z.infer<typeof ppm>;

export const wholePpm = 1_000_000;
export const zeroFen = asFen(0);

/** Brands a whole number of fen that the code itself made. */
export function asFen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new BrokenInvariant(`not a whole number of fen: ${amount}`);
  return amount as Fen;
}

/** Brands a whole rate from 0 to 100 % that the code itself made. */
export function asPpm(rate: number): Ppm {
  if (!Number.isInteger(rate) || rate < 0 || rate > wholePpm) {
    throw new BrokenInvariant(`not a rate in parts per million: ${rate}`);
  }
  return rate as Ppm;
}

export function addFen(...amounts: readonly Fen[]): Fen {
  return asFen(amounts.reduce((total, amount) => total + amount, 0));
}

/** Sum of a list of any length. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return asFen(amounts.reduce<number>((total, amount) => total + amount, 0));
}

export function subtractFen(from: Fen, ...amounts: readonly Fen[]): Fen {
  return asFen(amounts.reduce<number>((left, amount) => left - amount, from));
}

export function negateFen(amount: Fen): Fen {
  return asFen(0 - amount);
}

/** An amount so many times: a price by the piece, a limit for each unit. */
export function timesFen(amount: Fen, count: number): Fen {
  return asFen(amount * count);
}

export function minFen(...amounts: readonly [Fen, ...Fen[]]): Fen {
  return asFen(Math.min(...amounts));
}

export function maxFen(...amounts: readonly [Fen, ...Fen[]]): Fen {
  return asFen(Math.max(...amounts));
}

/** The amount, or nothing when it is below zero. */
export function atLeastZero(amount: Fen): Fen {
  return maxFen(amount, zeroFen);
}

/** MNY-2: amount × numerator ÷ denominator, rounded half up: for whatever is measured or priced. */
export function fractionHalfUp(amount: Fen, numerator: number, denominator: number): Fen {
  assertFraction(amount, numerator, denominator);
  const doubled = 2 * amount * numerator + denominator;
  if (isExact(doubled, 2 * denominator)) return asFen(Math.floor(doubled / (2 * denominator)));
  if (isExact(amount, denominator)) {
    const whole = Math.floor(amount / denominator);
    const doubledRest = 2 * (amount - whole * denominator) * numerator + denominator;
    if (isExact(doubledRest, 2 * denominator)) {
      return asFen(whole * numerator + Math.floor(doubledRest / (2 * denominator)));
    }
  }
  const [a, n, d] = [BigInt(amount), BigInt(numerator), BigInt(denominator)];
  return asFen(Number((2n * a * n + d) / (2n * d)));
}

/** MNY-3: amount × numerator ÷ denominator, rounded down: for subsidies, limits and ceilings. */
export function fractionDown(amount: Fen, numerator: number, denominator: number): Fen {
  assertFraction(amount, numerator, denominator);
  const product = amount * numerator;
  if (isExact(product, denominator)) return asFen(Math.floor(product / denominator));
  if (isExact(amount, denominator)) {
    const whole = Math.floor(amount / denominator);
    const rest = (amount - whole * denominator) * numerator;
    if (isExact(rest, denominator)) return asFen(whole * numerator + Math.floor(rest / denominator));
  }
  return asFen(Number((BigInt(amount) * BigInt(numerator)) / BigInt(denominator)));
}

/** SUB-20: amount × numerator ÷ denominator, rounded up: for what somebody must at least pay. */
export function fractionUp(amount: Fen, numerator: number, denominator: number): Fen {
  const raised = amount * numerator + denominator - 1;
  if (isExact(raised, denominator)) {
    assertFraction(amount, numerator, denominator);
    return asFen(Math.floor(raised / denominator));
  }
  const down = fractionDown(amount, numerator, denominator);
  const exact = BigInt(down) * BigInt(denominator) === BigInt(amount) * BigInt(numerator);
  return exact ? down : asFen(down + 1);
}

/** How many whole parts an amount holds; none where it is below zero. */
export function partsIn(amount: Fen, part: Fen): number {
  return amount <= 0 ? 0 : fractionDown(amount, 1, part);
}

/** In how many days an amount is taken at a pace of `taken` in `days`, rounded up to whole days. */
export function daysUntilTaken(amount: Fen, taken: Fen, days: number): number {
  return Number(fractionUp(amount, days, taken));
}

/** A rate times factors in parts per million, rounded half up to a whole ppm when it gets a name (MNY-2). */
export function scaleRate(rate: Ppm, factorsPpm: readonly number[]): Ppm {
  const whole = BigInt(wholePpm) ** BigInt(factorsPpm.length);
  const scaled = factorsPpm.reduce((product, factor) => product * BigInt(factor), BigInt(rate));
  return asPpm(Number((2n * scaled + whole) / (2n * whole)));
}

export function ppmHalfUp(amount: Fen, rate: Ppm): Fen {
  return fractionHalfUp(amount, rate, wholePpm);
}

export function ppmDown(amount: Fen, rate: Ppm): Fen {
  const product = amount * rate;
  if (amount >= 0 && isExact(product, wholePpm)) return Math.floor(product / wholePpm) as Fen;
  return fractionDown(amount, rate, wholePpm);
}

/** Amount × rate × rate, rounded down once at the end (6.1: a grant is rounded after its last factor). */
export function ppmDownTwice(amount: Fen, first: Ppm, second: Ppm): Fen {
  return asFen(Number((BigInt(amount) * BigInt(first) * BigInt(second)) / BigInt(wholePpm) ** 2n));
}

export function ppmUp(amount: Fen, rate: Ppm): Fen {
  return fractionUp(amount, rate, wholePpm);
}

export interface Share<Party> {
  readonly party: Party;
  /** Weight of the party; weights are compared with their own sum. */
  readonly weight: number;
}

/**
 * MNY-4: splits an amount by weight. Every party but the residual one gets its share rounded down; the residual party
 * (the first) takes the rest, so that the parts always add up.
 */
export function allocate<Party>(amount: Fen, shares: readonly Share<Party>[]): { party: Party; fen: Fen }[] {
  const whole = shares.reduce((sum, share) => sum + share.weight, 0);
  invariant(shares.length > 0 && whole > 0, 'nothing to split among');
  const [residual, ...others] = shares;
  invariant(residual !== undefined, 'nothing to split among');
  const parts = others.map((share) => ({
    party: share.party,
    fen: fractionDown(amount, share.weight, whole),
  }));
  const rest = subtractFen(amount, ...parts.map((part) => part.fen));
  return [{ party: residual.party, fen: rest }, ...parts];
}

/**
 * Splits by weight, where a weight is also the most that its party may take (invariant 5: nobody gets back more than it
 * paid): left-over fen that the first cannot take go to the next that can.
 */
export function allocateWithin<Party>(
  amount: Fen,
  shares: readonly Share<Party>[],
): { party: Party; fen: Fen }[] {
  let leftOver = zeroFen;
  const parts = allocate(amount, shares).map((part, index) => {
    const due = addFen(part.fen, leftOver);
    const taken = minFen(due, asFen(shares[index]?.weight ?? 0));
    leftOver = subtractFen(due, taken);
    return { party: part.party, fen: taken };
  });
  invariant(leftOver === 0, `${amount} is more than all parties may take`);
  return parts;
}

/**
 * CAN-11: a further amount by weight, split cumulatively: each party's share of everything so far, less what it was given
 * before, so that many small amounts come to what one large one would. A weight is the most that its party may take in all.
 * Where the residual party has already had more than its share of the sum by now, the later parties wait for their fen.
 */
export function allocateFurther<Party>(
  amount: Fen,
  shares: readonly (Share<Party> & { readonly givenFen: Fen })[],
): { party: Party; fen: Fen }[] {
  const soFar = addFen(amount, sumFen(shares.map((share) => share.givenFen)));
  if (soFar === 0) return shares.map(({ party }) => ({ party, fen: zeroFen }));
  const due = allocateWithin(
    soFar,
    shares.map((share) => ({ party: share, weight: share.weight })),
  ).map((part) => ({
    party: part.party.party,
    fen: atLeastZero(subtractFen(part.fen, part.party.givenFen)),
  }));
  let tooMuch = subtractFen(sumFen(due.map((part) => part.fen)), amount);
  return due
    .toReversed()
    .map((part) => {
      const waits = minFen(tooMuch, part.fen);
      tooMuch = subtractFen(tooMuch, waits);
      return { ...part, fen: subtractFen(part.fen, waits) };
    })
    .toReversed();
}

/**
 * SUB-10: splits an amount by weight, every part rounded down, and gives the left-over fen one by one to the largest
 * remainders; among equal ones the earlier party comes first.
 */
export function allocateByRemainder<Party>(
  amount: Fen,
  shares: readonly Share<Party>[],
): { party: Party; fen: Fen }[] {
  const whole = shares.reduce((sum, share) => sum + share.weight, 0);
  invariant(whole > 0, 'nothing to split among');
  const parts = shares.map(({ party, weight }, place) => ({
    party,
    place,
    fen: fractionDown(amount, weight, whole),
    remainder: (BigInt(amount) * BigInt(weight)) % BigInt(whole),
  }));
  const leftOver = subtractFen(amount, ...parts.map((part) => part.fen));
  const favoured = parts
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.place - b.place : a.remainder < b.remainder ? 1 : -1,
    )
    .slice(0, leftOver)
    .map((part) => part.place);
  return parts.map(({ party, place, fen: down }) => {
    return { party, fen: favoured.includes(place) ? asFen(down + 1) : down };
  });
}

/** Yuan with two decimals and thousands separators, as papers and messages print it. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/** Yuan as people write them, with up to two decimals, as fen: by its digits, so that nothing is rounded. */
export function fenOfYuan(text: string): Fen | undefined {
  const digits = /^(?<whole>\d{1,12})(?:\.(?<part>\d{1,2}))?$/.exec(text.replaceAll(/[,，\s]/g, ''))?.groups;
  if (digits === undefined) return undefined;
  return asFen(Number(`${digits['whole']}${(digits['part'] ?? '').padEnd(2, '0')}`));
}

/** A rate as percent without trailing zeros: 12,500 ppm → `1.25 %`. */
export function formatPercent(rate: Ppm): string {
  const digits = String(rate).padStart(5, '0');
  const decimals = digits.slice(-4).replace(/0+$/, '');
  return `${digits.slice(0, -4)}${decimals === '' ? '' : `.${decimals}`} %`;
}

/**
 * Whether `Math.floor(dividend / divisor)` is exact: while both together are a safe integer, a quotient that is not whole lies
 * further below the next whole number than a double is rounded by.
 */
function isExact(dividend: number, divisor: number): boolean {
  return dividend + divisor <= Number.MAX_SAFE_INTEGER;
}

function assertFraction(amount: Fen, numerator: number, denominator: number): void {
  const holds =
    amount >= 0 &&
    Number.isSafeInteger(numerator) &&
    numerator >= 0 &&
    Number.isSafeInteger(denominator) &&
    denominator > 0;
  if (holds) return;
  throw new BrokenInvariant(`not a fraction of an amount: ${amount} × ${numerator} ÷ ${denominator}`);
}
