import { outcomes } from '../../../shared/contract/workflows.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { type ClaimPayment, duePayments, taskOfPayment } from '../../../shared/domain/claims/payment.ts';
import { startPayment } from '../../../shared/domain/claims/register-claim.ts';
import { invariant } from '../../../shared/domain/result.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import type { Write } from '../../../shared/persistence/store.ts';
import { readTasks, replaceTask } from '../../../shared/persistence/tasks.ts';
import type { WorkflowTask, WorkflowTaskHandler } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { currentCalendar } from '../../runtime/current-catalogue.ts';
import { paymentTasks } from '../payment-writes.ts';
import { changeClaim, ownWork } from './claim-step.ts';

/**
 * The state in which the insurers' finance desks pay: one task for each instruction, all open at once, each with the token of now.
 * Whichever is done first sends the workflow round; entered again, the tasks that are left get the new token, or, when none is
 * left, the one that was done last sends its answer on.
 */
export const pay: WorkflowTaskHandler = async (work) => {
  await changeClaim(work, async (claim) => {
    const begun = startPayment(claim);
    const paying = begun.accepted ? begun.value : claim;
    const open = (paying.payments ?? []).filter((one) => one.status === 'open');
    const tasks = await readTasks(businessTable(), ownWork, claim.taskIds);
    if (open.length === 0 && duePayments(paying).length > 0) return waitForDispute(claim, paying, work);
    return open.length === 0
      ? answerOn(tasks, work)
      : [...(await openTasks(claim, paying, open, work)), ...handOn(tasks, open, work)];
  });
  return { outcome: outcomes.done };
};

async function openTasks(
  before: Claim,
  paying: Claim,
  open: readonly ClaimPayment[],
  work: WorkflowTask,
): Promise<readonly Write[]> {
  const untasked = open.filter((one) => !before.taskIds.includes(taskOfPayment(one.paymentId)));
  if (untasked.length === 0) return [];
  const taskIds = [...before.taskIds, ...untasked.map((one) => taskOfPayment(one.paymentId))];
  return [
    replaceClaim({ ...paying, taskIds, revision: before.revision + 1 }),
    ...paymentTasks(paying, untasked, { ...work, calendar: await currentCalendar() }),
  ];
}

function handOn(
  tasks: readonly Task[],
  open: readonly ClaimPayment[],
  { token }: WorkflowTask,
): readonly Write[] {
  const ids = open.map((one) => taskOfPayment(one.paymentId));
  return tasks
    .filter((task) => ids.includes(task.taskId) && task.status === 'open')
    .flatMap((task) => withToken(task, token));
}

/** Case 19: nothing can be paid before firm and lender agree; the next statement of the debt takes the token up. */
function waitForDispute(before: Claim, paying: Claim, { token }: WorkflowTask): readonly Write[] {
  if (token === undefined || paying.heldToken === token) return [];
  return [replaceClaim({ ...paying, heldToken: token, revision: before.revision + 1 })];
}

function answerOn(tasks: readonly Task[], { token }: WorkflowTask): readonly Write[] {
  const done = tasks
    .filter((task) => task.kind === 'confirm-payment' && task.status === 'done')
    .toSorted((a, b) => ((a.closedAt ?? '') < (b.closedAt ?? '') ? -1 : 1));
  const last = done.at(-1);
  invariant(last !== undefined, 'a claim past its payments that was never paid');
  return withToken(last, token);
}

function withToken(task: Task, token: string | undefined): readonly Write[] {
  if (token === undefined || task.token === token) return [];
  return [replaceTask({ ...task, token, revision: task.revision + 1 })];
}
