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
  const ofTariff = new Map<number, number>();
  const ofUnderwriter = new Map<Ppm, Map<number, number>>();
  let rows = 0;
  const rowOf = ({ firm, underwrittenPpm }: RatedBy): number => {
    let combination = 0;
    for (const factor of factors) combination = combination * factor.rows + factor.rowOf(firm);
    const known = underwrittenPpm === undefined ? ofTariff : knownOf(ofUnderwriter, underwrittenPpm);
    const found = known.get(combination);
    if (found !== undefined) return found;
    for (const { ratePpm } of coverRates(of, firm, underwrittenPpm)) ratesPpm.push(ratePpm);
    known.set(combination, rows);
    rows += 1;
    return rows - 1;
  };
  return { covers, rowOf, ratesPpm };
}

function knownOf(rows: Map<Ppm, Map<number, number>>, underwrittenPpm: Ppm): Map<number, number> {
  const known = rows.get(underwrittenPpm) ?? new Map<number, number>();
  rows.set(underwrittenPpm, known);
  return known;
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

/** The rows of a factor, and one more for whatever none of them fits. Fields of a parsed version are slow to get at. */
class FactorRows {
  readonly rows: number;
  readonly #by: RateFactor['by'];
  readonly #question: string;
  /** By code or answer; an industry is kept when it was looked up by its beginnings. */
  readonly #byCode = new Map<string, number>();
  readonly #bands: readonly { readonly from: number; readonly row: number }[];

  constructor(of: RateFactor) {
    this.#by = of.by;
    this.#question = of.by === 'stage' ? of.question : '';
    this.rows = of.table.length + 1;
    if (of.by !== 'innovation-points')
      for (const [row, { code }] of of.table.entries()) this.#keep(code, row);
    this.#bands =
      of.by === 'innovation-points'
        ? of.table.map(({ from }, row) => ({ from, row })).toSorted((a, b) => b.from - a.from)
        : [];
  }

  rowOf(firm: RatedFirm): number {
    switch (this.#by) {
      case 'industry':
        return this.#rowOfIndustry(firm.industryCode ?? '');
      case 'stage':
        return this.#byCode.get(firm.answers[this.#question] ?? '') ?? this.rows - 1;
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
