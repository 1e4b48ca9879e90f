import { summarisePubliclyOperation } from '../../shared/contract/operations/insight.ts';
import { dayOf, yearOf } from '../../shared/domain/dates.ts';
import { divisionCode } from '../../shared/domain/ids.ts';
import { budgetPosition } from '../../shared/domain/ledger/budget-position.ts';
import { publicSummary } from '../../shared/domain/reports/public-summary.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { listPolicies } from '../../shared/persistence/policies.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

/** The newest policies are enough to see whether more than a few firms stand behind a sum. */
const newestPolicies = 200;

export const summarisePublicly = readingRoute(summarisePubliclyOperation, async ({ now }) => {
  const today = dayOf(now);
  const programmes = (await currentCatalogue()).programmesOn(today);
  const items = await Promise.all(programmes.map((programme) => summaryOf(programme, yearOf(today))));
  return answer({ year: yearOf(today), items: items.flatMap((item) => item ?? []) });
});

async function summaryOf(programme: Programme, year: number) {
  const budget = await readBudget(businessTable(), programme.id, year);
  if (budget === undefined || programme.divisionPrefix === '') return undefined;
  const { totals } = budgetPosition(programme, year, budget);
  return publicSummary(programme, totals, await firmsBehind(programme, year));
}

/** Firms with a grant of the year, as far as the newest policies tell. */
async function firmsBehind({ id, divisionPrefix }: Programme, year: number): Promise<number> {
  const division = divisionCode.parse(divisionPrefix.padEnd(6, '0'));
  const page = await listPolicies(
    businessTable(),
    { kind: 'bureau', division },
    { limit: newestPolicies },
    () => true,
  );
  const granted = page.items.filter(({ period, subsidy }) => {
    const grants = subsidy.programmes.filter((grant) => grant.programmeId === id);
    return yearOf(period.start) === year && grants.some((grant) => grant.grantedFen > 0);
  });
  return new Set(granted.map((policy) => policy.uscc)).size;
}
