import { readingApi } from '../runtime/reading-api.ts';
import { ageReceivables } from './age-receivables.ts';
import { estimateNextYear } from './estimate-next-year.ts';
import { listCaseReads } from './list-case-reads.ts';
import { listIndicators } from './list-indicators.ts';
import { reportPortfolio } from './report-portfolio.ts';
import { reportPerformance } from './report-performance.ts';

export const handler = readingApi([
  reportPerformance,
  ageReceivables,
  reportPortfolio,
  listIndicators,
  listCaseReads,
  estimateNextYear,
]);
