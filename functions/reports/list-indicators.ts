import { listIndicatorsOperation } from '../../shared/contract/operations/reports.ts';
import { accept } from '../../shared/domain/result.ts';
import { readingRoute } from '../runtime/route.ts';
import { indicatorsReport } from './indicators-report.ts';
import { answeredAtOnce } from './report-answer.ts';

export const listIndicators = (mostPolicies: number) =>
  readingRoute(listIndicatorsOperation, async ({ query: { format }, caller }) => {
    return answeredAtOnce(accept(indicatorsReport()), { caller, format, mostPolicies });
  });
