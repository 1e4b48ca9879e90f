import { voidPaymentFileOperation } from '../../shared/contract/operations/payouts.ts';
import { taskOfPayment } from '../../shared/domain/claims/payment.ts';
import { voidPaymentFile as decide, type VoidRefusal } from '../../shared/domain/payouts/payment-file.ts';
import { readPaymentFile, writeVoided } from '../../shared/persistence/payment-files.ts';
import { readTasks, replaceTask } from '../../shared/persistence/tasks.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { paymentFileView } from './payment-file-view.ts';

/** The file and all that it frees are one transaction: what is confirmed meanwhile stops it. */
export const voidPaymentFile = changingRoute(
  voidPaymentFileOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const file = await readPaymentFile(businessTable(), caller.scope, params.paymentFileId);
      if (file === undefined) return notFound();
      const taskIds = file.lines.map((line) => taskOfPayment(line.paymentId));
      const tasks = await readTasks(businessTable(), caller.scope, taskIds);
      const decided = decide(file, tasks, { at: now, by: caller.subject, reason: body.reason });
      if (!decided.accepted) return refusalOf(decided.refusal);
      const shown = paymentFileView(decided.value.file, tasks);
      const committed = await commitCommand([
        writeVoided(decided.value.file),
        ...decided.value.tasks.map(replaceTask),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a payment file that is taken back');
  },
);

function refusalOf(of: VoidRefusal): Refusal {
  switch (of.kind) {
    case 'payment-file-void':
      return refusal(of.kind, '该付款文件已作废，其中未付的赔款可编入新的付款文件。');
    case 'payment-file-confirmed':
      return refusal(
        of.kind,
        `其中 ${of.paymentIds.length} 笔已确认付款，银行已执行该文件，不能作废。未成功的付款请按退回登记，系统会重新生成付款任务。`,
        { facts: { paymentIds: of.paymentIds } },
      );
  }
}
