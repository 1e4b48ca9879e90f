import { paymentConfirmation, paymentFault } from '../../../shared/domain/claims/pay-claim.ts';
import { insurerCode } from '../../../shared/domain/ids.ts';
import { bookRepaid } from '../../../shared/domain/ledger/claim-postings.ts';
import { bookRefundRepaid } from '../../../shared/domain/ledger/refund-correction-postings.ts';
import { type Fen, zeroFen } from '../../../shared/domain/money.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { claimBooking, entriesOfClaim } from '../../claims/payment-writes.ts';
import { bookingOf, entriesOf } from '../../policies/policy-side-effects.ts';
import { completion, type TaskWork } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';
import { policyOfTask } from './policy-of-task.ts';
import { wrongPayment } from './wrong-payment.ts';

/** Cases 18, 23: the firm has paid back what it had got too much, of an indemnity or of a refund. */
export const collectRepayment = completion(paymentConfirmation, async ({ task, now, mint }, payment) => {
  const dueFen = task.amountFen ?? zeroFen;
  const fault = paymentFault(payment, dueFen, now);
  if (fault !== undefined) return wrongPayment(fault, '应还');
  const writes = await (task.claimNo === undefined ? ofPremium : ofIndemnity)(task, dueFen, { mint, now });
  return { kind: 'completed', outcome: 'repaid', remark: payment.bankReference, writes };
});

async function ofIndemnity(task: Task, dueFen: Fen, by: Pick<TaskWork, 'mint' | 'now'>) {
  const claim = await claimOfTask(task);
  const insurer = insurerCode.parse(task.insurer);
  return entriesOfClaim(claim, [bookRepaid(claim, insurer, dueFen, claimBooking(by))]);
}

async function ofPremium(task: Task, dueFen: Fen, { mint, now }: Pick<TaskWork, 'mint' | 'now'>) {
  const policy = await policyOfTask(task);
  return entriesOf(policy, [bookRefundRepaid(policy, dueFen, bookingOf(mint, now))]);
}
