import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { table } from '../contract/table.ts';
import { instant, type Instant } from '../domain/dates.ts';
import type { DueQueue } from './keys.ts';
import type { Item, Store } from './store.ts';

/** What is due by now, soonest first, and when there is more. */
export interface Due<Entity> {
  readonly due: readonly Entity[];
  readonly nextDueAt: Instant | undefined;
}

/** A sort key of the queue begins with an instant. */
const dueSort = z.string().transform((text) => instant.parse(text.split('#')[0]));

/** The beginning of a queue whose sort keys are instants, with something behind them. */
export async function dueIn<Entity>(
  store: Store,
  queue: DueQueue,
  { now, limit }: { readonly now: Instant; readonly limit: number },
  parse: (item: Item) => Entity,
): Promise<Due<Entity>> {
  const [due, later] = await Promise.all([
    query(store, queue, { range: '#s <= :now', now, limit }),
    query(store, queue, { range: '#s > :now', now, limit: 1 }),
  ]);
  const next = later.map((item) => dueSort.parse(item[table.indexes.byDue.sortKey]))[0];
  return {
    due: due.map(parse),
    nextDueAt: next,
  };
}

async function query(
  store: Store,
  queue: DueQueue,
  { range, now, limit }: { range: string; now: Instant; limit: number },
): Promise<readonly Item[]> {
  const { byDue } = table.indexes;
  const answer = await store.client.send(
    new QueryCommand({
      TableName: store.tableName,
      IndexName: byDue.name,
      KeyConditionExpression: `#p = :p AND ${range}`,
      ExpressionAttributeNames: { '#p': byDue.partitionKey, '#s': byDue.sortKey },
      ExpressionAttributeValues: { ':p': queue, ':now': `${now}#~` },
      Limit: limit,
    }),
  );
  return answer.Items ?? [];
}
