import { asPpm, type Ppm } from '../money.ts';
import type { RateFactor, RatePremium } from '../products/premium-terms.ts';
import { coverRates, type RatedFirm } from './rate-cover.ts';

/** What the rates of a policy depend on. */
export interface RatedBy {
  readonly firm: RatedFirm;
  readonly underwrittenPpm?: Ppm | undefined;
}

/**
 * QTE-2: the rates of a product version as rows, one rate for each rated cover. A combination of factors and of what an
 * underwriter decided is worked out when it is first met; from then on it is the number of its row.
 */
export interface RateRows {
  readonly covers: readonly string[];
  rowOf(policy: RatedBy): number;
  /** The rate of the so-manieth cover in a row. */
  readonly ratesPpm: readonly number[];
}

/** The rows of a tariff: base × factors, the underwriter's rate in place of the first cover's. */
export function tariffRows(of: RatePremium): RateRows {
  const factors = (of.factors ?? []).map((factor) => new FactorRows(factor));
  const covers = of.rates.map((rate) => rate.code);
  const ratesPpm: number[] = [];
  const known = new Map<number, number>();
  const rowOf = ({ firm, underwrittenPpm }: RatedBy): number => {
    let key = 0;
    for (const factor of factors) key = key * factor.rows + factor.rowOf(firm);
    key = key * underwrittenKeys + keyOf(underwrittenPpm);
    const found = known.get(key);
    if (found !== undefined) return found;
    const row = known.size;
    known.set(key, row);
    for (const { ratePpm } of coverRates(of, firm, underwrittenPpm)) ratesPpm.push(ratePpm);
    return row;
  };
  return { covers, rowOf, ratesPpm };
}

/** Where there is no tariff, the underwriter's rate holds for every cover whose sum is asked for; until then nothing. */
export function underwrittenRows(covers: readonly string[]): RateRows {
  const ratesPpm: number[] = [];
  const known = new Map<Ppm, number>();
  const rowOf = ({ underwrittenPpm = noRate }: RatedBy): number => {
    const found = known.get(underwrittenPpm);
    if (found !== undefined) return found;
    const row = known.size;
    known.set(underwrittenPpm, row);
    for (const _ of covers) ratesPpm.push(underwrittenPpm);
    return row;
  };
  return { covers, rowOf, ratesPpm };
}

const noRate = asPpm(0);

/** None, or a rate of 0 to 1,000,000 ppm. */
const underwrittenKeys = 1_000_002;
const keyOf = (ratePpm: Ppm | undefined) => (ratePpm === undefined ? 0 : ratePpm + 1);

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
