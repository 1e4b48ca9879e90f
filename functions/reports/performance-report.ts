import type { Caller } from '../../shared/domain/access/role.ts';
import { dayOf, type Instant } from '../../shared/domain/dates.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { type PerformanceReport, PerformanceTally } from '../../shared/domain/reports/performance.ts';
import {
  countClaims,
  countMoney,
  countPolicies,
  keyOfCounted,
  type PerformanceFact,
  performanceFact,
  type ProgrammeYear,
} from '../../shared/domain/reports/performance-facts.ts';
import { accept, refuse, type Result } from '../../shared/domain/result.ts';
import type { ListedItems } from '../../shared/persistence/list-stretches.ts';
import { listSettlements } from '../../shared/persistence/settlements.ts';
import { readManyTasks } from '../../shared/persistence/tasks.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { notFound, type Refusal } from '../runtime/reply.ts';
import { type GatheredReport, gatheredReport, type MadeReport, smallReport } from './gathered-report.ts';
import { knowsProgramme } from './report-access.ts';
import { wholeBuckets } from './workspace.ts';

/** A year’s settlements of a programme, of all its insurers. */
const everySettlement = { limit: 10_000 };

/** Section 15, over what the caller may see. */
export async function performanceReport(
  { programmeId, year }: ProgrammeYear,
  { scope }: Pick<Caller, 'scope'>,
  now: Instant,
): Promise<Result<GatheredReport, Refusal>> {
  if (!(await knowsProgramme({ scope }, programmeId, dayOf(now)))) return refuse(notFound());
  const of = { programmeId, year };
  const catalogue = await currentCatalogue();
  const productOf = (policy: Policy) => catalogue.soldProduct(policy.product);
  return accept(
    gatheredReport({
      lists: ['POLICIES', 'CLAIMS', 'ENTRIES'],
      fact: performanceFact,
      keyOf: keyOfCounted,
      gather: (from) => gather(from, of, productOf),
      make: async (space) => {
        const tally = new PerformanceTally(of);
        for await (const bucket of wholeBuckets(space)) tally.add(bucket);
        const settlements = await listSettlements(businessTable(), scope, everySettlement, (one) => {
          return one.programmeId === programmeId;
        });
        return made(tally.report(settlements.items));
      },
    }),
  );
}

async function gather(
  from: ListedItems,
  of: ProgrammeYear,
  productOf: Parameters<typeof countPolicies>[2],
): Promise<readonly PerformanceFact[]> {
  switch (from.list) {
    case 'POLICIES':
      return countPolicies(from.items, of, productOf);
    case 'CLAIMS': {
      const decided = from.items.filter((claim) => claim.clocks.decidedAt !== undefined);
      const taskIds = decided.flatMap((claim) => claim.taskIds);
      return countClaims(from.items, await readManyTasks(businessTable(), taskIds));
    }
    case 'ENTRIES':
      return countMoney(from.items, of.programmeId);
  }
}

/** One row a figure, in the words of its path. */
function made(of: PerformanceReport): MadeReport {
  const { byProduct, byDivision, ...figures } = of;
  const groups = [
    ...byProduct.map(({ productCode, ...shares }) => [`product ${productCode}`, shares] as const),
    ...byDivision.map(({ divisionCode, ...shares }) => [`division ${divisionCode}`, shares] as const),
  ];
  const rows = [
    ['metric', 'value'],
    ...cellsOf('', figures),
    ...groups.flatMap(([name, shares]) => cellsOf(`${name} `, shares)),
  ];
  return smallReport(`performance-${of.programmeId}-${of.year}`, of, rows);
}

function cellsOf(prefix: string, of: object): (readonly [string, string | number])[] {
  return Object.entries(of).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return cellsOf(`${prefix}${name} `, value);
    if (typeof value !== 'number' && typeof value !== 'string') return [];
    return [[`${prefix}${name}`, value] as const];
  });
}
