import { completeTaskOperation } from '../../shared/contract/operations/tasks.ts';
import {
  completeTask as close,
  type Task,
  takesBack,
  type TaskKind,
  type TaskRefusal,
} from '../../shared/domain/tasks/task.ts';
import { readTask, replaceTask } from '../../shared/persistence/tasks.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import type { Completion } from './completion.ts';
import { taskView } from './task-view.ts';

/** What completes each kind of task: read when the first task of the kind is completed, so that none waits for the rules of others. */
const completions: Readonly<Record<TaskKind, () => Promise<Completion>>> = {
  survey: async () => (await import('./completions/survey.ts')).survey,
  'provide-documents': async () => (await import('./completions/provide-documents.ts')).provideDocuments,
  'assess-loss': async () => (await import('./completions/assess-loss.ts')).assessLoss,
  approve: async () => (await import('./completions/approve.ts')).approve,
  'accept-offer': async () => (await import('./completions/accept-offer.ts')).acceptOffer,
  'confirm-payment': async () => (await import('./completions/confirm-payment.ts')).confirmPayment,
  'interim-payment': async () => (await import('./completions/interim.ts')).interimPayment,
  'approve-interim': async () => (await import('./completions/interim.ts')).approveInterim,
  'pay-recovery': async () => (await import('./completions/pay-recovery.ts')).payRecovery,
  'collect-repayment': async () => (await import('./completions/collect-repayment.ts')).collectRepayment,
  'consent-share': async () => (await import('./completions/consent-share.ts')).consentShare,
  'return-payment': async () => (await import('./completions/send-money-back.ts')).returnPayment,
  'pay-refund': async () => (await import('./completions/send-money-back.ts')).payRefund,
  'check-application': async () => (await import('./completions/check-application.ts')).checkApplication,
  'decide-objection': async () => (await import('./completions/decide-objection.ts')).decideObjection,
  'confirm-account': async () => (await import('./completions/confirm-account.ts')).confirmAccount,
  'pay-subsidy': async () => (await import('./completions/pay-subsidy.ts')).paySubsidy,
  'review-clawback': async () => (await import('./completions/review-clawback.ts')).reviewClawback,
  'forward-share': async () => (await import('./completions/send-money-back.ts')).forwardShare,
};

/** The task and everything its completion changes are one transaction; its workflow hears of it from the stream. */
export const completeTask = changingRoute(
  completeTaskOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const task = await readTask(businessTable(), caller.scope, params.taskId);
      if (task === undefined) return notFound();
      const closed = close(task, caller, now, takesBack(task, body));
      if (!closed.accepted) return refusalOf(closed.refusal, task.kind);
      const complete = await completions[task.kind]();
      const completed = await complete({ task, caller, now, mint: command.mint }, body);
      if (completed.kind === 'refusal') {
        if (await isStillOpen(task)) return completed;
        continue;
      }
      const { outcome, remark, documentKinds, writes, staysWaiting } = completed;
      const { token, ...tokenless } = closed.value;
      const done = {
        ...tokenless,
        ...(token === undefined || staysWaiting === true ? {} : { token }),
        outcome,
        ...(remark === undefined ? {} : { remark }),
        ...(documentKinds === undefined ? {} : { documentKinds }),
      };
      const shown = taskView(done);
      const committed = await commitCommand([replaceTask(done), ...writes, command.remember(shown)]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a completion');
  },
);

const samePersonWords: Readonly<Partial<Record<TaskKind, string>>> = {
  approve:
    '您是本案定损人，不能复核自己的定损（CLM-27）。请由另一名有权限的人复核；没有其他理赔经理的，可以 return 退回，由其他理赔员重新定损后再由您复核。',
  'approve-interim':
    '您提出了这笔先行赔付，不能自己复核（CLM-27）。请由另一名有权限的人复核；没有的，可以 return 退回，由其他理赔员重新提出。',
  'assess-loss': '您已参与本案的定损或复核，不能重新核定（CLM-27）。请由未参与本案的理赔员或理赔经理办理。',
  'decide-objection': '您提出了这项异议，不能自己处理。请由另一位经办人或审批人处理。',
  'confirm-payment': '您是本案定损人，不能自己付款（CLM-27）。请由其他财务人员办理。',
};

/** What was refused of a task that somebody else has closed meanwhile is refused because of that. */
async function isStillOpen(task: Task): Promise<boolean> {
  const current = await readTask(businessTable(), { kind: 'service' }, task.taskId);
  return current?.revision === task.revision;
}

function refusalOf(of: TaskRefusal, kind: TaskKind): Refusal {
  switch (of.kind) {
    case 'forbidden':
      return refusal(of.kind, '这项任务由其他角色完成。');
    case 'task-closed':
      return refusal(of.kind, '任务已经完成、取消或过期。请刷新任务列表。');
    case 'same-person':
      return refusal(of.kind, samePersonWords[kind] ?? '您已办理过本案的前一步，须由另一人办理（CLM-27）。');
  }
}
