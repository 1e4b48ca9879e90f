import type { InsurerCode } from '../../shared/domain/ids.ts';
import { bucketOf } from '../../shared/domain/reports/buckets.ts';
import {
  factsOfBankLines,
  factsOfClaims,
  factsOfPolicies,
  type IndicatorFact,
  indicatorFact,
  keyOfFact,
} from '../../shared/domain/reports/indicator-facts.ts';
import {
  type Indicator,
  indicator,
  IndicatorBucket,
  indicatorKinds,
} from '../../shared/domain/reports/indicators.ts';
import { bankLinePages } from '../../shared/persistence/bank-lines.ts';
import { readFirms } from '../../shared/persistence/firms.ts';
import type { ListedItems } from '../../shared/persistence/list-stretches.ts';
import type { Row } from '../imports/files/xlsx-sheet.ts';
import { businessTable } from '../runtime/business-table.ts';
import { type GatheredReport, gatheredReport, type MadeReport } from './gathered-report.ts';
import type { Sections, Workspace } from './workspace.ts';

/** So many numbers of policies or firms stand in a cell: it holds 32,767 characters. */
const mostInCell = 1_500;

/** REC-5, over everything that a bureau may see. */
export function indicatorsReport(): GatheredReport {
  return gatheredReport({
    lists: ['POLICIES', 'CLAIMS'],
    fact: indicatorFact,
    keyOf: keyOfFact,
    gather,
    make,
  });
}

/** Who sees a policy or claim sees the firm's record. */
async function gather(from: ListedItems): Promise<readonly IndicatorFact[]> {
  if (from.list === 'ENTRIES') return [];
  const codes = [...new Set(from.items.map((one) => one.uscc))];
  const firms = await readFirms(businessTable(), codes);
  return from.list === 'POLICIES' ? factsOfPolicies(from.items, firms) : factsOfClaims(from.items, firms);
}

/** Bucket by bucket, and those paid from one account once more: only beside their policies is it known whose they were. */
async function make(space: Workspace<IndicatorFact>): Promise<MadeReport> {
  const { buckets } = space;
  const money = space.sections('money', buckets, indicatorFact);
  const accounts = space.sections('accounts', buckets, indicatorFact);
  const found = space.sections('found', indicatorKinds.length, indicator);
  const divide = (into: Sections<IndicatorFact>, fact: IndicatorFact) => {
    return into.put(bucketOf(keyOfFact(fact), buckets), fact);
  };
  const lookInto = async (...lots: readonly AsyncIterable<readonly IndicatorFact[]>[]) => {
    const bucket = new IndicatorBucket();
    for (const facts of lots) for await (const some of facts) for (const one of some) bucket.add(one);
    for (const one of bucket.indicators()) await found.put(indicatorKinds.indexOf(one.kind), one);
    return bucket;
  };
  for (const lead of await leadsIn(space)) {
    for await (const lines of bankLinePages(businessTable(), lead)) {
      for (const fact of factsOfBankLines(lines)) await divide(money, fact);
    }
  }
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const looked = await lookInto(space.facts(bucket), money.read(bucket));
    for (const fact of looked.paidFrom()) await divide(accounts, fact);
  }
  for (let bucket = 0; bucket < buckets; bucket += 1) await lookInto(accounts.read(bucket));
  return { name: 'indicators', json: () => jsonOf(found), rows: () => rowsOf(found) };
}

/** Whose banks are looked at: those of insurers that lead the policies. */
async function leadsIn({ buckets, facts }: Workspace<IndicatorFact>): Promise<ReadonlySet<InsurerCode>> {
  const leads = new Set<InsurerCode>();
  for await (const some of facts(bucketOf(keyOfFact({ fact: 'leads', insurers: [] }), buckets))) {
    for (const one of some) if (one.fact === 'leads') for (const lead of one.insurers) leads.add(lead);
  }
  return leads;
}

async function* everyKind(found: Sections<Indicator>): AsyncGenerator<readonly Indicator[], void> {
  for (const kind of indicatorKinds.keys()) yield* found.read(kind);
}

async function* jsonOf(found: Sections<Indicator>): AsyncGenerator<string, void> {
  yield '{"items":[';
  let between = '';
  for await (const some of everyKind(found)) {
    for (const one of some) {
      yield `${between}${JSON.stringify(one)}`;
      between = ',';
    }
  }
  yield ']}';
}

async function* rowsOf(found: Sections<Indicator>): AsyncGenerator<readonly Row[], void> {
  yield [['kind', 'rule', 'firms', 'policyNos', 'fact', 'factEn']];
  for await (const some of everyKind(found)) yield some.flatMap(rowsOfOne);
}

function rowsOfOne({ kind, rule, firms, policyNos, fact }: Indicator): readonly Row[] {
  return Array.from({ length: rowsFor(policyNos.length) }, (_, at) => {
    const some = (of: readonly string[]) => of.slice(at * mostInCell, (at + 1) * mostInCell).join(' ');
    return [kind, rule, some(firms), some(policyNos), fact.zh, fact.en];
  });
}

function rowsFor(numbers: number): number {
  return Math.max(1, Math.trunc((numbers + mostInCell - 1) / mostInCell));
}
