import { readClearingOperation } from '../../shared/contract/operations/clearing.ts';
import { clearedAmounts } from '../../shared/domain/clearing/clearing-statement.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { readYearClearing } from '../../shared/persistence/periods.ts';
import { mayApproveMoneyOf, programmeSeenBy } from '../budgets/budget-access.ts';
import { smallReport } from '../reports/gathered-report.ts';
import { reportAnswer } from '../reports/report-answer.ts';
import { businessTable } from '../runtime/business-table.ts';
import { notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { clearingView } from './clearing-view.ts';
import { yearStateOf } from './year-state.ts';

export const readClearing = readingRoute(readClearingOperation, async ({ params, query, caller, now }) => {
  const { scope } = caller;
  const programme = await programmeSeenBy(scope, params.programmeId, dayOf(now));
  if (programme === undefined) return notFound();
  const { state } = await yearStateOf(programme, params.year);
  const current = await readYearClearing(businessTable(), programme.id, params.year);
  const viewer = { scope, decides: mayApproveMoneyOf(scope, programme), now };
  const shown = clearingView(programme.id, state, current, viewer);
  const name = `clearing-${programme.id}-${params.year}`;
  return reportAnswer(smallReport(name, shown, rowsOf(shown.statement)), query.format);
});

function rowsOf({ levels, totals, owed, owedFen }: ReturnType<typeof clearingView>['statement']) {
  const nothing = clearedAmounts.map(() => '');
  return [
    ['level', 'payer', ...clearedAmounts, 'owedToCity', 'owedFen'],
    ...levels.map((of) => [of.level, of.payer ?? '', ...clearedAmounts.map((amount) => of[amount]), '', '']),
    ['total', '', ...clearedAmounts.map((amount) => totals[amount]), '', owedFen],
    ...owed.map(({ county, city, fen }) => ['advance', county, ...nothing, city, fen]),
  ];
}
