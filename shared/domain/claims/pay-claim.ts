import * as z from 'zod';
import { type Instant, requestInstant } from '../dates.ts';
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

export type PaymentFault =
  | { readonly kind: 'amount-differs'; readonly dueFen: Fen; readonly amountFen: Fen }
  | { readonly kind: 'paid-in-future' };

export type PaymentRefusal = WrongStatus | PaymentFault;

/** What a payment has to be, whatever it is for: the amount that is due, to the fen, and made by now. */
export function paymentFault(
  payment: PaymentConfirmation,
  dueFen: Fen,
  now: Instant,
): PaymentFault | undefined {
  const { amountFen, paidAt } = payment;
  if (amountFen !== dueFen) return { kind: 'amount-differs', dueFen, amountFen };
  return paidAt > now ? { kind: 'paid-in-future' } : undefined;
}

/** What has to be paid on an agreed claim. */
export function payableFen(agreed: Claim): Fen {
  invariant(agreed.assessed !== undefined, `claim ${agreed.claimNo} was never assessed`);
  return agreed.assessed.totalFen;
}

/**
 * The indemnity has been paid, to the fen, and the claim is done. Refusals: `amount-differs`, `paid-in-future`,
 * `claim-not-open`.
 */
export function payClaim(
  open: Claim,
  payment: PaymentConfirmation,
  now: Instant,
): Result<Claim, PaymentRefusal> {
  if (!mayMove(open.status, 'confirm-payment')) return wrongStatus(open.status);
  const fault = paymentFault(payment, payableFen(open), now);
  if (fault !== undefined) return refuse(fault);
  return accept({
    ...open,
    status: statusAfter('confirm-payment'),
    reserveFen: zeroFen,
    clocks: { ...open.clocks, paidAt: payment.paidAt },
    closedReason: 'paid',
    revision: open.revision + 1,
  });
}
