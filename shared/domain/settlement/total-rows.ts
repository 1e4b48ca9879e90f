import * as z from 'zod';
import { divisionCode, type DivisionCode, type SettlementId } from '../ids.ts';
import {
  addFen,
  atLeastZero,
  fen,
  type Fen,
  minFen,
  negateFen,
  subtractFen,
  sumFen,
  zeroFen,
} from '../money.ts';
import { type FiscalLevel, fiscalLevel, fiscalLevels } from '../subsidies/programme.ts';
import { isPayable, type RowOutcome, rowOutcome, rowOutcomes, type SettlementRow } from './settlement-row.ts';

/** What one payer of one level owes: `fen` is never negative (case 43). */
export const levelTotal = z.object({
  level: fiscalLevel,
  payer: divisionCode,
  /** Payable now: subsidy − clawback − brought forward, or nothing. */
  fen,
  subsidyFen: fen,
  clawbackFen: fen,
  /** What the insurer still owed this payer from earlier quarters. */
  broughtForwardFen: fen,
  /** What it owes after this one. */
  carriedForwardFen: fen,
  /** Net of each budget year that the rows belong to; negative where a year got more back than it gave. */
  years: z.array(z.object({ year: z.int(), fen })).readonly(),
});
export type LevelTotal = z.infer<typeof levelTotal>;

/** REC-3: control totals of a settlement; only payable rows count. */
export const settlementTotals = z.object({
  premiumFen: fen,
  firmFen: fen,
  subsidyFen: fen,
  clawbackFen: fen,
  broughtForwardFen: fen,
  carriedForwardFen: fen,
  payableFen: fen,
  levels: z.array(levelTotal).readonly(),
});
export type SettlementTotals = z.infer<typeof settlementTotals>;

export const outcomeCounts = z.record(rowOutcome, z.int().nonnegative());
export type OutcomeCounts = z.infer<typeof outcomeCounts>;

/** What an earlier settlement of the same programme and insurer carried forward, and nobody has netted yet. */
export interface Carry {
  readonly settlementId: SettlementId;
  readonly levels: readonly {
    readonly level: FiscalLevel;
    readonly payer: DivisionCode;
    readonly fen: Fen;
  }[];
}

type PayableRow = Pick<
  SettlementRow,
  'premiumFen' | 'firmFen' | 'subsidyFen' | 'levels' | 'budgetYear' | 'outcome' | 'reason'
>;

/**
 * SUB-15: totals of a settlement. Premium, firm's part and subsidy are those of new policies and endorsements; what
 * cancellations and reductions give back is `clawbackFen`. Each payer's own net is what it pays (MNY-5: split per policy,
 * then add); a negative net pays nothing and is carried forward to the next quarter. All amounts are positive:
 * payable = subsidy − clawback − brought forward + carried forward, for every payer and in total.
 */
export function totalRows(rows: readonly PayableRow[], carries: readonly Carry[]): SettlementTotals {
  const payable = rows.filter(isPayable);
  const given = payable.filter((row) => row.subsidyFen >= 0);
  const levels = levelTotals(payable, carries);
  return {
    premiumFen: sumFen(given.map((row) => row.premiumFen)),
    firmFen: sumFen(given.map((row) => row.firmFen)),
    ...sumsOf(levels),
    levels,
  };
}

/** REC-2: how many rows came to which outcome. */
export function countOutcomes(rows: readonly Pick<SettlementRow, 'outcome'>[]): OutcomeCounts {
  const counts = Object.fromEntries(rowOutcomes.map((outcome) => [outcome, 0])) as Record<RowOutcome, number>;
  for (const row of rows) counts[row.outcome] += 1;
  return counts;
}

/** REC-3: the sums over the levels, as the totals state them. */
function sumsOf(levels: readonly LevelTotal[]) {
  return {
    subsidyFen: sumFen(levels.map((total) => total.subsidyFen)),
    clawbackFen: sumFen(levels.map((total) => total.clawbackFen)),
    broughtForwardFen: sumFen(levels.map((total) => total.broughtForwardFen)),
    carriedForwardFen: sumFen(levels.map((total) => total.carriedForwardFen)),
    payableFen: sumFen(levels.map((total) => total.fen)),
  };
}

/**
 * How a payer's payment is spread over the budget years that it pays for: the oldest year first, no year more than its
 * own net. What a year got back lowers the payment, never a year's paid figure.
 */
export function paidByYear(of: LevelTotal): { year: number; fen: Fen }[] {
  let left = of.fen;
  return of.years
    .map(({ year, fen: net }) => {
      const paid = minFen(left, atLeastZero(net));
      left = subtractFen(left, paid);
      return { year, fen: paid };
    })
    .filter((part) => part.fen > 0);
}

interface Tally {
  readonly level: FiscalLevel;
  readonly payer: DivisionCode;
  subsidyFen: Fen;
  clawbackFen: Fen;
  broughtForwardFen: Fen;
  readonly years: Map<number, Fen>;
}

function levelTotals(rows: readonly PayableRow[], carries: readonly Carry[]): LevelTotal[] {
  const tallies = new Map<string, Tally>();
  for (const row of rows) {
    for (const part of row.levels) {
      const tally = tallyOf(tallies, part.level, part.payer);
      if (part.fen < 0) tally.clawbackFen = subtractFen(tally.clawbackFen, part.fen);
      else tally.subsidyFen = addFen(tally.subsidyFen, part.fen);
      tally.years.set(row.budgetYear, addFen(tally.years.get(row.budgetYear) ?? zeroFen, part.fen));
    }
  }
  for (const carried of carries.flatMap((carry) => carry.levels)) {
    const tally = tallyOf(tallies, carried.level, carried.payer);
    tally.broughtForwardFen = addFen(tally.broughtForwardFen, carried.fen);
  }
  return [...tallies.values()].map(netOf).sort(byLevelAndPayer);
}

function tallyOf(tallies: Map<string, Tally>, level: FiscalLevel, payer: DivisionCode): Tally {
  const key = `${level}#${payer}`;
  const tally = tallies.get(key) ?? {
    level,
    payer,
    subsidyFen: zeroFen,
    clawbackFen: zeroFen,
    broughtForwardFen: zeroFen,
    years: new Map<number, Fen>(),
  };
  tallies.set(key, tally);
  return tally;
}

function netOf(tally: Tally): LevelTotal {
  const net = subtractFen(tally.subsidyFen, tally.clawbackFen, tally.broughtForwardFen);
  return {
    ...tally,
    fen: atLeastZero(net),
    carriedForwardFen: atLeastZero(negateFen(net)),
    years: [...tally.years].map(([year, of]) => ({ year, fen: of })).sort((a, b) => a.year - b.year),
  };
}

function byLevelAndPayer(a: LevelTotal, b: LevelTotal): number {
  const rank = fiscalLevels.indexOf(a.level) - fiscalLevels.indexOf(b.level);
  return rank === 0 ? a.payer.localeCompare(b.payer) : rank;
}
