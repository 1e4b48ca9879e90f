import { outcomes } from '../../../shared/contract/workflows.ts';
import { followClaim } from '../../../shared/domain/claims/limit-use.ts';
import {
  payClaim,
  type PaymentRefusal,
  paymentConfirmation,
} from '../../../shared/domain/claims/pay-claim.ts';
import { takenByPayment } from '../../../shared/domain/claims/reserve-movement.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { noticeOfInterim, noticeOfPayment } from '../../../shared/domain/notices/claim-notices.ts';
import type { Notice } from '../../../shared/domain/notices/notice.ts';
import type { NoticeIdentity } from '../../../shared/domain/notices/policy-notices.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import { type ClaimPayment, paymentOfTask } from '../../../shared/domain/claims/payment.ts';
import { bookPaidClaim } from '../../../shared/domain/ledger/claim-postings.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { readLimitUse, writeLimitUse } from '../../../shared/persistence/limits.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { advanceWrites, claimBooking, entriesOfClaim } from '../../claims/payment-writes.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { currentCalendar } from '../../runtime/current-catalogue.ts';
import type { Refusal } from '../../runtime/reply.ts';
import { completion } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';
import { wrongPayment } from './wrong-payment.ts';

/** A payment has been made: claim, limit and ledger change with the task; what a lead advanced is due from its followers. */
export const confirmPayment = completion(paymentConfirmation, async ({ task, caller, now, mint }, body) => {
  invariant(task.policyNo !== undefined, 'a payment on no policy');
  // Read before the claim: what a claim that still has to be paid has committed is then surely in it.
  const use = await readLimitUse(businessTable(), task.policyNo);
  const claim = await claimOfTask(task);
  const paid = payClaim(claim, paymentOfTask(task.taskId), body, now);
  if (!paid.accepted) return refusalOf(paid.refusal);
  const { claim: after, payment } = paid.value;
  const making = { mint, now, calendar: await currentCalendar() };
  return {
    kind: 'completed',
    outcome: after.status === 'paid' ? outcomes.paid : outcomes.more,
    remark: body.bankReference,
    writes: [
      replaceClaim(takenByPayment(claim, after, payment.paymentId, caller.subject)),
      writeLimitUse(followClaim(use, claim, after)),
      ...entriesOfClaim(claim, [bookPaidClaim(claim, payment, claimBooking(making))]),
      ...advanceWrites(claim, payment, making),
      ...(task.token === undefined
        ? [insertNotice(noticeOf(after, payment, noticeIdentity(mint, now)))]
        : []),
    ],
  };
});

/** What the workflow would tell the firm at its end, where no workflow waits. */
function noticeOf(after: Claim, payment: ClaimPayment, identity: NoticeIdentity): Notice {
  return payment.purpose === 'interim' && after.status !== 'paid'
    ? noticeOfInterim(after, payment, identity)
    : noticeOfPayment(after, identity);
}

function refusalOf(of: PaymentRefusal): Refusal {
  return of.kind === 'claim-not-open' ? claimNotOpen(of.status) : wrongPayment(of, '应付');
}
