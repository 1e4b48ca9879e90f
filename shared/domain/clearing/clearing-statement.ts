import * as z from 'zod';
import { divisionCode } from '../ids.ts';
import { type BudgetPosition } from '../ledger/budget-position.ts';
import { fen, type Fen, subtractFen, sumFen } from '../money.ts';
import { fiscalLevel } from '../subsidies/programme.ts';
import { type Advance, owedToCities, owedToCity } from './advance.ts';

const amounts = {
  approvedFen: fen,
  reservedFen: fen,
  /** What became due in the year, and what of it was taken back in the year. */
  accruedFen: fen,
  clawedBackFen: fen,
  /** Paid in money. */
  paidFen: fen,
  /**
   * Due less taken back less paid: set off against clawbacks, held, or, below nothing, paid and then claimed back from firms.
   */
  differenceFen: fen,
  /** Approved and not used: it lapses when the year is cleared. */
  unspentFen: fen,
};

/** The amounts of a level and of the whole, in the order in which they are shown. */
export const clearedAmounts = [
  'approvedFen',
  'reservedFen',
  'accruedFen',
  'clawedBackFen',
  'paidFen',
  'differenceFen',
  'unspentFen',
] as const satisfies readonly (keyof typeof amounts)[];

const clearedLevel = z.object({ level: fiscalLevel, payer: divisionCode.nullable(), ...amounts });
export type ClearedLevel = z.infer<typeof clearedLevel>;

/** REC-6: what a programme's year came to, level by level, and what counties owe their cities for it (SUB-19). */
export const clearingStatement = z.object({
  levels: z.array(clearedLevel).readonly(),
  totals: z.object(amounts),
  owed: z.array(owedToCity).readonly(),
  owedFen: fen,
});
export type ClearingStatement = z.infer<typeof clearingStatement>;

/** REC-6: the statement of a year from its budget and its advances; money that lapsed before is counted as unspent. */
export function clearingStatementOf(
  { levels }: Pick<BudgetPosition, 'levels'>,
  advances: readonly Advance[],
): ClearingStatement {
  const stated = levels.map(({ level, payer, ...of }): ClearedLevel => {
    const { approvedFen, reservedFen, accruedFen, clawedBackFen, paidFen } = of;
    return {
      level,
      payer,
      approvedFen,
      reservedFen,
      accruedFen,
      clawedBackFen,
      paidFen,
      differenceFen: subtractFen(accruedFen, clawedBackFen, paidFen),
      unspentFen: sumFen([of.availableFen, of.lapsedFen]),
    };
  });
  const owed = owedToCities(advances);
  const total = (of: keyof typeof amounts): Fen => sumFen(stated.map((level) => level[of]));
  return {
    levels: stated,
    totals: {
      approvedFen: total('approvedFen'),
      reservedFen: total('reservedFen'),
      accruedFen: total('accruedFen'),
      clawedBackFen: total('clawedBackFen'),
      paidFen: total('paidFen'),
      differenceFen: total('differenceFen'),
      unspentFen: total('unspentFen'),
    },
    owed,
    owedFen: sumFen(owed.map((one) => one.fen)),
  };
}

/** Whether two statements say the same to the fen. */
export function isSameStatement(one: ClearingStatement, other: ClearingStatement): boolean {
  return JSON.stringify(clearingStatement.parse(one)) === JSON.stringify(clearingStatement.parse(other));
}
