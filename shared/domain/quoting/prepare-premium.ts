import { asFen, asPpm, type Fen, fractionDown, type Ppm, ppmDown, timesFen, zeroFen } from '../money.ts';
import type { RateFactor, RatePremium } from '../products/premium-terms.ts';
import type { Product } from '../products/product.ts';
import { invariant } from '../result.ts';
import type { Insured, Units } from './insured-sums.ts';
import { netOfVat, premiumAtRate } from './price-premium.ts';
import { coverRates, type RatedFirm } from './rate-cover.ts';

/** A policy as far as its premium depends on it; its sums are those that are insured (QTE-6 lies behind it). */
export interface PricedRisk extends Insured {
  readonly units?: Units | undefined;
  readonly months: number;
  readonly firm: RatedFirm;
  readonly underwrittenPpm?: Ppm | undefined;
}

/**
 * QTE-1, QTE-2 of a whole portfolio: what of a product version does not change from policy to policy is worked out once; the
 * rate of each combination of factors when it is first met. The same fen as `pricePremium`.
 */
export function preparePremium(of: Product): (risk: PricedRisk) => Fen {
  const terms = of.premium;
  switch (terms.kind) {
    case 'fixed': {
      const gross = asFen(terms.grossFen);
      return () => gross;
    }
    case 'per-unit': {
      const prices = new Map(terms.classes.map((one) => [one.code, asFen(one.grossFen)]));
      const first = asFen(terms.classes[0]?.grossFen ?? 0);
      return ({ units }) => {
        return units === undefined ? first : timesFen(prices.get(units.class) ?? first, units.count);
      };
    }
    case 'rate':
      return prepareRated(of, terms);
    case 'underwritten':
      return prepareUnderwritten(of);
  }
}

/** TAX-1, TAX-2: the premium without VAT, each insurer's share by itself. */
export function prepareNetOfVat(of: Product): (grossFen: Fen) => Fen {
  const [, ...followers] = of.insurers.map((one) => one.sharePpm);
  if (followers.length === 0) return netOfVat;
  const whole = of.insurers.reduce((sum, one) => sum + one.sharePpm, 0);
  return (grossFen) => {
    let [lead, net] = [grossFen, zeroFen];
    for (const share of followers) {
      const part = fractionDown(grossFen, share, whole);
      lead = asFen(lead - part);
      net = asFen(net + netOfVat(part));
    }
    return asFen(net + netOfVat(lead));
  };
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

function prepareRated(of: Product, terms: RatePremium): (risk: PricedRisk) => Fen {
  const factors = (terms.factors ?? []).map((factor) => new FactorRows(factor));
  const covers = terms.rates.map(({ code }) => new RatedCover(of, code));
  const known: (readonly Ppm[] | undefined)[] = [];
  const least = asFen(terms.minPremiumFen ?? 0);
  return (risk) => {
    let at = 0;
    for (const factor of factors) at = at * factor.rows + factor.rowOf(risk.firm);
    const rates = (known[at] ??= coverRates(terms, risk.firm, undefined).map((one) => one.ratePpm));
    let gross: Fen = zeroFen;
    for (let index = 0; index < covers.length; index += 1) {
      const tariff = rates[index] ?? noRate;
      const rate = index === 0 ? (risk.underwrittenPpm ?? tariff) : tariff;
      gross = asFen(gross + (covers[index]?.premiumAt(rate, risk) ?? zeroFen));
    }
    return gross < least ? least : gross;
  };
}

function prepareUnderwritten(of: Product): (risk: PricedRisk) => Fen {
  const covers = of.covers
    .filter((cover) => cover.sum !== undefined)
    .map((cover) => new RatedCover(of, cover.code));
  return (risk) => {
    let gross: Fen = zeroFen;
    for (const cover of covers) {
      gross = asFen(gross + cover.premiumAt(risk.underwrittenPpm ?? noRate, risk));
    }
    return gross;
  };
}

const noRate = asPpm(0);

/** A cover with a rate on its limit. */
class RatedCover {
  readonly #code: string;
  readonly #isRider: boolean;
  readonly #limitFen: Fen | undefined;
  readonly #limitOf: { readonly cover: string; readonly ppm: Ppm } | undefined;

  constructor(of: Product, code: string) {
    const cover = of.covers.find((one) => one.code === code);
    invariant(cover !== undefined, `a rate on ${code}, which is no cover`);
    this.#code = code;
    this.#isRider = cover.rider === true;
    this.#limitFen = cover.limitFen;
    this.#limitOf = cover.limitOf;
  }

  /** QTE-2; nothing for a rider that was not chosen. */
  premiumAt(rate: Ppm, risk: PricedRisk): Fen {
    if (this.#isRider && risk.riders?.includes(this.#code) !== true) return zeroFen;
    return premiumAtRate(this.#limit(risk), rate, risk.months);
  }

  #limit({ sumsInsured }: PricedRisk): Fen {
    if (this.#limitFen !== undefined) return this.#limitFen;
    if (this.#limitOf === undefined) return sumsInsured[this.#code] ?? zeroFen;
    return ppmDown(sumsInsured[this.#limitOf.cover] ?? zeroFen, this.#limitOf.ppm);
  }
}

/** The rows of a factor, and one more for whatever none of them fits. */
class FactorRows {
  readonly rows: number;
  readonly #of: RateFactor;
  /** By code or answer; an industry is kept when it was looked up by its beginnings. */
  readonly #byCode = new Map<string, number>();
  readonly #bands: readonly { readonly from: number; readonly row: number }[];

  constructor(of: RateFactor) {
    this.#of = of;
    this.rows = of.table.length + 1;
    if (of.by !== 'innovation-points')
      for (const [row, { code }] of of.table.entries()) this.#keep(code, row);
    this.#bands =
      of.by === 'innovation-points'
        ? of.table.map(({ from }, row) => ({ from, row })).toSorted((a, b) => b.from - a.from)
        : [];
  }

  rowOf(firm: RatedFirm): number {
    switch (this.#of.by) {
      case 'industry':
        return this.#rowOfIndustry(firm.industryCode ?? '');
      case 'stage':
        return this.#byCode.get(firm.answers[this.#of.question] ?? '') ?? this.rows - 1;
      case 'innovation-points':
        return this.#rowOfScore(firm.innovationScore);
    }
  }

  #rowOfIndustry(code: string): number {
    const found = this.#byCode.get(code);
    if (found !== undefined) return found;
    const shorter = code === '' ? this.rows - 1 : this.#rowOfIndustry(code.slice(0, -1));
    this.#byCode.set(code, shorter);
    return shorter;
  }

  #rowOfScore(score: number): number {
    for (const band of this.#bands) if (band.from <= score) return band.row;
    return this.rows - 1;
  }

  /** Of rows with the same code the first one holds. */
  #keep(code: string, row: number): void {
    if (!this.#byCode.has(code)) this.#byCode.set(code, row);
  }
}
