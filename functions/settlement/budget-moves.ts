import { invariant } from '../../shared/domain/result.ts';
import { type LevelTotal, paidByYear } from '../../shared/domain/settlement/total-rows.ts';
import { placeParts } from '../../shared/domain/subsidies/budget.ts';
import { moveBudget, readBudget } from '../../shared/persistence/budgets.ts';
import { type Write } from '../../shared/persistence/store.ts';
import { businessTable } from '../runtime/business-table.ts';

/** What is approved for payment or paid, in every budget year that bears it: one write a year. */
export async function budgetMoves(
  movement: 'settle' | 'pay',
  programmeId: string,
  levels: readonly LevelTotal[],
): Promise<readonly Write[]> {
  const parts = levels.flatMap(({ level, payer, ...part }) => {
    return paidByYear({ level, payer, ...part }).map(({ year, fen }) => ({ year, level, payer, fen }));
  });
  const years = [...new Set(parts.map((part) => part.year))];
  const moves = await Promise.all(
    years.map(async (year) => {
      const budget = await readBudget(businessTable(), programmeId, year);
      invariant(budget !== undefined, `no budget of ${programmeId} ${year}`);
      const ofYear = parts.filter((part) => part.year === year);
      const placed = placeParts(budget, ofYear);
      invariant(placed !== undefined, `no envelope of a level of ${programmeId} ${year}`);
      return moveBudget(movement, budget, placed);
    }),
  );
  return moves.flat();
}
