import { recordTransfer } from '../../../shared/domain/applications/record-transfer.ts';
import { paymentConfirmation } from '../../../shared/domain/claims/pay-claim.ts';
import { bookTransfer } from '../../../shared/domain/ledger/application-postings.ts';
import { writeApplication } from '../../../shared/persistence/applications.ts';
import { bookingOf } from '../../policies/policy-side-effects.ts';
import { applicationAndNotice, entriesOfApplication, moveGrant } from '../../subsidies/application-writes.ts';
import { completion } from '../completion.ts';
import { applicationOfTask, wrongApplicationStatus } from './application-of-task.ts';
import { wrongPayment } from './wrong-payment.ts';

/** A payer has sent its part to the firm; the firm hears of it when all of it is there. */
export const paySubsidy = completion(paymentConfirmation, async ({ task, now, mint }, payment) => {
  const recorded = recordTransfer(await applicationOfTask(task), task.taskId, payment, now);
  if (!recorded.accepted) {
    return recorded.refusal.kind === 'wrong-status'
      ? wrongApplicationStatus(recorded.refusal.status)
      : wrongPayment(recorded.refusal, '应付');
  }
  const { application, transfer } = recorded.value;
  const booking = bookingOf(mint, now);
  return {
    kind: 'completed',
    outcome: 'paid',
    remark: payment.bankReference,
    writes: [
      ...(application.status === 'paid'
        ? applicationAndNotice(application, mint, now)
        : [writeApplication(application)]),
      ...moveGrant('pay', application, [transfer], mint, now),
      ...entriesOfApplication(application, [bookTransfer(application, transfer, booking)]),
    ],
  };
});
