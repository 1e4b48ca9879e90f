import { namedPayers } from '../../shared/domain/division-names.ts';
import { type BudgetPosition } from '../../shared/domain/ledger/budget-position.ts';

/** A position with the names of its payers beside their codes (G18). */
export function budgetView<Position extends BudgetPosition>(of: Position) {
  return { ...of, levels: namedPayers(of.levels) };
}
