import type { Caller } from '../../shared/domain/access/role.ts';
import { dayOf, type Instant } from '../../shared/domain/dates.ts';
import { budgetPosition } from '../../shared/domain/ledger/budget-position.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import {
  addedNeeds,
  estimateNextYear,
  grantedNeed,
  needOf,
  type NextYearEstimate,
} from '../../shared/domain/reports/next-year-estimate.ts';
import type { ReportRequest } from '../../shared/domain/reports/report-request.ts';
import { accept, type Result } from '../../shared/domain/result.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import type { Refusal } from '../runtime/reply.ts';
import { type GatheredReport, gatheredReport, type MadeReport, smallReport } from './gathered-report.ts';
import { estimatedProgramme } from './report-access.ts';
import { wholeBuckets } from './workspace.ts';

type EstimateRequest = Omit<Extract<ReportRequest, { report: 'estimate' }>, 'report'>;

/** REC-6: the whole area's need, so it is for the bureau that holds it. */
export async function estimateReport(
  { programmeId, year, growthPpm }: EstimateRequest,
  { scope }: Pick<Caller, 'scope'>,
  now: Instant,
): Promise<Result<GatheredReport, Refusal>> {
  const found = await estimatedProgramme({ scope }, programmeId, dayOf(now));
  if (!found.accepted) return found;
  const catalogue = await currentCatalogue();
  const productOf = (policy: Policy) => catalogue.soldProduct(policy.product);
  return accept(
    gatheredReport({
      lists: ['POLICIES'],
      fact: grantedNeed,
      // Sums of some policies each: they meet in one bucket.
      keyOf: () => '',
      gather: ({ list, items }) => {
        const policies = list === 'POLICIES' ? items : [];
        return [needOf(policies, { programmeId, year: year - 1 }, productOf)];
      },
      make: async (space) => {
        let need = addedNeeds([]);
        for await (const needs of wholeBuckets(space)) need = addedNeeds([need, ...needs]);
        const unspent = await unspentOf(found.value, year - 1);
        return made(estimateNextYear({ programmeId, year, growthPpm, need, unspent }));
      },
    }),
  );
}

async function unspentOf(programme: Programme, year: number): Promise<NextYearEstimate['unspent']> {
  const { totals } = budgetPosition(programme, year, await readBudget(businessTable(), programme.id, year));
  const { approvedFen, reservedFen, accruedFen, clawedBackFen, availableFen, lapsedFen } = totals;
  return { approvedFen, reservedFen, accruedFen, clawedBackFen, availableFen, lapsedFen };
}

function made(of: NextYearEstimate): MadeReport {
  const rows = [
    ['productCode', 'class', 'policies', 'averageSumFen', 'premiumRatePpm', 'subsidyRatePpm', 'estimateFen'],
    ...of.items.map((one) => [
      one.productCode,
      one.class ?? '',
      one.policies,
      one.averageSumFen,
      one.premiumRatePpm ?? '',
      one.subsidyRatePpm ?? '',
      one.estimateFen,
    ]),
    ...of.levels.map((one) => [`level ${one.level}`, '', '', '', '', '', one.estimateFen]),
    ['total', '', '', '', '', '', of.totalFen],
  ];
  return smallReport(`estimate-${of.programmeId}-${of.year}`, of, rows);
}
