import { estimateNextYearOperation } from '../../shared/contract/operations/reports.ts';
import { dayOf, yearOf } from '../../shared/domain/dates.ts';
import { readingRoute } from '../runtime/route.ts';
import { estimateReport } from './estimate-report.ts';
import { answeredAtOnce } from './report-answer.ts';

export const estimateNextYear = (mostPolicies: number) =>
  readingRoute(estimateNextYearOperation, async ({ query: { format, ...of }, caller, now }) => {
    const { year = yearOf(dayOf(now)) + 1 } = of;
    const report = await estimateReport({ ...of, year }, caller, now);
    return answeredAtOnce(report, { caller, format, mostPolicies });
  });
