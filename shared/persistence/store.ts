import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';

/** The business table behind a document client. */
export interface Store {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

export type Item = Record<string, unknown>;

/** One conditional write. `label` says in a conflict which condition did not hold. */
export type Write =
  | { readonly label: string; readonly put: Item; readonly condition: Condition }
  | {
      readonly label: string;
      readonly update: Key;
      readonly expression: string;
      readonly condition: Condition;
    };

export interface Condition {
  readonly expression: string;
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
}

/**
 * Either everything was written, or nothing; then `failed` names the conditions that did not hold, none where other
 * transactions were in the way all the time.
 */
export type Committed =
  { readonly done: true } | { readonly done: false; readonly failed: readonly string[] };

const tries = 8;
const firstPauseMillis = 8;

/** A new item: nobody may have written its key before. */
export function insert(label: string, item: Item): Write {
  return { label, put: item, condition: { expression: 'attribute_not_exists(pk)' } };
}

/** Writes over whatever is there: only for what the newest statement replaces by nature. */
export function put(label: string, item: Item): Write {
  return { label, put: item, condition: { expression: 'attribute_not_exists(pk) OR attribute_exists(pk)' } };
}

/** Replaces what was read at a revision, and nothing newer. */
export function replace(label: string, item: Item & { revision: number }): Write {
  return {
    label,
    put: item,
    condition: {
      expression: '#revision = :revision',
      names: { '#revision': 'revision' },
      values: { ':revision': item.revision - 1 },
    },
  };
}

/**
 * Writes all or nothing (invariant: one command, one transaction). A single write costs half as a plain conditional
 * write, so it is one. Conflicts with other transactions are tried again with full jitter, and end.
 */
export async function commit(store: Store, writes: readonly Write[]): Promise<Committed> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await (writes.length === 1 && writes[0] !== undefined
        ? writeOne(store, writes[0])
        : writeAll(store, writes));
      return { done: true };
    } catch (error) {
      const failed = failedLabels(error, writes);
      if (failed === undefined) throw error;
      if (failed.length > 0) return { done: false, failed };
      if (attempt === tries) return { done: false, failed };
      await pause(Math.random() * firstPauseMillis * 2 ** attempt);
    }
  }
}

export async function read(store: Store, key: Key): Promise<Item | undefined> {
  const answer = await store.client.send(
    new GetCommand({ TableName: store.tableName, Key: key, ConsistentRead: true }),
  );
  return answer.Item;
}

const mostKeysOfOneRead = 100;

/** Items by their keys, consistently, in one request for every hundred; those that do not exist are left out. */
export async function readMany(store: Store, wanted: readonly Key[]): Promise<readonly Item[]> {
  const byName = new Map(wanted.map((key) => [`${key.pk} ${key.sk}`, key]));
  const items: Item[] = [];
  let left: Item[] = [...byName.values()].map(({ pk, sk }) => ({ pk, sk }));
  for (let empty = 0; left.length > 0;) {
    const keysNow = left.slice(0, mostKeysOfOneRead);
    const answer = await store.client.send(
      new BatchGetCommand({ RequestItems: { [store.tableName]: { Keys: keysNow, ConsistentRead: true } } }),
    );
    const unread = answer.UnprocessedKeys?.[store.tableName]?.Keys ?? [];
    items.push(...(answer.Responses?.[store.tableName] ?? []));
    left = [...unread, ...left.slice(keysNow.length)];
    empty = unread.length === keysNow.length ? empty + 1 : 0;
    if (empty === tries) throw new Error('the table answers none of the items it was asked for');
    if (empty > 0) await pause(Math.random() * firstPauseMillis * 2 ** empty);
  }
  return items;
}

/** Every item of a partition whose sort key begins so, consistently, in order. */
export async function readPartition(store: Store, pk: string, sortPrefix = ''): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of partitionPages(store, pk, sortPrefix)) items.push(...page);
  return items;
}

/** The same page by page: no more of a large partition need be in memory. */
export async function* partitionPages(
  store: Store,
  pk: string,
  sortPrefix = '',
): AsyncGenerator<readonly Item[], void> {
  let from: Item | undefined;
  do {
    const answer = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        ConsistentRead: true,
        KeyConditionExpression: sortPrefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ...(sortPrefix === '' ? {} : { ':prefix': sortPrefix }) },
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    yield answer.Items ?? [];
    from = answer.LastEvaluatedKey;
  } while (from !== undefined);
}

async function writeOne(store: Store, write: Write): Promise<void> {
  if ('put' in write) {
    await store.client.send(
      new PutCommand({ TableName: store.tableName, Item: write.put, ...conditionOf(write) }),
    );
    return;
  }
  await store.client.send(
    new UpdateCommand({
      TableName: store.tableName,
      Key: write.update,
      UpdateExpression: write.expression,
      ...conditionOf(write),
    }),
  );
}

async function writeAll(store: Store, writes: readonly Write[]): Promise<void> {
  await store.client.send(
    new TransactWriteCommand({
      TransactItems: writes.map((write) =>
        'put' in write
          ? { Put: { TableName: store.tableName, Item: write.put, ...conditionOf(write) } }
          : {
              Update: {
                TableName: store.tableName,
                Key: write.update,
                UpdateExpression: write.expression,
                ...conditionOf(write),
              },
            },
      ),
    }),
  );
}

function conditionOf(write: Write) {
  const { expression, names, values } = write.condition;
  return {
    ConditionExpression: expression,
    ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
    ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
  };
}

/** Labels whose condition failed; empty when another transaction was in the way; `undefined` for any other fault. */
function failedLabels(error: unknown, writes: readonly Write[]): string[] | undefined {
  if (error instanceof ConditionalCheckFailedException) return writes.map((write) => write.label);
  if (error instanceof TransactionConflictException) return [];
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const reasons = error.CancellationReasons ?? [];
  const failed = reasons.flatMap((reason, index) => {
    return reason.Code === 'ConditionalCheckFailed' ? [writes[index]?.label ?? ''] : [];
  });
  if (failed.length > 0) return failed;
  const retryable = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded', 'None'];
  return reasons.length > 0 && reasons.every((reason) => retryable.includes(reason.Code ?? 'None'))
    ? []
    : undefined;
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, millis);
  });
}
