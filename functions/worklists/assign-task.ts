import { assignTaskOperation } from '../../shared/contract/operations/worklists.ts';
import { type AssignmentRefusal, assignTask as assign } from '../../shared/domain/tasks/assign-task.ts';
import { readTask, replaceTask } from '../../shared/persistence/tasks.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { taskView } from '../tasks/task-view.ts';

/** Whose work it is changes; what it is and by when does not. */
export const assignTask = changingRoute(assignTaskOperation, async ({ params, body, caller, command }) => {
  for await (const _ of attempts()) {
    const task = await readTask(businessTable(), caller.scope, params.taskId);
    if (task === undefined) return notFound();
    const assigned = assign(task, body.assignee, caller);
    if (!assigned.accepted) return refusalOf(assigned.refusal);
    const shown = taskView(assigned.value);
    const committed = await commitCommand([replaceTask(assigned.value), command.remember(shown)]);
    if (committed.done) return answer(shown);
  }
  throw new RacedTooOften('an assignment');
});

function refusalOf(of: AssignmentRefusal): Refusal {
  switch (of.kind) {
    case 'forbidden':
      return refusal(of.kind, '这项任务由其他角色办理，您不能领取或转派。');
    case 'task-closed':
      return refusal(of.kind, '任务已经完成、取消或过期。请刷新任务列表。');
    case 'same-person':
      return refusal(of.kind, '按双人复核的要求，该人员不能办理这项任务（CLM-27）。请改派他人。');
    case 'task-assigned':
      return refusal(of.kind, '任务已由他人领取。请与其联系，或请理赔负责人改派。', {
        facts: { assignee: of.assignee },
      });
  }
}
