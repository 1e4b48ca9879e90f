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
  /** The rates of each cover, by row. */
  readonly ratesPpm: readonly (readonly number[])[];
}

/** The rows of a tariff: base × factors, the underwriter's rate in place of the first cover's. */
export function tariffRows(of: RatePremium): RateRows {
  const factors = (of.factors ?? []).map((factor) => new FactorRows(factor));
  const covers = of.rates.map((rate) => rate.code);
  const ratesPpm: number[][] = covers.map(() => []);
  const ofTariff: number[] = [];
  const ofUnderwriter = new Map<Ppm, number[]>();
  let rows = 0;
  const rowOf = ({ firm, underwrittenPpm }: RatedBy): number => {
    let combination = 0;
    for (const factor of factors) combination = combination * factor.rows + factor.rowOf(firm);
    const known = underwrittenPpm === undefined ? ofTariff : knownOf(ofUnderwriter, underwrittenPpm);
    const found = known[combination];
    if (found !== undefined) return found;
    for (const [index, { ratePpm }] of coverRates(of, firm, underwrittenPpm).entries()) {
      ratesPpm[index]?.push(ratePpm);
    }
    known[combination] = rows;
    rows += 1;
    return rows - 1;
  };
  return { covers, rowOf, ratesPpm };
}

function knownOf(rows: Map<Ppm, number[]>, underwrittenPpm: Ppm): number[] {
  const known = rows.get(underwrittenPpm) ?? [];
  rows.set(underwrittenPpm, known);
  return known;
}

/** Where there is no tariff, the underwriter's rate holds for every cover whose sum is asked for; until then nothing. */
export function underwrittenRows(covers: readonly string[]): RateRows {
  const ratesPpm: number[][] = covers.map(() => []);
  const known = new Map<Ppm, number>();
  const rowOf = ({ underwrittenPpm = noRate }: RatedBy): number => {
    const found = known.get(underwrittenPpm);
    if (found !== undefined) return found;
    const row = known.size;
    known.set(underwrittenPpm, row);
    for (const rates of ratesPpm) rates.push(underwrittenPpm);
    return row;
  };
  return { covers, rowOf, ratesPpm };
}

const noRate = asPpm(0);

/** The rows of a factor, and one more for whatever none of them fits; what was looked up once is kept. */
class FactorRows {
  readonly rows: number;
  /** The question whose answer counts; none where it is the industry, or the score where there are bands. */
  readonly #question: string | undefined;
  readonly #byWord: Map<string, number>;
  readonly #byScore: number[] = [];
  readonly #bands: readonly { readonly from: number; readonly row: number }[];

  constructor(of: RateFactor) {
    const isOfScores = of.by === 'innovation-points';
    this.rows = of.table.length + 1;
    this.#question = of.by === 'stage' ? of.question : undefined;
    this.#byWord = isOfScores ? new Map() : firstRows(of.table);
    this.#bands = isOfScores
      ? of.table.map(({ from }, row) => ({ from, row })).toSorted((a, b) => b.from - a.from)
      : [];
  }

  rowOf({ industryCode, answers, innovationScore }: RatedFirm): number {
    if (this.#bands.length > 0) return this.#byScore[innovationScore] ?? this.#findBand(innovationScore);
    if (this.#question === undefined) return this.#rowOfIndustry(industryCode ?? '');
    return this.#byWord.get(answers[this.#question] ?? '') ?? this.rows - 1;
  }

  #rowOfIndustry(code: string): number {
    return this.#byWord.get(code) ?? this.#findBeginning(code);
  }

  /** The row of the longest code that an industry's begins with. */
  #findBeginning(code: string): number {
    const row = code === '' ? this.rows - 1 : this.#rowOfIndustry(code.slice(0, -1));
    this.#byWord.set(code, row);
    return row;
  }

  #findBand(score: number): number {
    const row = this.#bands.find(({ from }) => from <= score)?.row ?? this.rows - 1;
    this.#byScore[score] = row;
    return row;
  }
}

/** Of rows with the same code the first one holds. */
function firstRows(table: readonly { readonly code: string }[]): Map<string, number> {
  return new Map(table.map(({ code }, row) => [code, row] as const).toReversed());
}
