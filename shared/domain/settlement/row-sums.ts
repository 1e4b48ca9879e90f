import * as z from 'zod';
import { asFen, fen, type Fen, sumFen, zeroFen } from '../money.ts';
import { byRowKey, rowKeyOf } from '../reconciliation/listed-row.ts';
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
  const counts = countOutcomes(rows);
  const payable = new PayableSums();
  let [different, unpaid, subsidyFen] = [0, 0, zeroFen];
  for (const row of rows) {
    if (!addsUp(row)) different += 1;
    if (row.reason === 'firm-share-not-received') unpaid += 1;
    if (isPayable(row)) payable.add(row);
    subsidyFen = asFen(subsidyFen + row.subsidyFen);
  }
  return {
    rows: rows.length,
    distinct: distinctKeys(rows),
    different,
    unpaid,
    subsidyFen,
    counts,
    payable: payable.parts(),
  };
}

/** Keys that come in their order are counted by where they change; otherwise by what was met. */
function distinctKeys(rows: readonly SettlementRow[]): number {
  let distinct = 0;
  let before: SettlementRow | undefined;
  for (const row of rows) {
    const order = before === undefined ? -1 : byRowKey(before, row);
    if (order > 0) return new Set(rows.map(rowKeyOf)).size;
    if (order < 0) distinct += 1;
    before = row;
  }
  return distinct;
}

export function addRowSums(parts: readonly RowSums[]): RowSums {
  const sum = (figure: 'rows' | 'distinct' | 'different' | 'unpaid') =>
    parts.reduce((total, part) => total + part[figure], 0);
  const counts = { ...countOutcomes([]) };
  const payable = new PayableSums();
  for (const part of parts) {
    for (const word of outcomeWords) counts[word] += part.counts[word];
    for (const one of part.payable) payable.add(one);
  }
  return {
    rows: sum('rows'),
    distinct: sum('distinct'),
    different: sum('different'),
    unpaid: sum('unpaid'),
    subsidyFen: sumFen(parts.map((part) => part.subsidyFen)),
    counts,
    payable: payable.parts(),
  };
}

const outcomeWords = Object.keys(countOutcomes([])) as (keyof RowSums['counts'])[];

type Payable = Omit<PayablePart, 'outcome'>;

/** Payable rows by budget year; rows that give and rows that take back stay apart: totals name both. */
class PayableSums {
  readonly #sums: { readonly budgetYear: number; readonly gives: boolean; readonly of: PayableSum }[] = [];

  add(part: Payable): void {
    const { budgetYear } = part;
    const gives = part.subsidyFen >= 0;
    let sum = this.#sums.find((one) => one.budgetYear === budgetYear && one.gives === gives);
    if (sum === undefined) {
      sum = { budgetYear, gives, of: new PayableSum(budgetYear) };
      this.#sums.push(sum);
    }
    sum.of.add(part);
  }

  parts(): readonly PayablePart[] {
    return this.#sums.map((sum) => sum.of.part());
  }
}

/** The sum of payable rows, level by level and payer by payer; parts that give and parts that take back stay apart. */
class PayableSum {
  readonly #budgetYear: number;
  #premiumFen = zeroFen;
  #firmFen = zeroFen;
  #subsidyFen = zeroFen;
  readonly #levels: { level: LevelPart['level']; payer: LevelPart['payer']; fen: Fen; gives: boolean }[] = [];

  constructor(budgetYear: number) {
    this.#budgetYear = budgetYear;
  }

  add(of: Payable): void {
    this.#premiumFen = asFen(this.#premiumFen + of.premiumFen);
    this.#firmFen = asFen(this.#firmFen + of.firmFen);
    this.#subsidyFen = asFen(this.#subsidyFen + of.subsidyFen);
    for (const { level, payer, fen: amount } of of.levels) {
      const gives = amount >= 0;
      const sum = this.#levels.find(
        (one) => one.level === level && one.payer === payer && one.gives === gives,
      );
      if (sum === undefined) this.#levels.push({ level, payer, fen: amount, gives });
      else sum.fen = asFen(sum.fen + amount);
    }
  }

  part(): PayablePart {
    return {
      budgetYear: this.#budgetYear,
      premiumFen: this.#premiumFen,
      firmFen: this.#firmFen,
      subsidyFen: this.#subsidyFen,
      levels: this.#levels.map(({ level, payer, fen: amount }) => ({ level, payer, fen: amount })),
      outcome: 'MATCHED',
    };
  }
}
