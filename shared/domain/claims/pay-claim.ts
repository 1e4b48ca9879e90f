import * as z from 'zod';
import { type Instant, requestInstant } from '../dates.ts';
import type { PaymentId } from '../ids.ts';
import { atLeastZero, type Fen, requestFen, subtractFen, zeroFen } from '../money.ts';
import { accept, invariant, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';
import { type ClaimPayment, duePayments, instructedFen } from './payment.ts';

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

/** What a claim comes to. */
function totalFen(agreed: Claim): Fen {
  invariant(agreed.assessed !== undefined, `claim ${agreed.claimNo} was never assessed`);
  return agreed.assessed.totalFen;
}

/** What is still to be paid of a claim that was assessed: nothing where more was paid in the interim (case 18). */
export function payableFen(assessed: Claim): Fen {
  return atLeastZero(subtractFen(totalFen(assessed), instructedFen(assessed)));
}

/** Case 18: by how much what was paid in the interim passes what a claim comes to; it is claimed back and never netted. */
export function overpaidFen(assessed: Claim): Fen {
  return atLeastZero(subtractFen(instructedFen(assessed), totalFen(assessed)));
}

/** A claim with one of its payments made. */
export interface PaidPayment {
  readonly claim: Claim;
  readonly payment: ClaimPayment;
}

/**
 * One instruction has been carried out, to the fen; with the last of them an agreed claim is paid and its reserve gone. What is
 * paid in the interim changes no status (CLM-4). Refusals: `amount-differs`, `paid-in-future`; `claim-not-open` for an instruction
 * that does not wait for its payment.
 */
export function payClaim(
  open: Claim,
  paymentId: PaymentId,
  confirmation: PaymentConfirmation,
  now: Instant,
): Result<PaidPayment, PaymentRefusal> {
  const due = (open.payments ?? []).find((one) => one.paymentId === paymentId);
  if (due?.status !== 'open') return wrongStatus(open.status);
  const fault = paymentFault(confirmation, due.fen, now);
  if (fault !== undefined) return refuse(fault);
  const { bankReference, paidAt } = confirmation;
  const payment: ClaimPayment = { ...due, status: 'paid', bankReference, paidAt };
  const isFirst = due.purpose === 'interim' && open.clocks.interimPaidAt === undefined;
  const paid: Claim = {
    ...withPayment(open, payment),
    clocks: isFirst ? { ...open.clocks, interimPaidAt: paidAt } : open.clocks,
    reserveFen: atLeastZero(subtractFen(open.reserveFen, due.fen)),
    revision: open.revision + 1,
  };
  return accept({ claim: mayMove(open.status, 'pay-part') ? afterPayment(paid, paidAt) : paid, payment });
}

function afterPayment(paid: Claim, paidAt: Instant): Claim {
  if (duePayments(paid).length > 0) return { ...paid, status: statusAfter('pay-part') };
  return {
    ...paid,
    status: statusAfter('confirm-payment'),
    reserveFen: zeroFen,
    clocks: { ...paid.clocks, paidAt },
    closedReason: 'paid',
  };
}

/** The claim with one of its payments as it is now. */
export function withPayment(of: Claim, payment: ClaimPayment): Claim {
  const payments = (of.payments ?? []).map((one) => (one.paymentId === payment.paymentId ? payment : one));
  return { ...of, payments };
}
