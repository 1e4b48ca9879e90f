import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { table } from '../contract/table.ts';
import type { Desk } from '../domain/tasks/desk.ts';
import { task, type Task } from '../domain/tasks/task.ts';
import { divisionPrefix } from './keys.ts';
import { type IndexQuery, listAll } from './listing.ts';
import type { Item, Store } from './store.ts';

/** How many tasks one request looks at; of what is due in the next days a desk rarely has more. */
const tasksOfOneRead = 500;

/** Which part of a desk's pile is read, and in which direction; the bounds are places in the order of last days. */
export interface DeskRange {
  readonly after: string | undefined;
  readonly until: string | undefined;
  readonly lastFirst: boolean;
  /** Reads on until so many are found that pass `keep`, or the range ends. */
  readonly atLeast: number;
  /** Stops there after so many requests, whatever was found: what is rare on a large pile is found page by page. */
  readonly mostReads: number;
}

export interface DeskPart {
  readonly found: readonly Task[];
  /** The place up to which everything was looked at; none where the range was read to its end. */
  readonly stoppedAt: string | undefined;
}

/** Where a task stands among others: by its last day, then by its id. */
export function placeInOrder(of: Pick<Task, 'dueOn' | 'taskId'>): string {
  return `${of.dueOn}#${of.taskId}`;
}

export function deskQuery(desk: Exclude<Desk, { kind: 'bureau' }>): IndexQuery {
  const { byFirm, byInsurer } = table.indexes;
  switch (desk.kind) {
    case 'firm':
      return { index: byFirm, partition: `TASKS#${desk.uscc}#open` };
    case 'insurer':
      return { index: byInsurer, partition: `TASKS#${desk.insurer}#${desk.desk}#open` };
    case 'own':
      return { index: byFirm, partition: `TASKS#${desk.insurer}#own#${desk.subject}#open` };
  }
}

/** Open tasks of a desk within a range that pass `keep`, in order of their last day: one request where that is enough. */
export async function openTasksOf(
  store: Store,
  desk: Desk,
  range: DeskRange,
  keep: (one: Task) => boolean,
): Promise<DeskPart> {
  if (desk.kind === 'bureau')
    return { found: await bureauTasks(store, desk, range, keep), stoppedAt: undefined };
  const found: Task[] = [];
  let from: Item | undefined;
  let reads = 0;
  do {
    reads += 1;
    const answer = await store.client.send(rangeQuery(store, deskQuery(desk), range, from));
    found.push(...(answer.Items ?? []).map((item) => task.parse(item)).filter(keep));
    from = answer.LastEvaluatedKey;
  } while (from !== undefined && found.length < range.atLeast && reads < range.mostReads);
  return { found, stoppedAt: from && String(from[deskQuery(desk).index.sortKey]) };
}

function rangeQuery(
  store: Store,
  { index, partition }: IndexQuery,
  { after, until, lastFirst }: DeskRange,
  from: Item | undefined,
): QueryCommand {
  const [lowest, highest] = boundsOf(after, until, lastFirst);
  return new QueryCommand({
    TableName: store.tableName,
    IndexName: index.name,
    KeyConditionExpression: '#p = :p AND #s BETWEEN :lowest AND :highest',
    ExpressionAttributeNames: { '#p': index.partitionKey, '#s': index.sortKey },
    ExpressionAttributeValues: { ':p': partition, ':lowest': lowest, ':highest': highest },
    ScanIndexForward: !lastFirst,
    Limit: tasksOfOneRead,
    ...(from === undefined ? {} : { ExclusiveStartKey: from }),
  });
}

/** Bounds include their ends: a place is passed by a character after it, and never by one before. */
function boundsOf(
  after: string | undefined,
  until: string | undefined,
  lastFirst: boolean,
): readonly [string, string] {
  const highest = until === undefined ? '~' : `${until}#~`;
  if (after === undefined) return ['0', highest];
  return lastFirst ? ['0', before(after)] : [`${after}!`, highest];
}

/** The greatest text below a place: no id of ours goes on behind its 26 characters. */
function before(place: string): string {
  return `${place.slice(0, -1)}${String.fromCodePoint((place.codePointAt(place.length - 1) ?? 1) - 1)}~`;
}

/** A bureau's pile holds that of the divisions below it, in the order of divisions: it is read whole and put in order. */
async function bureauTasks(
  store: Store,
  { division }: Extract<Desk, { kind: 'bureau' }>,
  { after, until, lastFirst }: DeskRange,
  keep: (one: Task) => boolean,
): Promise<readonly Task[]> {
  const query = {
    index: table.indexes.byDivision,
    partition: `TASKS#${division.slice(0, 2)}#open`,
    sortPrefix: divisionPrefix(division),
  };
  const tasks = await listAll(store, query, (item) => task.parse(item));
  return inOrder(tasks, lastFirst).filter((one) => {
    const at = placeInOrder(one);
    const isPast = after === undefined || (lastFirst ? at < after : at > after);
    return isPast && (until === undefined || one.dueOn <= until) && keep(one);
  });
}

/** Tasks by their last day, soonest or latest first. */
export function inOrder(tasks: readonly Task[], lastFirst: boolean): readonly Task[] {
  const sorted = [...tasks].sort((a, b) => (placeInOrder(a) < placeInOrder(b) ? -1 : 1));
  return lastFirst ? sorted.toReversed() : sorted;
}
