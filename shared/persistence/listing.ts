import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { table } from '../contract/table.ts';
import type { Scope } from '../domain/access/role.ts';
import { divisionPrefix, type ListName } from './keys.ts';
import type { Item, Store } from './store.ts';

export interface Page {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Paged<Entity> {
  readonly items: readonly Entity[];
  readonly nextCursor?: string;
}

/** One index query: which partition, narrowed by how the sort key begins. */
export interface IndexQuery {
  readonly index: (typeof table.indexes)[keyof typeof table.indexes];
  readonly partition: string;
  readonly sortPrefix?: string;
}

const cursorParts = z.tuple([z.string().min(1), z.string().min(1), z.string().min(1)]);

/** A cursor that no list of ours has given out. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

/** Where a scope's own items of a list are found: a caller cannot ask for a list without saying who asks. */
export function listQuery(list: ListName, scope: Scope): IndexQuery | undefined {
  switch (scope.kind) {
    case 'firm':
      return { index: table.indexes.byFirm, partition: `${list}#${scope.uscc}` };
    case 'insurer':
      return { index: table.indexes.byInsurer, partition: `${list}#${scope.insurer}` };
    case 'bureau':
      return {
        index: table.indexes.byDivision,
        partition: `${list}#${scope.division.slice(0, 2)}`,
        sortPrefix: divisionPrefix(scope.division),
      };
    case 'operator':
    case 'service':
      return undefined;
  }
}

/**
 * A page of a list, newest first, of items that pass `keep`. Pages are filled by reading on, so that a filter never makes an
 * empty page in the middle.
 *
 * @throws InvalidCursor
 */
export async function listPage<Entity>(
  store: Store,
  query: IndexQuery | undefined,
  page: Page,
  parse: (item: Item) => Entity,
  keep: (entity: Entity) => boolean = () => true,
): Promise<Paged<Entity>> {
  if (query === undefined) return { items: [] };
  const from = page.cursor === undefined ? undefined : startOf(query, page.cursor);
  const readOn = (start: Item | undefined) => store.client.send(queryOf(store, query, start, false));
  return fillPage(
    readOn,
    { from, limit: page.limit },
    { parse, keep, cursorOf: (item) => cursorOf(query, item) },
  );
}

/** Reads on from a start until a page is full of items that pass `keep`, and one more, or nothing is left. */
export async function fillPage<Entity>(
  readOn: (start: Item | undefined) => Promise<Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'>>,
  page: { readonly from: Item | undefined; readonly limit: number },
  of: {
    readonly parse: (item: Item) => Entity;
    readonly keep: (entity: Entity) => boolean;
    readonly cursorOf: (item: Item) => string;
  },
): Promise<Paged<Entity>> {
  const found: { entity: Entity; item: Item }[] = [];
  let { from } = page;
  do {
    const answer = await readOn(from);
    for (const item of answer.Items ?? []) {
      const entity = of.parse(item);
      if (of.keep(entity)) found.push({ entity, item });
    }
    from = answer.LastEvaluatedKey;
  } while (from !== undefined && found.length <= page.limit);
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const more = found.length > page.limit && last !== undefined;
  return { items: shown.map((one) => one.entity), ...(more ? { nextCursor: of.cursorOf(last.item) } : {}) };
}

/** Every item of an index partition, oldest first. */
export async function listAll<Entity>(
  store: Store,
  query: IndexQuery | undefined,
  parse: (item: Item) => Entity,
): Promise<readonly Entity[]> {
  if (query === undefined) return [];
  const found: Entity[] = [];
  let from: Item | undefined;
  do {
    const answer = await store.client.send(queryOf(store, query, from, true));
    found.push(...(answer.Items ?? []).map(parse));
    from = answer.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
}

function queryOf(store: Store, query: IndexQuery, from: Item | undefined, forward: boolean): QueryCommand {
  const narrowed = query.sortPrefix !== undefined && query.sortPrefix !== '';
  return new QueryCommand({
    TableName: store.tableName,
    IndexName: query.index.name,
    KeyConditionExpression: narrowed ? '#p = :p AND begins_with(#s, :s)' : '#p = :p',
    ExpressionAttributeNames: {
      '#p': query.index.partitionKey,
      ...(narrowed ? { '#s': query.index.sortKey } : {}),
    },
    ExpressionAttributeValues: { ':p': query.partition, ...(narrowed ? { ':s': query.sortPrefix } : {}) },
    ScanIndexForward: forward,
    ...(from === undefined ? {} : { ExclusiveStartKey: from }),
  });
}

function cursorOf(query: IndexQuery, item: Item): string {
  const parts = [item[table.partitionKey], item[table.sortKey], item[query.index.sortKey]];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The partition is never taken from the cursor, so a cursor of somebody else's list leads nowhere else. */
function startOf(query: IndexQuery, cursor: string): Item {
  const parts = cursorParts.safeParse(jsonOf(cursor));
  if (!parts.success || !parts.data[2].startsWith(query.sortPrefix ?? '')) throw new InvalidCursor();
  return {
    [table.partitionKey]: parts.data[0],
    [table.sortKey]: parts.data[1],
    [query.index.partitionKey]: query.partition,
    [query.index.sortKey]: parts.data[2],
  };
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
