import { reportPerformanceOperation } from '../../shared/contract/operations/reports.ts';
import type { Scope } from '../../shared/domain/access/role.ts';
import {
  type PerformanceReport,
  reportPerformance as report,
} from '../../shared/domain/reports/performance.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { listClaims } from '../../shared/persistence/claims.ts';
import { entriesTouching } from '../../shared/persistence/entries.ts';
import { policiesOfScope } from '../../shared/persistence/policies.ts';
import { listSettlements } from '../../shared/persistence/settlements.ts';
import { readManyTasks } from '../../shared/persistence/tasks.ts';
import { programmeSeenBy } from '../budgets/budget-access.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { everything, mostPolicies, tooManyPolicies } from './report-bounds.ts';
import { reportAnswer } from './report-answer.ts';

export const reportPerformance = readingRoute(reportPerformanceOperation, async ({ query, caller, now }) => {
  const { programmeId, year, format } = query;
  const { scope } = caller;
  const known = await isKnown(scope, programmeId, now);
  if (!known) return notFound();
  const store = businessTable();
  const policies = await policiesOfScope(store, scope, mostPolicies);
  if (policies === undefined) return tooManyPolicies();
  const catalogue = await currentCatalogue();
  const productOf = (policy: Policy) => catalogue.soldProduct(policy.product);
  const [claims, settlements, entries] = await Promise.all([
    listClaims(store, scope, everything, () => true),
    listSettlements(store, scope, everything, (one) => one.programmeId === programmeId),
    entriesTouching(store, scope),
  ]);
  const decided = claims.items.filter((claim) => claim.clocks.decidedAt !== undefined);
  const taskIds = decided.flatMap((claim) => claim.taskIds);
  const tasks = await readManyTasks(store, taskIds);
  const facts = { policies, claims: claims.items, settlements: settlements.items, tasks, entries, productOf };
  const of = report({ programmeId, year }, facts);
  return reportAnswer(of, format, { name: `performance-${programmeId}-${year}`, rows: rowsOf(of) });
});

/** A bureau sees the programmes of its area; an insurer any, over its own policies. */
async function isKnown(
  scope: Scope,
  programmeId: string,
  now: Parameters<typeof dayOf>[0],
): Promise<boolean> {
  if (scope.kind === 'bureau') return (await programmeSeenBy(scope, programmeId, dayOf(now))) !== undefined;
  return (await currentCatalogue()).programmeOn(programmeId, dayOf(now)) !== undefined;
}

/** One row a figure, in the words of its path. */
function rowsOf(of: PerformanceReport) {
  const { byProduct, byDivision, ...figures } = of;
  const groups = [
    ...byProduct.map(({ productCode, ...shares }) => [`product ${productCode}`, shares] as const),
    ...byDivision.map(({ divisionCode, ...shares }) => [`division ${divisionCode}`, shares] as const),
  ];
  return [
    ['metric', 'value'],
    ...cellsOf('', figures),
    ...groups.flatMap(([name, shares]) => cellsOf(`${name} `, shares)),
  ];
}

function cellsOf(prefix: string, of: object): (readonly [string, string | number])[] {
  return Object.entries(of).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return cellsOf(`${prefix}${name} `, value);
    if (typeof value !== 'number' && typeof value !== 'string') return [];
    return [[`${prefix}${name}`, value] as const];
  });
}
