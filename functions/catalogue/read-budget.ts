import { readBudgetOperation } from '../../shared/contract/operations/catalogue.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { budgetPosition } from '../../shared/domain/ledger/budget-position.ts';
import { readBudget as load } from '../../shared/persistence/budgets.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { programmeSeenBy } from './budget-access.ts';

export const readBudget = readingRoute(readBudgetOperation, async ({ params, query, caller, now }) => {
  const programme = await programmeSeenBy(caller.scope, params.programmeId, dayOf(now));
  if (programme === undefined) return notFound();
  const budget = await load(businessTable(), programme.id, query.year);
  return answer(budgetPosition(programme, query.year, budget));
});
