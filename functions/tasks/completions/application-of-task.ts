import type { Application } from '../../../shared/domain/applications/application.ts';
import { invariant } from '../../../shared/domain/result.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { readApplication } from '../../../shared/persistence/applications.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { type Refusal, refusal } from '../../runtime/reply.ts';

/** Whoever may complete an application's task may change the application by it. */
export async function applicationOfTask(of: Task): Promise<Application> {
  invariant(of.applicationId !== undefined, `task ${of.taskId} of no application`);
  const found = await readApplication(businessTable(), { kind: 'service' }, of.applicationId);
  invariant(found !== undefined, `task ${of.taskId} of an application that does not exist`);
  return found;
}

export function wrongApplicationStatus(status: Application['status']): Refusal {
  return refusal('wrong-status', '申请的当前状态不允许这一步，请刷新后查看进度。', { facts: { status } });
}
