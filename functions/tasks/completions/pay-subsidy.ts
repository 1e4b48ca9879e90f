import { recordTransfer } from '../../../shared/domain/applications/record-transfer.ts';
import { paymentConfirmation } from '../../../shared/domain/claims/pay-claim.ts';
import { advanceFor } from '../../../shared/domain/clearing/advance.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { bookTransfer } from '../../../shared/domain/ledger/application-postings.ts';
import { writeApplication } from '../../../shared/persistence/applications.ts';
import { keys } from '../../../shared/persistence/keys.ts';
import { advanceWrites } from '../../clearing/advance-writes.ts';
import { bookingOf } from '../../policies/policy-side-effects.ts';
import { applicationAndNotice, entriesOfApplication, moveGrant } from '../../subsidies/application-writes.ts';
import { completion } from '../completion.ts';
import { applicationOfTask, wrongApplicationStatus } from './application-of-task.ts';
import { wrongPayment } from './wrong-payment.ts';

/**
 * A payer has sent its part to the firm; the firm hears of it when all of it is there. The budget of what it is given again moved
 * when its refund was corrected (case 23).
 */
export const paySubsidy = completion(paymentConfirmation, async ({ task, caller, now, mint }, payment) => {
  const bureau = divisionCode.parse(caller.org);
  const recorded = recordTransfer(await applicationOfTask(task), task.taskId, payment, { bureau, now });
  if (!recorded.accepted) {
    return recorded.refusal.kind === 'wrong-status'
      ? wrongApplicationStatus(recorded.refusal.status)
      : wrongPayment(recorded.refusal, '应付');
  }
  const { application, transfer } = recorded.value;
  const booking = bookingOf(mint, now);
  const { applicationId, policyNo, programmeId, year } = application;
  const advance = advanceFor(transfer, bureau, {
    applicationId,
    policyNo,
    programmeId,
    year,
    entryId: booking.nextId(),
    advancedAt: now,
  });
  return {
    kind: 'completed',
    outcome: 'paid',
    remark: payment.bankReference,
    writes: [
      ...(application.status === 'paid'
        ? applicationAndNotice(application, mint, now)
        : [writeApplication(application)]),
      ...(transfer.again === true ? [] : moveGrant('pay', application, [transfer], mint, now)),
      ...entriesOfApplication(application, [bookTransfer(application, transfer, booking)]),
      ...advanceWrites(advance, keys.policy(policyNo), {}),
    ],
  };
});
