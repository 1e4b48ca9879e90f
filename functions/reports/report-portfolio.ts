import { reportPortfolioOperation } from '../../shared/contract/operations/reports.ts';
import { accept } from '../../shared/domain/result.ts';
import { readingRoute } from '../runtime/route.ts';
import { portfolioReport } from './portfolio-report.ts';
import { answeredAtOnce } from './report-answer.ts';

export const reportPortfolio = (mostPolicies: number) =>
  readingRoute(reportPortfolioOperation, async ({ query: { year, format }, caller }) => {
    return answeredAtOnce(accept(portfolioReport(year, caller)), { caller, format, mostPolicies });
  });
