import { type Application, openObjection } from '../../shared/domain/applications/application.ts';
import { type GrantedApplication, transfersOf } from '../../shared/domain/applications/reduce-application.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { TaskId } from '../../shared/domain/ids.ts';
import { type Fen, zeroFen } from '../../shared/domain/money.ts';
import { noticeOfApplicationTask } from '../../shared/domain/notices/application-notices.ts';
import { noticeOfChangedPayment } from '../../shared/domain/notices/reduced-notices.ts';
import { transferTask } from '../../shared/domain/tasks/application-task.ts';
import { closeTask } from '../../shared/domain/tasks/task.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { insertTask, readTask, replaceTask } from '../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import { calendarAsRead } from '../runtime/current-catalogue.ts';
import type { Minter } from '../runtime/minting.ts';

/**
 * What a grant that has changed asks of people: open tasks, to decide an objection, to name an account and to pay, ask for the
 * new amount or are gone with it; a payer that has something to send again gets a task for it.
 */
export async function applicationTasks(
  before: GrantedApplication,
  after: Application,
  mint: Minter,
  now: Instant,
): Promise<readonly Write[]> {
  const leftFen = 'grant' in after ? after.grant.grantedFen : zeroFen;
  if (before.status === 'under-notice') {
    const held = openObjection(before);
    return held === undefined ? [] : changedTask(held.taskId, leftFen, now);
  }
  if (before.status === 'awaiting-account') return changedTask(before.taskId, leftFen, now);
  const due = 'transfers' in after ? after.transfers : [];
  const changed = transfersOf(before).map(async (transfer) => {
    const fen = due.find((one) => one.taskId === transfer.taskId)?.fen ?? zeroFen;
    if (transfer.paidAt !== undefined || fen === transfer.fen) return [];
    const notice = noticeOfChangedPayment(after, { ...transfer, fen }, noticeIdentity(mint, now));
    return [...(await changedTask(transfer.taskId, fen, now)), insertNotice(notice)];
  });
  const known = new Set(transfersOf(before).map((one) => one.taskId));
  const opened = due
    .filter((one) => !known.has(one.taskId))
    .flatMap((transfer) => {
      const task = transferTask(after, transfer, { now, calendar: calendarAsRead() });
      const notice = noticeOfApplicationTask(after, task, transfer.payer, noticeIdentity(mint, now));
      return [insertTask(task), insertNotice(notice)];
    });
  return [...(await Promise.all(changed)).flat(), ...opened];
}

async function changedTask(taskId: TaskId, amountFen: Fen, now: Instant): Promise<readonly Write[]> {
  const task = await readTask(businessTable(), { kind: 'service' }, taskId);
  if (task?.status !== 'open') return [];
  return [
    replaceTask(
      amountFen > 0 ? { ...task, amountFen, revision: task.revision + 1 } : closeTask(task, 'cancelled', now),
    ),
  ];
}
