import { asFen, type Fen, ppmDown, timesFen, zeroFen } from '../money.ts';
import { add, type Column, halfUp, halfUpByTariff, type Stretch, takeShare } from '../money-columns.ts';
import type { UnitPremium } from '../products/premium-terms.ts';
import type { Product } from '../products/product.ts';
import { invariant } from '../result.ts';
import type { Insured, Units } from './insured-sums.ts';
import { type RatedBy, type RateRows, tariffRows, underwrittenRows } from './rate-rows.ts';

/** A policy as far as its premium depends on it; its sums are those that are insured (QTE-6 lies behind it). */
export interface PricedRisk extends Insured, RatedBy {
  readonly units?: Units | undefined;
  readonly months: number;
}

/** What the premiums of a portfolio are reckoned on. */
export class PremiumColumns {
  /** Limit of each rated cover; nothing for a rider that was not chosen. */
  readonly limitsFen: readonly Column[];
  /** The row of the rates, or of the prices by the piece, that holds. */
  readonly row: Int32Array;
  /** Months of cover, or pieces. */
  readonly count: Column;
  /** Between two steps. */
  readonly partFen: Column;
  readonly leadFen: Column;
  readonly netFen: Column;

  constructor(size: number, covers: number) {
    const column = () => new Float64Array(size);
    this.limitsFen = Array.from({ length: covers }, column);
    this.row = new Int32Array(size);
    this.count = column();
    this.partFen = column();
    this.leadFen = column();
    this.netFen = column();
  }
}

/** What the premiums of a portfolio come to. */
export interface PremiumsFen {
  readonly grossFen: Column;
  readonly netOfVatFen: Column;
}

/** One step towards the premiums of a stretch. */
type Step = (of: PremiumColumns, into: PremiumsFen, stretch: Stretch) => void;

/** A premium of a product version, ready for any number of policies. */
export interface PreparedPremium {
  columns(size: number): PremiumColumns;
  /** The facts of a policy as numbers. */
  enter(into: PremiumColumns, at: number, risk: PricedRisk): void;
  readonly steps: readonly Step[];
}

/**
 * QTE-1, QTE-2 of a whole portfolio: what of a product version does not change from policy to policy is worked out once; the
 * rates of each combination of factors when it is first met. The same fen as `pricePremium`.
 */
export function preparePremium(of: Product): PreparedPremium {
  const gross = prepareGross(of);
  return { ...gross, steps: [...gross.steps, takeVatOut(of)] };
}

/** The whole sum insured of a policy, as `sumInsuredOf` has it. */
export function prepareSumInsured(of: Product): (risk: Pick<PricedRisk, 'sumsInsured'>) => Fen {
  const codes = of.covers
    .filter((cover) => cover.sum !== undefined || cover.limitPerUnit === true)
    .map((cover) => cover.code);
  if (codes.length === 0) {
    const fixed = of.covers.reduce((sum, cover) => sum + (cover.limitFen ?? 0), 0);
    const whole = asFen(of.aggregateLimitFen ?? fixed);
    return () => whole;
  }
  return ({ sumsInsured }) => {
    let sum: Fen = zeroFen;
    for (const code of codes) sum = asFen(sum + (sumsInsured[code] ?? zeroFen));
    return sum;
  };
}

function prepareGross(of: Product): PreparedPremium {
  const terms = of.premium;
  switch (terms.kind) {
    case 'fixed': {
      const gross = asFen(terms.grossFen);
      return {
        columns: (size) => new PremiumColumns(size, 0),
        enter: () => undefined,
        steps: [(_, { grossFen }, { from, to }) => void grossFen.fill(gross, from, to)],
      };
    }
    case 'per-unit':
      return prepareByThePiece(terms);
    case 'rate':
      return prepareRated(of, tariffRows(terms), asFen(terms.minPremiumFen ?? 0));
    case 'underwritten': {
      const asked = of.covers.filter((cover) => cover.sum !== undefined);
      return prepareRated(of, underwrittenRows(asked.map((cover) => cover.code)), zeroFen);
    }
  }
}

