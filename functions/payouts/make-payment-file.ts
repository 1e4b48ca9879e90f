import { makePaymentFileOperation } from '../../shared/contract/operations/payouts.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { insurerCode, paymentFileId } from '../../shared/domain/ids.ts';
import {
  awaitsFile,
  type LeftOut,
  type MakeFileRefusal,
  makePaymentFile as decide,
} from '../../shared/domain/payouts/payment-file.ts';
import { invariant } from '../../shared/domain/result.ts';
import { openTasksOf } from '../../shared/persistence/open-tasks.ts';
import { insertPaymentFile } from '../../shared/persistence/payment-files.ts';
import { readTaskSurroundings } from '../../shared/persistence/task-surroundings.ts';
import { replaceTask } from '../../shared/persistence/tasks.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { paymentFileView } from './payment-file-view.ts';

/** The file and the mark on each of its instructions are one transaction: two files never hold the same one. */
export const makePaymentFile = changingRoute(
  makePaymentFileOperation,
  async ({ body, caller, now, command }) => {
    const today = dayOf(now);
    const { debtor, executeOn = today } = body;
    for await (const _ of attempts()) {
      const decided = decide(
        await openInstructions(caller),
        { debtor, executeOn },
        {
          insurer: insurerCode.parse(caller.org),
          paymentFileId: paymentFileId.parse(command.mint.ulid('pyf')),
          now,
          today,
          madeBy: caller.subject,
        },
      );
      if (!decided.accepted) return refusalOf(decided.refusal);
      const { file, tasks, left } = decided.value;
      const shown = { ...paymentFileView(file, tasks), left: left.map(leftView) };
      const committed = await commitCommand([
        insertPaymentFile(file),
        ...tasks.map(replaceTask),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a payment file');
  },
);

async function openInstructions({ org }: Caller) {
  const desk = { kind: 'insurer', insurer: insurerCode.parse(org), desk: 'finance' } as const;
  const everything = {
    after: undefined,
    until: undefined,
    lastFirst: false,
    atLeast: Number.POSITIVE_INFINITY,
    mostReads: Number.POSITIVE_INFINITY,
  };
  const { found } = await openTasksOf(businessTable(), desk, everything, awaitsFile);
  const around = await readTaskSurroundings(businessTable(), found);
  return found.map((task) => {
    const claim = around.claimOf(task);
    invariant(claim !== undefined, `payment ${task.taskId} of no claim`);
    return { task, claim };
  });
}

function leftView({ task, reason }: LeftOut) {
  return { taskId: task.taskId, claimNo: task.claimNo, reason };
}

function refusalOf(of: MakeFileRefusal): Refusal {
  switch (of.kind) {
    case 'nothing-to-pay': {
      const missing =
        of.left.length === 0 ? '' : `另有 ${of.left.length} 笔缺少收款账户，请先在付款任务中向收款人核实。`;
      return refusal(of.kind, `没有待付且尚未导出的赔款。${missing}`, {
        facts: { left: of.left.map(leftView) },
      });
    }
    case 'execution-day-over':
      return refusal(of.kind, `付款日期不得早于今天（${of.today}）。请改为今天或以后的日期。`, {
        facts: { today: of.today },
      });
  }
}
