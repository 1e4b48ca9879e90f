import { paymentConfirmation, paymentFault } from '../../../shared/domain/claims/pay-claim.ts';
import { payRecovery as pay } from '../../../shared/domain/claims/recovery.ts';
import { insurerCode } from '../../../shared/domain/ids.ts';
import { bookRecoveryPaid } from '../../../shared/domain/ledger/claim-recovery-postings.ts';
import { zeroFen } from '../../../shared/domain/money.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { claimBooking, entriesOfClaim } from '../../claims/payment-writes.ts';
import { completion } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';
import { wrongPayment } from './wrong-payment.ts';

/** CLM-21: the insured's part of a recovery has been sent. */
export const payRecovery = completion(paymentConfirmation, async ({ task, now, mint }, payment) => {
  const dueFen = task.amountFen ?? zeroFen;
  const fault = paymentFault(payment, dueFen, now);
  if (fault !== undefined) return wrongPayment(fault, '应付');
  const claim = await claimOfTask(task);
  const entry = bookRecoveryPaid(claim, insurerCode.parse(task.insurer), dueFen, claimBooking({ mint, now }));
  return {
    kind: 'completed',
    outcome: 'paid',
    remark: payment.bankReference,
    writes: [replaceClaim(pay(claim, task.taskId, payment.paidAt)), ...entriesOfClaim(claim, [entry])],
  };
});
