import { readingApi } from '../runtime/reading-api.ts';
import { ageReceivables } from './age-receivables.ts';
import { estimateNextYear } from './estimate-next-year.ts';
import { listCaseReads } from './list-case-reads.ts';
import { listIndicators } from './list-indicators.ts';
import { reportPortfolio } from './report-portfolio.ts';
import { reportPerformance } from './report-performance.ts';

/** Policies that a report reads within its request. */
const mostPolicies = 20_000;

export const handler = readingApi([
  reportPerformance(mostPolicies),
  ageReceivables,
  reportPortfolio(mostPolicies),
  listIndicators(mostPolicies),
  listCaseReads,
  estimateNextYear(mostPolicies),
]);
