import { type Fen, sumFen } from '../money.ts';
import type { Claim } from './claim.ts';
import { type ClaimPayment, duePayments, paidFen } from './payment.ts';

/** A claim that comes to nothing, and what of its interim payments is stopped or claimed back. */
export interface Undone {
  readonly claim: Claim;
  readonly stoppedFen: Fen;
  readonly paidFen: Fen;
}

/**
 * A claim that is withdrawn, or rejected, after an interim payment (CLM-4, CLM-22): what is not paid yet is stopped, what is paid is
 * the firm's to pay back, and the cover's limit is free again. A reopened claim keeps what it was paid with before (CLM-23).
 */
export function undoInterim(of: Claim): Undone {
  const due = duePayments(of);
  const stoppedFen = sumFen(due.map((one) => one.fen));
  if (of.reopening !== undefined || of.payments === undefined) {
    return { claim: of, stoppedFen: sumFen([]), paidFen: sumFen([]) };
  }
  const { limitTakenFen: _, interim: __, ...rest } = of;
  const payments = of.payments.map((one): ClaimPayment => {
    if (due.includes(one)) return { ...one, status: 'stopped' };
    return one.status === 'paid' ? { ...one, claimedBack: true } : one;
  });
  return { claim: { ...rest, payments }, stoppedFen, paidFen: paidFen(of) };
}
