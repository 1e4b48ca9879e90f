import { paymentConfirmation, paymentFault } from '../../../shared/domain/claims/pay-claim.ts';
import { insurerCode } from '../../../shared/domain/ids.ts';
import { bookRepaid } from '../../../shared/domain/ledger/claim-postings.ts';
import { zeroFen } from '../../../shared/domain/money.ts';
import { claimBooking, entriesOfClaim } from '../../claims/payment-writes.ts';
import { completion } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';
import { wrongPayment } from './wrong-payment.ts';

/** Case 18: the firm has paid back what it had got too much. */
export const collectRepayment = completion(paymentConfirmation, async ({ task, now, mint }, payment) => {
  const dueFen = task.amountFen ?? zeroFen;
  const fault = paymentFault(payment, dueFen, now);
  if (fault !== undefined) return wrongPayment(fault, '应还');
  const claim = await claimOfTask(task);
  const entry = bookRepaid(claim, insurerCode.parse(task.insurer), dueFen, claimBooking({ mint, now }));
  return {
    kind: 'completed',
    outcome: 'repaid',
    remark: payment.bankReference,
    writes: entriesOfClaim(claim, [entry]),
  };
});
