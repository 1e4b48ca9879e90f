import * as z from 'zod';
import { asFen, fen, type Fen, zeroFen } from '../money.ts';
import { type SettlementRow } from '../settlement/settlement-row.ts';
import { fiscalLevel, fiscalLevels } from '../subsidies/programme.ts';

const sideTotals = z.object({
  rows: z.int().nonnegative(),
  premiumFen: fen,
  firmFen: fen,
  subsidyFen: fen,
  levels: z.array(z.object({ level: fiscalLevel, fen })).readonly(),
});
type SideTotals = z.infer<typeof sideTotals>;

/** REC-3: count and sums of both sides, level by level. */
export const controlTotals = z.object({ ledger: sideTotals, list: sideTotals });
export type ControlTotals = z.infer<typeof controlTotals>;

const nothing: SideTotals = {
  rows: 0,
  premiumFen: zeroFen,
  firmFen: zeroFen,
  subsidyFen: zeroFen,
  levels: [],
};
export const noControlTotals: ControlTotals = { ledger: nothing, list: nothing };

/** REC-3: what compared rows add to each side. */
export function controlTotalsOf(rows: Iterable<SettlementRow>): ControlTotals {
  const ledger = new Tally();
  const list = new Tally();
  for (const row of rows) {
    if (row.entryIds.length > 0) ledger.add(row);
    if (row.listed !== undefined) list.add(row.listed);
  }
  return { ledger: ledger.totals(), list: list.totals() };
}

/** The totals of several parts of a list together. */
export function addControlTotals(parts: readonly ControlTotals[]): ControlTotals {
  return {
    ledger: together(parts.map((part) => part.ledger)),
    list: together(parts.map((part) => part.list)),
  };
}

function together(parts: readonly SideTotals[]): SideTotals {
  const sides = new Tally();
  for (const part of parts) sides.add(part, part.rows);
  return sides.totals();
}

class Tally {
  #rows = 0;
  #premiumFen = zeroFen;
  #firmFen = zeroFen;
  #subsidyFen = zeroFen;
  readonly #levels: (Fen | undefined)[] = fiscalLevels.map(() => undefined);

  add(of: Omit<SideTotals, 'rows'>, rows = 1): void {
    this.#rows += rows;
    this.#premiumFen = asFen(this.#premiumFen + of.premiumFen);
    this.#firmFen = asFen(this.#firmFen + of.firmFen);
    this.#subsidyFen = asFen(this.#subsidyFen + of.subsidyFen);
    for (const part of of.levels) {
      const place = fiscalLevels.indexOf(part.level);
      this.#levels[place] = asFen((this.#levels[place] ?? 0) + part.fen);
    }
  }

  totals(): SideTotals {
    const levels = fiscalLevels.flatMap((level, place) => {
      const sum = this.#levels[place];
      return sum === undefined ? [] : [{ level, fen: sum }];
    });
    return {
      rows: this.#rows,
      premiumFen: this.#premiumFen,
      firmFen: this.#firmFen,
      subsidyFen: this.#subsidyFen,
      levels,
    };
  }
}
