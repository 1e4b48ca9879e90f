import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { ReportRequest } from '../../shared/domain/reports/report-request.ts';
import { accept, type Result } from '../../shared/domain/result.ts';
import type { Refusal } from '../runtime/reply.ts';
import { estimateReport } from './estimate-report.ts';
import type { GatheredReport } from './gathered-report.ts';
import { indicatorsReport } from './indicators-report.ts';
import { performanceReport } from './performance-report.ts';
import { portfolioReport } from './portfolio-report.ts';

/** The report that somebody asks for, or why it is not for them. */
export async function reportAsked(
  asked: ReportRequest,
  caller: Pick<Caller, 'scope' | 'org'>,
  now: Instant,
): Promise<Result<GatheredReport, Refusal>> {
  switch (asked.report) {
    case 'performance':
      return performanceReport(asked, caller, now);
    case 'estimate':
      return estimateReport(asked, caller, now);
    case 'indicators':
      return accept(indicatorsReport());
    case 'portfolio':
      return accept(portfolioReport(asked.year, caller));
  }
}
