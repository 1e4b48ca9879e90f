import { table } from '../contract/table.ts';
import { maySee, type Scope } from '../domain/access/role.ts';
import type { TaskId } from '../domain/ids.ts';
import { task, type Task } from '../domain/tasks/task.ts';
import { divisionPrefix, keys } from './keys.ts';
import { type IndexQuery, listAll } from './listing.ts';
import { insert, type Item, read, replace, type Store, type Write } from './store.ts';

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

export function insertTask(of: Task): Write {
  return insert('task', itemOf(of));
}

export function replaceTask(of: Task): Write {
  return replace('task', itemOf(of));
}

/** Open tasks on the desks of a scope, soonest due first; which of them a caller may complete is for the domain to say. */
export function openTasks(store: Store, scope: Scope): Promise<readonly Task[]> {
  return listAll(store, openQuery(scope), (item) => task.parse(item));
}

function openQuery(scope: Scope): IndexQuery | undefined {
  switch (scope.kind) {
    case 'firm':
      return { index: table.indexes.byFirm, partition: `TASKS#${scope.uscc}#open` };
    case 'insurer':
      return { index: table.indexes.byInsurer, partition: `TASKS#${scope.insurer}#open` };
    case 'bureau':
      return {
        index: table.indexes.byDivision,
        partition: `TASKS#${scope.division.slice(0, 2)}#open`,
        sortPrefix: divisionPrefix(scope.division),
      };
    case 'operator':
    case 'service':
      return undefined;
  }
}

function partiesOf(of: Task) {
  return {
    uscc: of.role === 'firm' ? of.uscc : undefined,
    insurers: of.insurer === undefined ? [] : [of.insurer],
    divisionCode: of.role.startsWith('bureau') ? of.divisionCode : undefined,
  };
}

/** An open task lies on exactly one desk: the firm's, the insurer's or the bureau's. */
function itemOf(of: Task): Item & { revision: number } {
  return { ...keys.task(of.taskId), type: 'task', ...(of.status === 'open' ? deskOf(of) : {}), ...of };
}

function deskOf(of: Task): Item {
  const sort = `${of.dueOn}#${of.taskId}`;
  const { byFirm, byInsurer, byDivision } = table.indexes;
  if (of.role === 'firm') return { [byFirm.partitionKey]: `TASKS#${of.uscc}#open`, [byFirm.sortKey]: sort };
  if (of.insurer !== undefined) {
    return { [byInsurer.partitionKey]: `TASKS#${of.insurer}#open`, [byInsurer.sortKey]: sort };
  }
  const division = of.divisionCode ?? '';
  return {
    [byDivision.partitionKey]: `TASKS#${division.slice(0, 2)}#open`,
    [byDivision.sortKey]: `${division}#${sort}`,
  };
}
