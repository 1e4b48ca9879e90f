import { paymentConfirmation, paymentFault } from '../../../shared/domain/claims/pay-claim.ts';
import { insurerCode } from '../../../shared/domain/ids.ts';
import type { ShareDue } from '../../../shared/domain/co-insurance/shares-due.ts';
import { bookAdvanceRepaid } from '../../../shared/domain/ledger/claim-postings.ts';
import { bookRecoveryShareSent } from '../../../shared/domain/ledger/claim-recovery-postings.ts';
import { bookShareForwarded } from '../../../shared/domain/ledger/share-postings.ts';
import { bookRefundPaid, bookReturned } from '../../../shared/domain/ledger/policy-postings.ts';
import { zeroFen } from '../../../shared/domain/money.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { claimBooking, entriesOfClaim } from '../../claims/payment-writes.ts';
import { bookingOf, entriesOf } from '../../policies/policy-side-effects.ts';
import { completion, type Completion, type TaskWork } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';
import { policyOfTask } from './policy-of-task.ts';
import { wrongPayment } from './wrong-payment.ts';

/** The firm's part of a refund has been sent (CAN-1, CAN-2). */
export const payRefund: Completion = sendMoneyBack('paid');

/** Money that was held or too much has gone back to the account it came from (cases 46, 47). */
export const returnPayment: Completion = sendMoneyBack('returned');

/** COI-6, COI-7: a share of a pool's premium or refund, or of what a lead has advanced on a claim, has been sent in full. */
export const forwardShare: Completion = completion(
  paymentConfirmation,
  async ({ task, now, mint }, payment) => {
    const dueFen = task.amountFen ?? zeroFen;
    const fault = paymentFault(payment, dueFen, now);
    if (fault !== undefined) return wrongPayment(fault, '应付');
    const share = { from: insurerCode.parse(task.insurer), to: insurerCode.parse(task.payTo), fen: dueFen };
    const writes = await (task.claimNo === undefined ? premiumShare : claimShare)(task, share, { mint, now });
    return { kind: 'completed', outcome: 'forwarded', remark: payment.bankReference, writes };
  },
);

async function premiumShare(task: Task, share: ShareDue, { mint, now }: Pick<TaskWork, 'mint' | 'now'>) {
  const policy = await policyOfTask(task);
  return entriesOf(policy, [bookShareForwarded(policy, share, bookingOf(mint, now))]);
}

async function claimShare(task: Task, share: ShareDue, by: Pick<TaskWork, 'mint' | 'now'>) {
  const claim = await claimOfTask(task);
  const isRecovered = share.from === claim.insurers[0]?.insurer;
  const entry = isRecovered
    ? bookRecoveryShareSent(claim, share, claimBooking(by))
    : bookAdvanceRepaid(claim, share, claimBooking(by));
  return entriesOfClaim(claim, [entry]);
}

function sendMoneyBack(outcome: 'paid' | 'returned'): Completion {
  return completion(paymentConfirmation, async ({ task, now, mint }, payment) => {
    const dueFen = task.amountFen ?? zeroFen;
    const fault = paymentFault(payment, dueFen, now);
    if (fault !== undefined) return wrongPayment(fault, '应退');
    const policy = await policyOfTask(task);
    const booking = bookingOf(mint, now);
    const refs = { policyNo: policy.policyNo, divisionCode: policy.divisionCode, uscc: policy.uscc };
    const entry =
      outcome === 'paid'
        ? bookRefundPaid(policy, dueFen, booking)
        : bookReturned(refs, insurerCode.parse(task.insurer), dueFen, booking);
    return { kind: 'completed', outcome, remark: payment.bankReference, writes: entriesOf(policy, [entry]) };
  });
}
