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
  const factors = (of.factors ?? []).map(rowsOf);
  const covers = of.rates.map((rate) => rate.code);
  const ratesPpm: number[][] = covers.map(() => []);
  const ofTariff: number[] = [];
  const ofUnderwriter = new Map<Ppm, number[]>();
  let rows = 0;
  const rowOf = ({ firm, underwrittenPpm }: RatedBy): number => {
    let combination = 0;
    for (const { rowOf: rowIn, rows: rowsIn } of factors) combination = combination * rowsIn + rowIn(firm);
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

/** The rows of a factor, and one more for whatever none of them fits. */
interface FactorRows {
  readonly rows: number;
  readonly rowOf: (firm: RatedFirm) => number;
}

function rowsOf(of: RateFactor): FactorRows {
  const none = of.table.length;
  switch (of.by) {
    case 'industry': {
      const rowOfCode = byBeginning(firstRows(of.table), none);
      return { rows: none + 1, rowOf: ({ industryCode }) => rowOfCode(industryCode ?? '') };
    }
    case 'stage': {
      const { question } = of;
      const byAnswer = firstRows(of.table);
      return { rows: none + 1, rowOf: ({ answers }) => byAnswer.get(answers[question] ?? '') ?? none };
    }
    case 'innovation-points': {
      const bands = of.table.map(({ from }, row) => ({ from, row })).toSorted((a, b) => b.from - a.from);
      const rowOf = ({ innovationScore }: RatedFirm) => {
        for (const band of bands) if (band.from <= innovationScore) return band.row;
        return none;
      };
      return { rows: none + 1, rowOf };
    }
  }
}

/** The row of the longest code that a code begins with; kept when it was looked up. */
function byBeginning(rows: Map<string, number>, none: number): (code: string) => number {
  const rowOf = (code: string): number => {
    const found = rows.get(code);
    if (found !== undefined) return found;
    const shorter = code === '' ? none : rowOf(code.slice(0, -1));
    rows.set(code, shorter);
    return shorter;
  };
  return rowOf;
}

/** Of rows with the same code the first one holds. */
function firstRows(table: readonly { readonly code: string }[]): Map<string, number> {
  return new Map(table.map(({ code }, row) => [code, row] as const).toReversed());
}
