import { ageReceivablesOperation } from '../../shared/contract/operations/reports.ts';
import { namedPayers } from '../../shared/domain/division-names.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { ageBands, ageReceivables as age, type Receivables } from '../../shared/domain/reports/ageing.ts';
import { entriesTouching } from '../../shared/persistence/entries.ts';
import { businessTable } from '../runtime/business-table.ts';
import { readingRoute } from '../runtime/route.ts';
import { smallReport } from './gathered-report.ts';
import { reportAnswer } from './report-answer.ts';

export const ageReceivables = readingRoute(ageReceivablesOperation, async ({ query, caller, now }) => {
  const entries = await entriesTouching(businessTable(), caller.scope);
  const of = age(entries, query.asOf ?? dayOf(now));
  const shown = { ...of, items: namedPayers(of.items) };
  return reportAnswer(smallReport(`receivables-${of.asOf}`, shown, rowsOf(of)), query.format);
});

function rowsOf({ items, totals }: Receivables) {
  const inBands = (bands: Receivables['totals']['bands']) => ageBands.map((band) => bands[band]);
  return [
    ['level', 'payer', 'totalFen', ...ageBands.map((band) => `${band}Fen`), 'oldestOn'],
    ...items.map((one) => [one.level, one.payer, one.totalFen, ...inBands(one.bands), one.oldestOn ?? '']),
    ['total', '', totals.totalFen, ...inBands(totals.bands), ''],
  ];
}
