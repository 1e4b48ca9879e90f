import { estimateNextYearOperation } from '../../shared/contract/operations/reports.ts';
import { dayOf, yearOf } from '../../shared/domain/dates.ts';
import { budgetPosition } from '../../shared/domain/ledger/budget-position.ts';
import {
  estimateNextYear as estimate,
  type NextYearEstimate,
} from '../../shared/domain/reports/next-year-estimate.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { policiesOfScope } from '../../shared/persistence/policies.ts';
import { mayApproveMoneyOf, programmeSeenBy } from '../budgets/budget-access.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { notFound, refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { reportAnswer } from './report-answer.ts';
import { mostPolicies, tooManyPolicies } from './report-bounds.ts';

/** REC-6: the whole area's need, so it is for the bureau that holds it. */
export const estimateNextYear = readingRoute(estimateNextYearOperation, async ({ query, caller, now }) => {
  const { programmeId, growthPpm, format } = query;
  const programme = await programmeSeenBy(caller.scope, programmeId, dayOf(now));
  if (programme === undefined) return notFound();
  if (!mayApproveMoneyOf(caller.scope, programme)) {
    return refusal('forbidden', '测算由方案所在地区的财政部门办理，您的部门不能查看。');
  }
  const policies = await policiesOfScope(businessTable(), caller.scope, mostPolicies);
  if (policies === undefined) return tooManyPolicies();
  const catalogue = await currentCatalogue();
  const year = query.year ?? yearOf(dayOf(now)) + 1;
  const budget = await readBudget(businessTable(), programmeId, year - 1);
  const { approvedFen, reservedFen, accruedFen, clawedBackFen, availableFen } = budgetPosition(
    programme,
    year - 1,
    budget,
  ).totals;
  const of = estimate({
    programmeId,
    year,
    growthPpm,
    policies,
    productOf: (policy) => catalogue.soldProduct(policy.product),
    unspent: { approvedFen, reservedFen, accruedFen, clawedBackFen, availableFen },
  });
  return reportAnswer(of, format, { name: `estimate-${programmeId}-${year}`, rows: rowsOf(of) });
});

function rowsOf({ items, levels, totalFen }: NextYearEstimate) {
  return [
    ['productCode', 'class', 'policies', 'averageSumFen', 'premiumRatePpm', 'subsidyRatePpm', 'estimateFen'],
    ...items.map((one) => [
      one.productCode,
      one.class ?? '',
      one.policies,
      one.averageSumFen,
      one.premiumRatePpm ?? '',
      one.subsidyRatePpm ?? '',
      one.estimateFen,
    ]),
    ...levels.map((one) => [`level ${one.level}`, '', '', '', '', '', one.estimateFen]),
    ['total', '', '', '', '', '', totalFen],
  ];
}
