import { listTasksOperation } from '../../shared/contract/operations/tasks.ts';
import { addDays, dayOf, type Instant } from '../../shared/domain/dates.ts';
import { isOnListOf, type Task } from '../../shared/domain/tasks/task.ts';
import { openTasks } from '../../shared/persistence/tasks.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { taskRow } from './task-view.ts';

/** A task is nearly due so many days before. */
const nearDays = 2;

/** What the caller may do, the least time left first; the cursor is where the last page ended. */
export const listTasks = readingRoute(listTasksOperation, async ({ query, caller, now }) => {
  const [open, calendar] = await Promise.all([openTasks(businessTable(), caller.scope), currentCalendar()]);
  const mine = open.filter((task) => {
    return isOnListOf(caller, task) && (query.kind === undefined || task.kind === query.kind);
  });
  const after = mine.filter((task) => query.cursor === undefined || placeOf(task) > query.cursor);
  const page = after.slice(0, query.limit);
  const last = page.at(-1);
  return answer({
    items: await Promise.all(page.map((task) => taskRow(task, caller, now, calendar))),
    ...(last !== undefined && after.length > page.length ? { nextCursor: placeOf(last) } : {}),
    counts: countsOf(mine, now),
  });
});

function placeOf(of: Task): string {
  return `${of.dueOn}.${of.taskId}`;
}

function countsOf(tasks: readonly Task[], now: Instant) {
  const today = dayOf(now);
  const near = addDays(today, nearDays);
  return {
    overdue: tasks.filter((task) => task.dueOn < today).length,
    due: tasks.filter((task) => today <= task.dueOn && task.dueOn <= near).length,
  };
}
