import type { Operation } from '../../shared/contract/operation.ts';
import {
  estimateNextYearOperation,
  listIndicatorsOperation,
  reportPerformanceOperation,
  reportPortfolioOperation,
} from '../../shared/contract/operations/reports.ts';
import type { Caller, Scope } from '../../shared/domain/access/role.ts';
import { type Day, dayOf, type Instant } from '../../shared/domain/dates.ts';
import type { ReportRequest } from '../../shared/domain/reports/report-request.ts';
import { accept, refuse, type Result } from '../../shared/domain/result.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { mayApproveMoneyOf, programmeSeenBy } from '../budgets/budget-access.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { mayUse, notYours } from '../runtime/http-stack.ts';
import { notFound, refusal, type Refusal } from '../runtime/reply.ts';

/** What answers the same report at once: who may use that may have it made by a job. */
const operationOf: Readonly<Record<ReportRequest['report'], Operation>> = {
  performance: reportPerformanceOperation,
  estimate: estimateNextYearOperation,
  indicators: listIndicatorsOperation,
  portfolio: reportPortfolioOperation,
};

/** Why a report is not for somebody; nothing where it is. */
export async function reportRefusedTo(
  caller: Caller,
  asked: ReportRequest,
  now: Instant,
): Promise<Refusal | undefined> {
  const operation = operationOf[asked.report];
  if (!mayUse(operation, caller)) return notYours(operation);
  switch (asked.report) {
    case 'performance':
      return (await knowsProgramme(caller, asked.programmeId, dayOf(now))) ? undefined : notFound();
    case 'estimate': {
      const found = await estimatedProgramme(caller, asked.programmeId, dayOf(now));
      return found.accepted ? undefined : found.refusal;
    }
    case 'indicators':
    case 'portfolio':
      return undefined;
  }
}

/** A bureau sees the programmes of its area; an insurer any, over its own policies. */
export async function knowsProgramme(
  { scope }: { readonly scope: Scope },
  programmeId: string,
  on: Day,
): Promise<boolean> {
  if (scope.kind === 'bureau') return (await programmeSeenBy(scope, programmeId, on)) !== undefined;
  return (await currentCatalogue()).programmeOn(programmeId, on) !== undefined;
}

/** REC-6: the whole area's need is estimated by the bureau that holds it. */
export async function estimatedProgramme(
  { scope }: { readonly scope: Scope },
  programmeId: string,
  on: Day,
): Promise<Result<Programme, Refusal>> {
  const programme = await programmeSeenBy(scope, programmeId, on);
  if (programme === undefined) return refuse(notFound());
  if (mayApproveMoneyOf(scope, programme)) return accept(programme);
  return refuse(refusal('forbidden', '测算由方案所在地区的财政部门办理，您的部门不能查看。'));
}
