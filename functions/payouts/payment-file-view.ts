import type { PaymentFile } from '../../shared/domain/payouts/payment-file.ts';
import { totalOfFile } from '../../shared/domain/payouts/payment-file.ts';
import { taskOfPayment } from '../../shared/domain/claims/payment.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';

export function paymentFileHead(of: PaymentFile) {
  const { paymentFileId, madeAt, madeBy, executeOn, debtor, lines, voided } = of;
  return {
    paymentFileId,
    madeAt,
    madeBy,
    executeOn,
    debtor,
    count: lines.length,
    totalFen: totalOfFile(of),
    voided,
  };
}

/** The file with what has become of each of its instructions. */
export function paymentFileView(of: PaymentFile, tasks: readonly Task[]) {
  const byId = new Map(tasks.map((task) => [task.taskId, task]));
  const items = of.lines.map(({ paymentId, claimNo, payee, fen }) => {
    return { paymentId, claimNo, payee, fen, status: statusOf(of, byId.get(taskOfPayment(paymentId))) };
  });
  return { ...paymentFileHead(of), items };
}

function statusOf(
  { voided }: PaymentFile,
  task: Task | undefined,
): 'open' | 'paid' | 'stopped' | 'taken-back' {
  if (voided !== undefined) return 'taken-back';
  if (task?.status === 'open') return 'open';
  return task?.status === 'done' ? 'paid' : 'stopped';
}
