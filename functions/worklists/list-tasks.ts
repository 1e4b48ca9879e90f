import { listTasksOperation } from '../../shared/contract/operations/worklists.ts';
import { businessTable } from '../runtime/business-table.ts';
import { publishedUnder } from '../runtime/current-catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { readTaskSurroundings } from '../../shared/persistence/task-surroundings.ts';
import { taskRow } from './task-row.ts';
import { readWorklist } from './worklist.ts';

/** What the caller may do, the least time left first: one request for the tasks, one for what they are shown with. */
export const listTasks = readingRoute(listTasksOperation, async ({ query, caller, now }) => {
  const { tasks, nextCursor, counts } = await readWorklist(caller, query, now);
  const around = await readTaskSurroundings(businessTable(), tasks);
  const current = await publishedUnder(around.stamp);
  const items = tasks.map((task) => taskRow(task, around, { ...current, scope: caller.scope, now }));
  return answer({ items, nextCursor, counts });
});
