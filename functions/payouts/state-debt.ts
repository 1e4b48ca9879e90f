import { stateDebtOperation } from '../../shared/contract/operations/indemnities.ts';
import type { WrongStatus } from '../../shared/domain/claims/claim-lifecycle.ts';
import { mayStop, redivide, type Redivided } from '../../shared/domain/claims/change-payments.ts';
import { type LenderRefusal, readLenderStatement } from '../../shared/domain/claims/lender-debt.ts';
import { taskOfPayment } from '../../shared/domain/claims/payment.ts';
import { claimedCover } from '../../shared/domain/claims/policy-terms.ts';
import { type Fen, formatYuan } from '../../shared/domain/money.ts';
import { noticeOfDivision } from '../../shared/domain/notices/claim-notices.ts';
import { closeTask, type Task } from '../../shared/domain/tasks/task.ts';
import { type ClaimFile, readClaimFile, replaceClaim } from '../../shared/persistence/claims.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { readTasks, replaceTask } from '../../shared/persistence/tasks.ts';
import { claimNotOpen } from '../claims/claim-refusals.ts';
import { loadInsurance } from '../claims/claim-relations.ts';
import { instructingOf } from '../claims/interim-writes.ts';
import { type Making, paymentTasks } from '../claims/payment-writes.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute } from '../runtime/route.ts';
import { answerWithClaim, tryAgainWhenRaced } from '../claims/claim-answer.ts';

/** LOS-2 to LOS-4: the lender's statement, or its notice of a lien; what is not paid yet is divided by it at once (case 21). */
export const stateDebt = changingRoute(stateDebtOperation, ({ params, body, caller, now, command }) =>
  tryAgainWhenRaced(async () => {
    const file = await readClaimFile(businessTable(), caller.scope, params.claimNo);
    if (file === undefined) return notFound();
    const { policy } = await loadInsurance(businessTable(), file.claim);
    const { cover } = claimedCover(policy, file.claim.coverCode);
    const debt = readLenderStatement(body, { lossPayee: policy.lossPayee, cover }, now);
    if (!debt.accepted) return refusalOf(debt.refusal);
    const making = { mint: command.mint, now, calendar: await currentCalendar() };
    const divided = redivide(file.claim, debt.value, instructingOf(file, policy, making));
    if (!divided.accepted) return refusalOf(divided.refusal);
    const tasks = await tasksOf(divided.value);
    const stoppable = mayStop(tasks, body.recalled === true);
    if (!stoppable.accepted) return paymentInstructed(stoppable.refusal.fen);
    const { claim, writes } = divisionWrites(divided.value, tasks, making);
    return answerWithClaim({ ...file, claim }, writes, { caller, now, command });
  }),
);

/** Tasks of what is stopped. */
function tasksOf({ stopped }: Redivided): Promise<readonly Task[]> {
  const ids = stopped.map((one) => taskOfPayment(one.paymentId));
  return readTasks(businessTable(), { kind: 'service' }, ids);
}

/** Tasks of what was stopped give way to tasks of what came in its place, with the workflow's token. */
function divisionWrites(
  { claim, made }: Redivided,
  tasks: readonly Task[],
  making: Making,
): { claim: ClaimFile['claim']; writes: readonly Write[] } {
  const open = tasks.filter((task) => task.status === 'open');
  // Of an agreement whose tasks are still to be opened, the workflow opens those that are right by then.
  const due =
    open.length === 0 && claim.status === 'agreed' ? [] : made.filter((one) => one.status === 'open');
  const { heldToken, ...rest } = claim;
  const token = open.find((task) => task.token !== undefined)?.token ?? heldToken;
  const taskIds = [...claim.taskIds, ...due.map((one) => taskOfPayment(one.paymentId))];
  const isHeldStill = due.length === 0 && token !== undefined;
  const tasked = { ...rest, taskIds, ...(isHeldStill ? { heldToken: token } : {}) };
  return {
    claim: tasked,
    writes: [
      replaceClaim(tasked),
      ...open.map((task) => replaceTask(closeTask(task, 'expired', making.now))),
      ...paymentTasks(tasked, due, { ...making, token }),
      ...(made.length === 0
        ? []
        : [insertNotice(noticeOfDivision(tasked, made, noticeIdentity(making.mint, making.now)))]),
    ],
  };
}

function paymentInstructed(fen: Fen): Refusal {
  const detail = `付款指令 ${formatYuan(fen)} 元已随付款文件交银行，改付会造成重复付款。请先向银行撤回，撤回后以 recalled: true 重新提交。`;
  return refusal('payment-instructed', detail, { facts: { fen } });
}

function refusalOf(of: LenderRefusal | WrongStatus): Refusal {
  switch (of.kind) {
    case 'claim-not-open':
      return claimNotOpen(of.status);
    case 'received-in-future':
      return refusal(of.kind, '收到日期晚于现在。请核对 receivedAt。');
    case 'lender-unknown':
      return refusal(of.kind, '保单没有第一受益人，请在 lender 中写明提出通知的贷款银行、账号与贷款编号。');
    case 'lien-without-pledge':
      return refusal(
        of.kind,
        '研发费用类保障没有抵押物，仅凭通知不能优先受偿；须由企业书面转让，并先办理保单批改。',
        {
          facts: { rule: of.rule },
        },
      );
    case 'release-missing':
      return refusal(of.kind, '债务为零须有贷款银行的书面解除证明。收到后请以 release: true 重新提交。', {
        facts: { rule: of.rule },
      });
    case 'disputed-above-debt':
      return refusal(of.kind, `争议金额不能超过所列债务 ${formatYuan(of.debtFen)} 元。请核对 disputedFen。`, {
        facts: { debtFen: of.debtFen },
      });
  }
}
