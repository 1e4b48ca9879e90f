import { readBudgetOperation } from '../../shared/contract/operations/budgets.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { budgetPosition, positionAsOf } from '../../shared/domain/ledger/budget-position.ts';
import { readBudget as load } from '../../shared/persistence/budgets.ts';
import { entriesOfProgramme } from '../../shared/persistence/entries.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { mayApproveMoneyOf, programmeSeenBy } from './budget-access.ts';
import { budgetView } from './budget-view.ts';

/** Now is what is stored, with a change that waits for its second person; an earlier day is what the journal says of it. */
export const readBudget = readingRoute(readBudgetOperation, async ({ params, query, caller, now }) => {
  const programme = await programmeSeenBy(caller.scope, params.programmeId, dayOf(now));
  if (programme === undefined) return notFound();
  if (query.asOf !== undefined) {
    const entries = await entriesOfProgramme(businessTable(), programme);
    return answer(budgetView(positionAsOf(programme, query.year, entries, query.asOf)));
  }
  const budget = await load(businessTable(), programme.id, query.year);
  const proposed = mayApproveMoneyOf(caller.scope, programme) ? budget?.proposed : undefined;
  return answer({
    ...budgetView(budgetPosition(programme, query.year, budget)),
    ...(proposed && { proposed }),
  });
});