/** TAX-1, TAX-2: the premium without VAT, each insurer's share by itself; the lead's is what the others leave. */
function takeVatOut(of: Product): Step {
  const [, ...followers] = of.insurers.map((one) => one.sharePpm);
  if (followers.length === 0) {
    return (_, { grossFen, netOfVatFen }, stretch) => halfUp(netOfVatFen, grossFen, 100, 106, stretch);
  }
  const whole = of.insurers.reduce((sum, one) => sum + one.sharePpm, 0);
  return ({ partFen, leadFen, netFen }, { grossFen, netOfVatFen }, stretch) => {
    netOfVatFen.fill(0, stretch.from, stretch.to);
    for (const [index, share] of followers.entries()) {
      const before = index === 0 ? grossFen : leadFen;
      takeShare({ part: partFen, rest: leadFen }, { whole: grossFen, before }, share, whole, stretch);
      halfUp(netFen, partFen, 100, 106, stretch);
      add(netOfVatFen, netOfVatFen, netFen, stretch);
    }
    halfUp(netFen, leadFen, 100, 106, stretch);
    add(netOfVatFen, netOfVatFen, netFen, stretch);
  };
}

function prepareByThePiece(terms: UnitPremium): PreparedPremium {
  const rowOf = new Map(terms.classes.map(({ code }, row) => [code, row]));
  const prices = terms.classes.map((one) => asFen(one.grossFen));
  return {
    columns: (size) => new PremiumColumns(size, 0),
    enter: ({ row, count }, at, { units }) => {
      row[at] = units === undefined ? 0 : (rowOf.get(units.class) ?? 0);
      count[at] = units?.count ?? 1;
    },
    steps: [
      ({ row, count }, { grossFen }, { from, to }) => {
        for (let at = from; at < to; at += 1) {
          grossFen[at] = timesFen(prices[row[at] ?? 0] ?? zeroFen, count[at] ?? 1);
        }
      },
    ],
  };
}

/** QTE-2: of each cover limit × yearly rate × months ÷ 12, rounded half up; at least the minimum. */
function prepareRated(of: Product, rates: RateRows, leastFen: Fen): PreparedPremium {
  const covers = rates.covers.map((code) => new RatedCover(of, code));
  return {
    columns: (size) => new PremiumColumns(size, covers.length),
    enter: ({ limitsFen, row, count }, at, risk) => {
      row[at] = rates.rowOf(risk);
      count[at] = risk.months;
      for (let index = 0; index < covers.length; index += 1) {
        const column = limitsFen[index];
        if (column !== undefined) column[at] = covers[index]?.limitOf(risk) ?? 0;
      }
    },
    steps: [
      ...rates.ratesPpm.map((ratesPpm, index) =>
        index === 0 ? rateFirst(ratesPpm) : rateFurther(ratesPpm, index),
      ),
      ...(leastFen === 0 ? [] : [raiseTo(leastFen)]),
    ],
  };
}

function rateFirst(ratesPpm: readonly number[]): Step {
  return ({ limitsFen: [limitFen], row, count }, { grossFen }, stretch) => {
    if (limitFen !== undefined) halfUpByTariff(grossFen, limitFen, { ratesPpm, row, months: count }, stretch);
  };
}

function rateFurther(ratesPpm: readonly number[], index: number): Step {
  return ({ limitsFen, row, count, partFen }, { grossFen }, stretch) => {
    const limitFen = limitsFen[index];
    if (limitFen === undefined) return;
    halfUpByTariff(partFen, limitFen, { ratesPpm, row, months: count }, stretch);
    add(grossFen, grossFen, partFen, stretch);
  };
}

/** A cover with a rate on its limit. */
class RatedCover {
  readonly #code: string;
  readonly #isRider: boolean;
  readonly #limitFen: Fen | undefined;
  readonly #partOf: { readonly cover: string; readonly ppm: Parameters<typeof ppmDown>[1] } | undefined;

  constructor(of: Product, code: string) {
    const cover = of.covers.find((one) => one.code === code);
    invariant(cover !== undefined, `a rate on ${code}, which is no cover`);
    this.#code = code;
    this.#isRider = cover.rider === true;
    this.#limitFen = cover.limitFen;
    this.#partOf = cover.limitOf;
  }

  /** Nothing for a rider that was not chosen. */
  limitOf({ sumsInsured, riders }: PricedRisk): Fen {
    if (this.#isRider && riders?.includes(this.#code) !== true) return zeroFen;
    if (this.#limitFen !== undefined) return this.#limitFen;
    if (this.#partOf === undefined) return sumsInsured[this.#code] ?? zeroFen;
    return ppmDown(sumsInsured[this.#partOf.cover] ?? zeroFen, this.#partOf.ppm);
  }
}

function raiseTo(leastFen: Fen): Step {
  return (_, { grossFen }, { from, to }) => {
    for (let at = from; at < to; at += 1) if ((grossFen[at] ?? 0) < leastFen) grossFen[at] = leastFen;
  };
}
