import { completeTaskOperation } from '../../shared/contract/operations/tasks.ts';
import {
  completeTask as close,
  type Task,
  type TaskKind,
  type TaskRefusal,
} from '../../shared/domain/tasks/task.ts';
import { readTask, replaceTask } from '../../shared/persistence/tasks.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import type { Completion } from './completion.ts';
import { acceptOffer } from './completions/accept-offer.ts';
import { approve } from './completions/approve.ts';
import { assessLoss } from './completions/assess-loss.ts';
import { confirmPayment } from './completions/confirm-payment.ts';
import { provideDocuments } from './completions/provide-documents.ts';
import { survey } from './completions/survey.ts';
import { taskView } from './task-view.ts';

/** Rules of subsidies are read when they are needed, so that a claim's tasks do not wait for them. */
function subsidyCompletions() {
  return import('./completions/subsidy-completions.ts');
}

/** So are those of money that goes back, and of a pool's followers. */
function moneyBack() {
  return import('./completions/send-money-back.ts');
}

function followers() {
  return import('./completions/consent-share.ts');
}

function later(find: () => Promise<Completion>): Completion {
  return async (work, body) => (await find())(work, body);
}

/** What completes each kind of task. */
const completions: Readonly<Record<TaskKind, Completion>> = {
  survey,
  'provide-documents': provideDocuments,
  'assess-loss': assessLoss,
  approve,
  'accept-offer': acceptOffer,
  'confirm-payment': confirmPayment,
  'consent-share': later(async () => (await followers()).consentShare),
  'return-payment': later(async () => (await moneyBack()).returnPayment),
  'pay-refund': later(async () => (await moneyBack()).payRefund),
  'check-application': later(async () => (await subsidyCompletions()).checkApplication),
  'confirm-account': later(async () => (await subsidyCompletions()).confirmAccount),
  'pay-subsidy': later(async () => (await subsidyCompletions()).paySubsidy),
  'review-clawback': later(async () => (await subsidyCompletions()).reviewClawback),
  'forward-share': later(async () => (await moneyBack()).forwardShare),
};

/** The task and everything its completion changes are one transaction; its workflow hears of it from the stream. */
export const completeTask = changingRoute(
  completeTaskOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const task = await readTask(businessTable(), caller.scope, params.taskId);
      if (task === undefined) return notFound();
      const closed = close(task, caller, now);
      if (!closed.accepted) return refusalOf(closed.refusal);
      const completed = await completions[task.kind]({ task, caller, now, mint: command.mint }, body);
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

/** What was refused of a task that somebody else has closed meanwhile is refused because of that. */
async function isStillOpen(task: Task): Promise<boolean> {
  const current = await readTask(businessTable(), { kind: 'service' }, task.taskId);
  return current?.revision === task.revision;
}

function refusalOf(of: TaskRefusal): Refusal {
  switch (of.kind) {
    case 'forbidden':
      return refusal(of.kind, '这项任务由其他角色完成。');
    case 'task-closed':
      return refusal(of.kind, '任务已经完成、取消或过期。请刷新任务列表。');
    case 'same-person':
      return refusal(of.kind, '您是本案定损人，不能由同一人复核或重新核定（CLM-27）。');
  }
}
