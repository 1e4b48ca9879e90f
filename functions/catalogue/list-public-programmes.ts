import { listPublicProgrammesOperation } from '../../shared/contract/operations/catalogue.ts';
import { dayOf, yearOf } from '../../shared/domain/dates.ts';
import { hasMoneyLeft } from '../../shared/domain/subsidies/budget.ts';
import { coversDivision, isOpenOn } from '../../shared/domain/subsidies/programme.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

/** G1: what anybody may know of the programmes that are open today, of one division or everywhere. */
export const listPublicProgrammes = readingRoute(listPublicProgrammesOperation, async ({ query, now }) => {
  const today = dayOf(now);
  const { division } = query;
  const open = (await currentCatalogue())
    .programmesOn(today)
    .filter((one) => isOpenOn(one, today) && (division === undefined || coversDivision(one, division)));
  const items = open.map(async (one) => ({
    programmeId: one.id,
    names: one.names,
    openUntil: one.validTo ?? null,
    hasBudget: hasMoneyLeft(one, await readBudget(businessTable(), one.id, yearOf(today))),
  }));
  return answer({ items: await Promise.all(items) });
});
