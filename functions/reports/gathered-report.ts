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

/** A report as it is answered, and as a table under its titles. */
export interface MadeReport {
  readonly name: string;
  readonly body: unknown;
  readonly rows: readonly Row[];
}

/**
 * A report that is gathered from lists, some items at a time, and made of what was gathered: of everything within a request, or
 * of what the chunks of a job have left. Parts come in the order of the lists.
 */
export interface GatheredReport {
  /** Policies that a function’s memory holds what is taken of; more are for the bureaus below. */
  readonly mostPolicies: number;
  /** Policies first. */
  readonly lists: readonly StretchedList[];
  readonly gather: (from: ListedItems) => Promise<unknown>;
  readonly make: (parts: AsyncIterable<unknown> | Iterable<unknown>) => Promise<MadeReport>;
}

/** The same with the shape of its parts, which may come from files. */
export function gatheredReport<Part>(of: {
  readonly mostPolicies: number;
  readonly lists: readonly StretchedList[];
  readonly part: z.ZodType<Part>;
  readonly gather: (from: ListedItems) => Part | Promise<Part>;
  readonly make: (parts: AsyncIterable<Part>) => Promise<MadeReport>;
}): GatheredReport {
  async function* parsed(parts: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<Part, void> {
    for await (const part of parts) yield of.part.parse(part);
  }
  return {
    mostPolicies: of.mostPolicies,
    lists: of.lists,
    gather: async (from) => of.gather(from),
    make: (parts) => of.make(parsed(parts)),
  };
}

/** The report within a request; `undefined` where the scope has more policies than `mostPolicies`: then nothing else is read. */
export async function madeAtOnce(
  report: GatheredReport,
  scope: Scope,
  mostPolicies: number,
): Promise<MadeReport | undefined> {
  const parts: unknown[] = [];
  let policies = 0;
  for await (const page of itemsOf(businessTable(), scope, { list: 'POLICIES' })) {
    policies += page.items.length;
    if (policies > mostPolicies) return undefined;
    parts.push(await report.gather(page));
  }
  const others = report.lists.filter((list) => list !== 'POLICIES');
  const more = await Promise.all(others.map((list) => gathered(report, scope, { list })));
  return report.make([...parts, ...more.flat()]);
}

/** What a report takes of a stretch of a list, or of a whole one. */
export async function gathered(
  report: GatheredReport,
  scope: Scope,
  stretch: Omit<ListStretch, 'items'>,
): Promise<readonly unknown[]> {
  const parts: unknown[] = [];
  for await (const page of itemsOf(businessTable(), scope, stretch)) parts.push(await report.gather(page));
  return parts;
}
