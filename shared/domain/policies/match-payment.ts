import { dayOf, type Instant } from '../dates.ts';
import { sameName } from '../firms/firm.ts';
import { addFen, type Fen, subtractFen, zeroFen } from '../money.ts';
import type { BankLine } from './bank-line.ts';
import { type InForcePolicy, type AwaitingPolicy, type Policy, statusOfPolicy } from './policy.ts';

/** What a line does. Whatever is held or too much stays unallocated and is returned by a task. */
export type PaymentMatch =
  | {
      readonly outcome: 'matched';
      readonly policy: InForcePolicy;
      readonly paidFen: Fen;
      readonly earlierFen: Fen;
      readonly excessFen: Fen;
    }
  | { readonly outcome: 'held'; readonly reason: 'underpaid'; readonly policy: AwaitingPolicy }
  | { readonly outcome: 'held'; readonly reason: 'payer-mismatch' | 'not-awaiting-payment' };

/** Candidates for a payment reference in a remark: policy numbers, however they are spaced or cased. */
export function referencesIn(remark: string): readonly string[] {
  const compact = remark.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  return [...new Set(compact.match(/KB\d{4}[0-9A-HJKMNP-TV-Z]{11}/g))];
}

/**
 * QTE-9: matches a payment with the policy that its remark names. The firm's share must be paid by the firm, under the name it bound with: names are
 * compared after NFKC and without spaces, the account is recorded, not compared (case 46). Payments of the firm add up; with
 * the whole amount the policy is paid and issued, the excess stays unallocated and goes back (case 47).
 */
export function matchPayment(
  of: Policy,
  line: Pick<BankLine, 'payerName' | 'amountFen' | 'paidAt'>,
  now: Instant,
): PaymentMatch {
  if (of.status !== 'awaiting-payment' || statusOfPolicy(of, now) !== 'awaiting-payment') {
    return { outcome: 'held', reason: 'not-awaiting-payment' };
  }
  if (!sameName(line.payerName, of.policyholder)) return { outcome: 'held', reason: 'payer-mismatch' };
  const { receivedFen: earlierFen, dueFen } = of.payment;
  const receivedFen = addFen(earlierFen, line.amountFen);
  if (receivedFen < dueFen) {
    const payment = { ...of.payment, receivedFen };
    return { outcome: 'held', reason: 'underpaid', policy: { ...of, payment, revision: of.revision + 1 } };
  }
  const payment = { ...of.payment, receivedFen: dueFen, paidOn: dayOf(line.paidAt) };
  return {
    outcome: 'matched',
    policy: { ...of, status: 'in-force', payment, issuedAt: now, revision: of.revision + 1 },
    paidFen: subtractFen(dueFen, earlierFen),
    earlierFen,
    excessFen: subtractFen(receivedFen, dueFen),
  };
}

/** Money of an unpaid bind that must go back when it lapses or is cancelled. */
export function keptUnallocated(of: Policy): Fen {
  return of.status === 'awaiting-payment' ? of.payment.receivedFen : zeroFen;
}
