import { table } from '../contract/table.ts';
import { maySee, type Scope } from '../domain/access/role.ts';
import type { TaskId } from '../domain/ids.ts';
import { task, type Task } from '../domain/tasks/task.ts';
import { insurerDeskOf, type Desk } from '../domain/tasks/desk.ts';
import { keys } from './keys.ts';
import { deskQuery, placeInOrder } from './open-tasks.ts';
import { insert, type Item, read, readMany, replace, type Store, type Write } from './store.ts';

export async function readTask(store: Store, scope: Scope, taskId: TaskId): Promise<Task | undefined> {
  const item = await read(store, keys.task(taskId));
  if (item === undefined) return undefined;
  const found = task.parse(item);
  return maySee(scope, partiesOf(found)) ? found : undefined;
}

/** Tasks by their ids, in the order asked for; ids of tasks outside the scope are left out. */
export async function readTasks(
  store: Store,
  scope: Scope,
  taskIds: readonly TaskId[],
): Promise<readonly Task[]> {
  const found = await Promise.all(taskIds.map((taskId) => readTask(store, scope, taskId)));
  return found.filter((one): one is Task => one !== undefined);
}

/** The same of many claims, whoever sees them, in one request for every hundred. */
export async function readManyTasks(store: Store, taskIds: readonly TaskId[]): Promise<readonly Task[]> {
  return (await readMany(store, taskIds.map(keys.task))).map((item) => task.parse(item));
}

export function insertTask(of: Task): Write {
  return insert('task', itemOf(of));
}

export function replaceTask(of: Task): Write {
  return replace('task', itemOf(of));
}

function partiesOf(of: Task) {
  return {
    uscc: of.role === 'firm' ? of.uscc : undefined,
    insurers: of.insurer === undefined ? [] : [of.insurer],
    divisionCode: of.role.startsWith('bureau') ? of.divisionCode : undefined,
  };
}

/** An open task lies on exactly one desk: the firm's, the insurer's or the bureau's; and, once assigned, with its assignee. */
function itemOf(of: Task): Item & { revision: number } {
  return { ...keys.task(of.taskId), type: 'task', ...(of.status === 'open' ? placesOf(of) : {}), ...of };
}

function placesOf(of: Task): Item {
  if (of.role === 'firm') return place({ kind: 'firm', uscc: of.uscc }, of);
  const desk = insurerDeskOf(of.role);
  if (of.insurer !== undefined && desk !== undefined) {
    const { insurer, assignee } = of;
    return {
      ...place({ kind: 'insurer', insurer, desk }, of),
      ...(assignee === undefined ? {} : place({ kind: 'own', insurer, subject: assignee }, of)),
    };
  }
  const division = of.divisionCode ?? '';
  return {
    [table.indexes.byDivision.partitionKey]: `TASKS#${division.slice(0, 2)}#open`,
    [table.indexes.byDivision.sortKey]: `${division}#${placeInOrder(of)}`,
  };
}

function place(desk: Exclude<Desk, { kind: 'bureau' }>, of: Task): Item {
  const { index, partition } = deskQuery(desk);
  return { [index.partitionKey]: partition, [index.sortKey]: placeInOrder(of) };
}
