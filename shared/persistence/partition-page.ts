import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { table } from '../contract/table.ts';
import { fillPage, InvalidCursor, type Page, type Paged } from './listing.ts';
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
  const from = page.cursor === undefined ? undefined : startOf(of, page.cursor);
  const readOn = (start: Item | undefined) =>
    store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': of.pk, ':prefix': of.sortPrefix },
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
  const cursorOf = (item: Item) => Buffer.from(String(item[table.sortKey])).toString('base64url');
  return fillPage(readOn, { from, limit: page.limit }, { parse, keep, cursorOf });
}

/** The partition is never taken from the cursor, so a cursor of another list leads nowhere else. */
function startOf({ pk, sortPrefix }: { pk: string; sortPrefix: string }, cursor: string): Item {
  const sortKey = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!sortKey.startsWith(sortPrefix) || sortKey.length > 200) throw new InvalidCursor();
  return { [table.partitionKey]: pk, [table.sortKey]: sortKey };
}
