import * as z from 'zod';
import { addFen, fen, sumFen, zeroFen } from '../money.ts';
import { type LevelPart, levelPart } from '../subsidies/budget.ts';
import { addsUp, isPayable, type SettlementRow } from './settlement-row.ts';
import { countOutcomes, outcomeCounts } from './total-rows.ts';

/** Payable rows of one budget year that give, or that take back, as if they were one row. */
const payablePart = z.object({
  budgetYear: z.int(),
  premiumFen: fen,
  firmFen: fen,
  subsidyFen: fen,
  levels: z.array(levelPart).readonly(),
  outcome: z.literal('MATCHED'),
});
type PayablePart = z.infer<typeof payablePart>;

/** What totals and checks are made from: rows of any number come to a few sums, which add up (MNY-5). */
export const rowSums = z.object({
  rows: z.int(),
  /** Policies and endorsements that the rows are about. */
  distinct: z.int(),
  /** Rows whose parts do not come to their premium, and rows whose firm has not paid. */
  different: z.int(),
  unpaid: z.int(),
  subsidyFen: fen,
  counts: outcomeCounts,
  payable: z.array(payablePart).readonly(),
});
export type RowSums = z.infer<typeof rowSums>;

/** REC-3: the sums of some rows that hold every policy and endorsement wholly. */
export function sumRows(rows: readonly SettlementRow[]): RowSums {
  return {
    rows: rows.length,
    distinct: new Set(rows.map((row) => `${row.policyNo}#${row.endorsementNo}`)).size,
    different: rows.filter((row) => !addsUp(row)).length,
    unpaid: rows.filter((row) => row.reason === 'firm-share-not-received').length,
    subsidyFen: sumFen(rows.map((row) => row.subsidyFen)),
    counts: countOutcomes(rows),
    payable: joined(rows.filter(isPayable).map(asPart)),
  };
}

export function addRowSums(parts: readonly RowSums[]): RowSums {
  const sum = (figure: 'rows' | 'distinct' | 'different' | 'unpaid') =>
    parts.reduce((total, part) => total + part[figure], 0);
  const counts = { ...countOutcomes([]) };
  for (const part of parts) for (const word of outcomeWords) counts[word] += part.counts[word];
  return {
    rows: sum('rows'),
    distinct: sum('distinct'),
    different: sum('different'),
    unpaid: sum('unpaid'),
    subsidyFen: sumFen(parts.map((part) => part.subsidyFen)),
    counts,
    payable: joined(parts.flatMap((part) => [...part.payable])),
  };
}

const outcomeWords = Object.keys(countOutcomes([])) as (keyof RowSums['counts'])[];

function asPart(row: SettlementRow): PayablePart {
  const { budgetYear, premiumFen, firmFen, subsidyFen, levels } = row;
  return { budgetYear, premiumFen, firmFen, subsidyFen, levels, outcome: 'MATCHED' };
}

/** Rows that give and rows that take back stay apart: totals name both. */
function joined(parts: readonly PayablePart[]): readonly PayablePart[] {
  const byYear = Map.groupBy(parts, (part) => `${part.budgetYear}${part.subsidyFen < 0 ? '-' : '+'}`);
  return [...byYear.values()].map((own) => {
    const [first] = own;
    return {
      budgetYear: first?.budgetYear ?? 0,
      premiumFen: sumFen(own.map((part) => part.premiumFen)),
      firmFen: sumFen(own.map((part) => part.firmFen)),
      subsidyFen: sumFen(own.map((part) => part.subsidyFen)),
      levels: mergedLevels(own),
      outcome: 'MATCHED',
    };
  });
}

/** Parts of a payer that are positive and negative stay apart as well. */
function mergedLevels(parts: readonly PayablePart[]): readonly LevelPart[] {
  const sums = new Map<string, LevelPart>();
  for (const part of parts) {
    for (const { level, payer, fen: amount } of part.levels) {
      const key = `${level}#${payer}#${amount < 0 ? '-' : '+'}`;
      const before = sums.get(key)?.fen ?? zeroFen;
      sums.set(key, { level, payer, fen: addFen(before, amount) });
    }
  }
  return [...sums.values()];
}
