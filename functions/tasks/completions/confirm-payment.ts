import { outcomes } from '../../../shared/contract/workflows.ts';
import { payFromLimit } from '../../../shared/domain/claims/limit-use.ts';
import {
  payClaim,
  type PaymentRefusal,
  paymentConfirmation,
} from '../../../shared/domain/claims/pay-claim.ts';
import { entryId } from '../../../shared/domain/ids.ts';
import { bookPaidClaim } from '../../../shared/domain/ledger/claim-postings.ts';
import { zeroFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { insertEntry } from '../../../shared/persistence/entries.ts';
import { keys } from '../../../shared/persistence/keys.ts';
import { readLimitUse, writeLimitUse } from '../../../shared/persistence/limits.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { businessTable } from '../../runtime/business-table.ts';
import type { Refusal } from '../../runtime/reply.ts';
import { completion } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';
import { wrongPayment } from './wrong-payment.ts';

/** The payout: claim, limit and ledger change with the task. */
export const confirmPayment = completion(paymentConfirmation, async ({ task, now, mint }, payment) => {
  invariant(task.policyNo !== undefined, 'a payment on no policy');
  // Read before the claim: what a claim that still has to be paid has committed is then surely in it.
  const use = await readLimitUse(businessTable(), task.policyNo);
  const claim = await claimOfTask(task);
  const paid = payClaim(claim, payment, now);
  if (!paid.accepted) return refusalOf(paid.refusal);
  const by = { entryId: entryId.parse(mint.ulid('ent')), now };
  return {
    kind: 'completed',
    outcome: outcomes.paid,
    remark: payment.bankReference,
    writes: [
      replaceClaim(paid.value),
      writeLimitUse(payFromLimit(use, claim.coverCode, claim.assessed?.limitUseFen ?? zeroFen)),
      insertEntry(bookPaidClaim(paid.value, payment.amountFen, by), keys.policy(claim.policyNo)),
    ],
  };
});

function refusalOf(of: PaymentRefusal): Refusal {
  return of.kind === 'claim-not-open' ? claimNotOpen(of.status) : wrongPayment(of, '应付');
}
