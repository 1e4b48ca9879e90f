import type { BankMovement } from '../../shared/domain/bank/bank-movement.ts';
import { paymentIn } from '../../shared/domain/bank/payment-in-movement.ts';
import { taskOfPayment } from '../../shared/domain/claims/payment.ts';
import { insurerCode } from '../../shared/domain/ids.ts';
import type { ReadBankLine } from '../../shared/domain/policies/bank-line.ts';
import { completeTask, type Task } from '../../shared/domain/tasks/task.ts';
import { findBankLine, insertBankLine } from '../../shared/persistence/bank-lines.ts';
import { commit } from '../../shared/persistence/store.ts';
import { readTask, replaceTask } from '../../shared/persistence/tasks.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { Minter } from '../runtime/minting.ts';
import { confirmPayment } from '../tasks/completions/confirm-payment.ts';
import type { LineResult, Reading } from './line-result.ts';
import { seenResult } from './match-line.ts';

/**
 * The bank says that an indemnity left the account: its task is completed as a person would, in the transaction that marks the
 * line as read. A line that names no instruction of the insurer changes nothing.
 */
export async function confirmOutgoing(of: BankMovement, reading: Reading): Promise<LineResult> {
  const insurer = insurerCode.parse(reading.caller.org);
  const { bankReference } = of;
  const named = paymentIn(of);
  for await (const _ of attempts()) {
    const seen = await findBankLine(businessTable(), insurer, bankReference);
    if (seen !== undefined) return seenResult(seen, reading);
    const task =
      named === undefined
        ? undefined
        : await readTask(businessTable(), reading.caller.scope, taskOfPayment(named));
    if (task === undefined) return { bankReference, outcome: 'unmatched', reason: 'reference-unknown' };
    const paid = await paidBy(of, task, reading);
    if (!('writes' in paid))
      return { bankReference, claimNo: task.claimNo, policyNo: task.policyNo, ...paid };
    const line: ReadBankLine = {
      insurer,
      bankReference,
      paidAt: of.bookedAt,
      payerName: of.counterparty.name,
      payerAccount: of.counterparty.account,
      amountFen: of.amountFen,
      remark: of.remark,
      outcome: 'matched',
      policyNo: task.policyNo,
      claimNo: task.claimNo,
      direction: 'out',
      commandId: reading.commandId,
      readAt: reading.now,
    };
    if ((await commit(businessTable(), [insertBankLine(line), ...paid.writes])).done) {
      return { bankReference, outcome: 'matched', policyNo: task.policyNo, claimNo: task.claimNo };
    }
  }
  throw new RacedTooOften('a payment on a statement');
}

/** What the payment changes, or why it cannot be the one that was instructed. */
async function paidBy(of: BankMovement, task: Task, { caller, now, commandId }: Reading) {
  const { bankReference, bookedAt: paidAt, amountFen } = of;
  // The bank does not know whose desk the task lies on.
  const { assignee: _colleague, ...anybodys } = task;
  const closed = task.kind === 'confirm-payment' ? completeTask(anybodys, caller, now) : undefined;
  if (closed?.accepted !== true) return { outcome: 'unmatched', reason: 'not-awaiting-payment' } as const;
  const mint = new Minter(`${commandId}#${bankReference}`, now);
  const completed = await confirmPayment({ task, caller, now, mint }, { bankReference, paidAt, amountFen });
  if (completed.kind === 'refusal') {
    return completed.code === 'amount-differs'
      ? ({ outcome: 'held', reason: completed.code } as const)
      : ({ outcome: 'unmatched', reason: 'not-awaiting-payment' } as const);
  }
  const { outcome, writes } = completed;
  return { writes: [replaceTask({ ...closed.value, outcome, remark: bankReference }), ...writes] };
}
