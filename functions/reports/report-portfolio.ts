import { reportPortfolioOperation } from '../../shared/contract/operations/reports.ts';
import { insurerCode } from '../../shared/domain/ids.ts';
import { type Portfolio, reportPortfolio as report } from '../../shared/domain/reports/portfolio.ts';
import { listClaims } from '../../shared/persistence/claims.ts';
import { policiesOfScope } from '../../shared/persistence/policies.ts';
import { businessTable } from '../runtime/business-table.ts';
import { refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { reportAnswer } from './report-answer.ts';

/** Policies that are read within a request, and claims of about as many. */
const mostPolicies = 20_000;
const everything = { limit: 100_000 };

export const reportPortfolio = readingRoute(reportPortfolioOperation, async ({ query, caller }) => {
  const { year, format } = query;
  const store = businessTable();
  const policies = await policiesOfScope(store, caller.scope, mostPolicies);
  if (policies === undefined) {
    const detail = `保单超过 ${mostPolicies} 份，不能当场汇总。`;
    return refusal('too-many-policies', detail, { facts: { most: mostPolicies } });
  }
  const claims = await listClaims(store, caller.scope, everything, () => true);
  const of = report(insurerCode.parse(caller.org), year, { policies, claims: claims.items });
  return reportAnswer({ name: `portfolio-${year}`, body: of, rows: rowsOf(of) }, format);
});

function rowsOf({ products, totals }: Portfolio) {
  const figures = ({ policies, premiumFen, claims, open, paidFen, lossRatioPpm }: Portfolio['totals']) => {
    return [policies, premiumFen, claims, open, paidFen, lossRatioPpm ?? ''];
  };
  return [
    ['productCode', 'policies', 'premiumFen', 'claims', 'open', 'paidFen', 'lossRatioPpm'],
    ...products.map((one) => [one.productCode, ...figures(one)]),
    ['total', ...figures(totals)],
  ];
}
