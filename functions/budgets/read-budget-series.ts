import { readBudgetSeriesOperation } from '../../shared/contract/operations/budgets.ts';
import { dayOf, daysBetween, yearOf } from '../../shared/domain/dates.ts';
import { budgetSeries, dailyPace } from '../../shared/domain/ledger/budget-series.ts';
import { entriesOfProgramme } from '../../shared/persistence/entries.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, invalidRequest, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { programmeSeenBy } from './budget-access.ts';

const mostDays = 400;

/** The budget year is that of the last day, unless another is asked for. */
export const readBudgetSeries = readingRoute(
  readBudgetSeriesOperation,
  async ({ params, query, caller, now }) => {
    const programme = await programmeSeenBy(caller.scope, params.programmeId, dayOf(now));
    if (programme === undefined) return notFound();
    const { from, to } = query;
    const days = daysBetween(from, to) + 1;
    if (days < 1 || days > mostDays) {
      const message = `from 至 to 应为 1 至 ${mostDays} 天 / from and to span 1 to ${mostDays} days`;
      return invalidRequest([{ path: 'query.to', message }]);
    }
    const year = query.year ?? yearOf(to);
    const entries = await entriesOfProgramme(businessTable(), programme);
    const series = budgetSeries(programme.id, year, entries, { from, to });
    const runRateFen = dailyPace(series.consumedFen, days);
    return answer({ programmeId: programme.id, year, ...series, runRateFen });
  },
);
