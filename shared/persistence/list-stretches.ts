import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Scope } from '../domain/access/role.ts';
import { claim, type Claim } from '../domain/claims/claim.ts';
import { journalEntry, type JournalEntry } from '../domain/ledger/journal-entry.ts';
import { policy, type Policy } from '../domain/policies/policy.ts';
import { type IndexQuery, listQuery } from './listing.ts';
import type { Item, Store } from './store.ts';

/** Lists that can be read in stretches. */
export const stretchedList = z.enum(['POLICIES', 'CLAIMS', 'ENTRIES']);
export type StretchedList = z.infer<typeof stretchedList>;

/**
 * What lies between two sort keys of a list, the newest first: after one, where it is not the first, and up to another, where
 * it is not the last. What comes into the list later lies in one stretch, and nothing lies in two.
 */
export const listStretch = z.object({
  list: stretchedList,
  after: z.string().optional(),
  upTo: z.string().optional(),
  /** What was in it when it was divided. */
  items: z.int().nonnegative(),
});
export type ListStretch = z.infer<typeof listStretch>;

/** Some items of a list, in its order. */
export type ListedItems =
  | { readonly list: 'POLICIES'; readonly items: readonly Policy[] }
  | { readonly list: 'CLAIMS'; readonly items: readonly Claim[] }
  | { readonly list: 'ENTRIES'; readonly items: readonly JournalEntry[] };

/** A list that a scope may see, in stretches of so many items, or a megabyte of them: they are counted and not read. */
export async function dividedList(
  store: Store,
  scope: Scope,
  list: StretchedList,
  itemsAtOnce: number,
): Promise<readonly ListStretch[]> {
  const query = listQuery(list, scope);
  if (query === undefined) return [];
  const stretches: ListStretch[] = [];
  let from: Item | undefined;
  let after: string | undefined;
  do {
    const answer = await store.client.send(
      new QueryCommand({ ...queryOf(store, query, {}, from), Select: 'COUNT', Limit: itemsAtOnce }),
    );
    from = answer.LastEvaluatedKey;
    const upTo = from && String(from[query.index.sortKey]);
    stretches.push({ list, after, upTo, items: answer.Count ?? 0 });
    after = upTo;
  } while (from !== undefined);
  return stretches;
}

/** What lies in a stretch, page by page; the whole list where none is named. */
export async function* itemsOf(
  store: Store,
  scope: Scope,
  { list, after, upTo }: Pick<ListStretch, 'list' | 'after' | 'upTo'>,
): AsyncGenerator<ListedItems, void> {
  const query = listQuery(list, scope);
  if (query === undefined) return;
  let from: Item | undefined;
  do {
    const answer = await store.client.send(new QueryCommand(queryOf(store, query, { after, upTo }, from)));
    const items = (answer.Items ?? []).filter((item) => item[query.index.sortKey] !== after);
    yield parsed(list, items);
    from = answer.LastEvaluatedKey;
  } while (from !== undefined);
}

function parsed(list: StretchedList, items: readonly Item[]): ListedItems {
  switch (list) {
    case 'POLICIES':
      return { list, items: items.map((item) => policy.parse(item)) };
    case 'CLAIMS':
      return { list, items: items.map((item) => claim.parse(item)) };
    case 'ENTRIES':
      return { list, items: items.map((item) => journalEntry.parse(item)) };
  }
}

/** Both edges are in it. */
function queryOf(
  store: Store,
  { index, partition, sortPrefix = '' }: IndexQuery,
  { after, upTo }: Pick<ListStretch, 'after' | 'upTo'>,
  from: Item | undefined,
) {
  return {
    TableName: store.tableName,
    IndexName: index.name,
    KeyConditionExpression: '#p = :p AND #s BETWEEN :low AND :high',
    ExpressionAttributeNames: { '#p': index.partitionKey, '#s': index.sortKey },
    ExpressionAttributeValues: {
      ':p': partition,
      ':low': upTo ?? `${sortPrefix} `,
      ':high': after ?? `${sortPrefix}~`,
    },
    ScanIndexForward: false,
    ...(from === undefined ? {} : { ExclusiveStartKey: from }),
  };
}
