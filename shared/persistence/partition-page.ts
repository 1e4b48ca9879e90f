import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { table } from '../contract/table.ts';
import { InvalidCursor, type Page, type Paged } from './listing.ts';
import { type Item, type Store } from './store.ts';

/**
 * A page of a partition's own items whose sort key begins so, in order, that pass `keep`. Pages are filled by reading on.
 *
 * @throws InvalidCursor
 */
export async function partitionPage<Entity>(
  store: Store,
  of: { readonly pk: string; readonly sortPrefix: string },
  page: Page,
  parse: (item: Item) => Entity,
  keep: (entity: Entity) => boolean,
): Promise<Paged<Entity>> {
  const found: { entity: Entity; sortKey: string }[] = [];
  let from: Item | undefined = page.cursor === undefined ? undefined : startOf(of, page.cursor);
  do {
    const answer = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': of.pk, ':prefix': of.sortPrefix },
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    for (const item of answer.Items ?? []) {
      const entity = parse(item);
      if (keep(entity)) found.push({ entity, sortKey: String(item[table.sortKey]) });
    }
    from = answer.LastEvaluatedKey;
  } while (from !== undefined && found.length <= page.limit);
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const more = found.length > page.limit && last !== undefined;
  return {
    items: shown.map((one) => one.entity),
    ...(more ? { nextCursor: Buffer.from(last.sortKey).toString('base64url') } : {}),
  };
}

/** The partition is never taken from the cursor, so a cursor of another list leads nowhere else. */
function startOf({ pk, sortPrefix }: { pk: string; sortPrefix: string }, cursor: string): Item {
  const sortKey = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!sortKey.startsWith(sortPrefix) || sortKey.length > 200) throw new InvalidCursor();
  return { [table.partitionKey]: pk, [table.sortKey]: sortKey };
}
