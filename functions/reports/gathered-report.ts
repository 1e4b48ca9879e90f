import type * as z from 'zod';
import type { Scope } from '../../shared/domain/access/role.ts';
import {
  itemsOf,
  type ListedItems,
  type ListStretch,
  type StretchedList,
} from '../../shared/persistence/list-stretches.ts';
import type { Row } from '../imports/files/xlsx-sheet.ts';
import { businessTable } from '../runtime/business-table.ts';
import { sectionsInMemory, type Workspace } from './workspace.ts';

/** A report as it is answered, and as a table, its titles first; what grows with the book comes piece by piece. */
export interface MadeReport {
  readonly name: string;
  readonly json: () => AsyncIterable<string>;
  readonly rows: () => AsyncIterable<readonly Row[]>;
}

/** A report that is as large whatever it is about. */
export function smallReport(name: string, body: unknown, rows: readonly Row[]): MadeReport {
  return {
    name,
    async *json() {
      yield JSON.stringify(body);
    },
    async *rows() {
      yield rows;
    },
  };
}

/**
 * A report that is gathered from lists as facts, some items at a time, and made of those bucket by bucket: of everything within
 * a request, in one bucket, or of what the chunks of a job have left, so that no function holds more than a bucket.
 */
export interface GatheredReport extends Gathering {
  readonly make: (space: Workspace<unknown>) => Promise<MadeReport>;
}

/** What is taken of the items of some lists. */
export interface Gathering {
  /** Policies first. */
  readonly lists: readonly StretchedList[];
  readonly gather: (from: ListedItems) => Promise<readonly KeyedFact[]>;
}

/** Facts of one key are in one bucket. */
interface KeyedFact {
  readonly key: string;
  readonly fact: unknown;
}

/** The same with the shape of its facts, which may come from files. */
export function gatheredReport<Fact>(of: {
  readonly lists: readonly StretchedList[];
  readonly fact: z.ZodType<Fact>;
  readonly keyOf: (fact: Fact) => string;
  readonly gather: (from: ListedItems) => readonly Fact[] | Promise<readonly Fact[]>;
  readonly make: (space: Workspace<Fact>) => Promise<MadeReport>;
}): GatheredReport {
  return {
    lists: of.lists,
    gather: async (from) => (await of.gather(from)).map((fact) => ({ key: of.keyOf(fact), fact })),
    make: (space) =>
      of.make({
        ...space,
        async *facts(bucket) {
          for await (const some of space.facts(bucket)) yield some.map((one) => of.fact.parse(one));
        },
      }),
  };
}

/** The report within a request; `undefined` where the scope has more policies than `mostPolicies`: then nothing else is read. */
export async function madeAtOnce(
  report: GatheredReport,
  scope: Scope,
  mostPolicies: number,
): Promise<MadeReport | undefined> {
  const facts: unknown[] = [];
  let policies = 0;
  for await (const page of itemsOf(businessTable(), scope, { list: 'POLICIES' })) {
    policies += page.items.length;
    if (policies > mostPolicies) return undefined;
    for (const { fact } of await report.gather(page)) facts.push(fact);
  }
  for (const list of report.lists) {
    if (list === 'POLICIES') continue;
    for await (const { fact } of gathered(report, scope, { list })) facts.push(fact);
  }
  return report.make({
    buckets: 1,
    async *facts() {
      yield facts;
    },
    sections: sectionsInMemory,
  });
}

/** What is taken of a stretch of a list, or of a whole one. */
export async function* gathered(
  gathering: Gathering,
  scope: Scope,
  stretch: Omit<ListStretch, 'items'>,
): AsyncGenerator<KeyedFact, void> {
  for await (const page of itemsOf(businessTable(), scope, stretch)) {
    yield* await gathering.gather(page);
  }
}
