import { asFen, type Fen, fractionUp, maxFen, wholePpm } from '../money.ts';
import type { Product } from '../products/product.ts';
import { type AskedInsured, chosenCovers } from './insured-sums.ts';

/**
 * QTE-2: what a firm that has said nothing yet could insure: every cover but riders with its usual sum, or the least the
 * product takes, and the least insurable value that such sums may have. Products without a tariff insure their first cover.
 */
export function firstLook(of: Product): AskedInsured {
  const named =
    of.premium.kind === 'underwritten' ? of.covers.find((cover) => cover.sum !== undefined)?.code : undefined;
  const asked = { sumsInsured: named === undefined ? {} : { [named]: asFen(0) } };
  const sums = chosenCovers(of, asked).flatMap(({ code, sum }) =>
    sum === undefined
      ? []
      : [{ code, fen: asFen(sum.usualFen ?? sum.minFen), maxPpmOfValue: sum.maxPpmOfValue }],
  );
  const [first, ...others] = sums.flatMap(({ fen, maxPpmOfValue }): Fen[] =>
    maxPpmOfValue === undefined ? [] : [fractionUp(fen, wholePpm, maxPpmOfValue)],
  );
  return {
    sumsInsured: Object.fromEntries(sums.map(({ code, fen }) => [code, fen])),
    ...(first !== undefined && { insurableValueFen: maxFen(first, ...others) }),
  };
}
