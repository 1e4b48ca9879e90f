import { reportPerformanceOperation } from '../../shared/contract/operations/reports.ts';
import { readingRoute } from '../runtime/route.ts';
import { performanceReport } from './performance-report.ts';
import { answeredAtOnce } from './report-answer.ts';

export const reportPerformance = (mostPolicies: number) =>
  readingRoute(reportPerformanceOperation, async ({ query: { format, ...of }, caller, now }) => {
    return answeredAtOnce(await performanceReport(of, caller, now), { caller, format, mostPolicies });
  });
