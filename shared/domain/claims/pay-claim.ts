import * as z from 'zod';
import { earlierInstant, type Instant, requestInstant } from '../dates.ts';
import { type Fen, requestFen, zeroFen } from '../money.ts';
import { accept, invariant, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';

/** What the bank says about a payment that was made. */
export const paymentConfirmation = z.strictObject({
  bankReference: requestText(64),
  paidAt: requestInstant,
  amountFen: requestFen,
});
export type PaymentConfirmation = z.infer<typeof paymentConfirmation>;

export type PaymentRefusal =
  WrongStatus | { readonly kind: 'amount-differs'; readonly dueFen: Fen; readonly amountFen: Fen };

/** What has to be paid on an agreed claim. */
export function payableFen(agreed: Claim): Fen {
  invariant(agreed.assessed !== undefined, `claim ${agreed.claimNo} was never assessed`);
  return agreed.assessed.totalFen;
}

/**
 * The indemnity has been paid, to the fen, and the claim is done. Refusals: `amount-differs`, `claim-not-open`.
 */
export function payClaim(
  open: Claim,
  payment: PaymentConfirmation,
  now: Instant,
): Result<Claim, PaymentRefusal> {
  if (!mayMove(open.status, 'confirm-payment')) return wrongStatus(open.status);
  const dueFen = payableFen(open);
  if (payment.amountFen !== dueFen) {
    return refuse({ kind: 'amount-differs', dueFen, amountFen: payment.amountFen });
  }
  return accept({
    ...open,
    status: statusAfter('confirm-payment'),
    reserveFen: zeroFen,
    clocks: { ...open.clocks, paidAt: earlierInstant(payment.paidAt, now) },
    closedReason: 'paid',
    revision: open.revision + 1,
  });
}
