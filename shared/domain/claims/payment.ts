import * as z from 'zod';
import { insurerPart } from '../co-insurance/split-claim.ts';
import { instant, type Instant } from '../dates.ts';
import { bankAccount } from '../firms/firm.ts';
import { insurerCode, paymentId, type PaymentId, taskId, type TaskId } from '../ids.ts';
import { type Fen, nonNegativeFen, sumFen } from '../money.ts';

/** Whom money is paid to: the firm or a third party on an account of its own, or a lender on the account of the loan (LOS-2). */
export const claimPayee = z.strictObject({
  ...bankAccount.shape,
  bankName: bankAccount.shape.bankName.optional(),
  cnapsCode: bankAccount.shape.cnapsCode.optional(),
  loanNo: z.string().optional(),
});
export type ClaimPayee = z.infer<typeof claimPayee>;

export const payeeKind = z.enum(['loss-payee', 'insured', 'third-party']);
export type PayeeKind = z.infer<typeof payeeKind>;

/**
 * One instruction to pay part of a claim's money, which is carried out once. What comes back from the bank stays `returned`
 * and what a lender's notice stopped stays `stopped`: another instruction takes its place.
 */
export const claimPayment = z.strictObject({
  paymentId,
  /** `supplement` is what a claim that was paid before comes to beyond that (CLM-23). */
  purpose: z.enum(['interim', 'final', 'supplement']),
  payee: payeeKind,
  /** Whose bank pays: the lead's for all insurers, or each insurer's its own part (COI-7). */
  payer: insurerCode,
  fen: nonNegativeFen,
  /** Whose money it is, where the lead advances it for a pool. */
  insurers: z.array(insurerPart).readonly().optional(),
  /** The payment that came back and that this one repeats. */
  replaces: paymentId.optional(),
  /** Without one the payee has to be asked. */
  account: claimPayee.optional(),
  /** `held`: the firm disputes that its lender is owed this (case 19). */
  status: z.enum(['open', 'held', 'paid', 'returned', 'stopped']),
  /** Paid on a claim that came to nothing: the firm owes it back, and nothing later is paid on top of it. */
  claimedBack: z.literal(true).optional(),
  bankReference: z.string().optional(),
  paidAt: instant.optional(),
  /** Who confirmed it, and what it took off the claim's reserve, at which revision of the claim. */
  reserve: z
    .strictObject({
      revision: z.int(),
      beforeFen: nonNegativeFen,
      afterFen: nonNegativeFen,
      by: z.string(),
    })
    .optional(),
});
export type ClaimPayment = z.infer<typeof claimPayment>;

/** What a claim knows of its payments. */
export interface Paying {
  readonly payments?: readonly ClaimPayment[] | undefined;
}

/** Instructions that stand: paid, or still to be paid. */
export function standingPayments({ payments = [] }: Paying): readonly ClaimPayment[] {
  return payments.filter((one) => one.status === 'open' || one.status === 'held' || isPaid(one));
}

/** Instructions that wait for the bank, or for a dispute between firm and lender to end. */
export function duePayments({ payments = [] }: Paying): readonly ClaimPayment[] {
  return payments.filter((one) => one.status === 'open' || one.status === 'held');
}

/** Everything that was instructed and stands: what a later indemnity pays on top of. */
export function instructedFen(of: Paying): Fen {
  return sumFen(standingPayments(of).map((one) => one.fen));
}

/** The same to payees of one kind. */
export function instructedTo(payee: PayeeKind, of: Paying): Fen {
  return sumFen(standingPayments(of).flatMap((one) => (one.payee === payee ? [one.fen] : [])));
}

/** Everything that has left the insurers' banks and not come back. */
export function paidFen({ payments = [] }: Paying): Fen {
  return sumFen(payments.filter(isPaid).map((one) => one.fen));
}

function isPaid({ status, claimedBack }: ClaimPayment): boolean {
  return status === 'paid' && claimedBack === undefined;
}

/** When the latest of them left; `undefined` while nothing has. */
export function lastPaidAt({ payments = [] }: Paying): Instant | undefined {
  const paid = payments.filter((one) => one.status === 'paid');
  return paid
    .flatMap((one) => one.paidAt ?? [])
    .toSorted()
    .at(-1);
}

export function taskOfPayment(of: PaymentId): TaskId {
  return taskId.parse(of.replace(/^pay/, 'tsk'));
}

export function paymentOfTask(of: TaskId): PaymentId {
  return paymentId.parse(of.replace(/^tsk/, 'pay'));
}
