import { paymentId, type PaymentId } from '../ids.ts';
import type { BankMovement } from './bank-movement.ts';

const anyPaymentId = /pay_[0-7][0-9A-HJKMNP-TV-Z]{25}/;

/** The instruction that a movement carries out: by the name it was sent with, or, where a bank's list has no such column, its remark. */
export function paymentIn({
  endToEndId = '',
  remark,
}: Pick<BankMovement, 'endToEndId' | 'remark'>): PaymentId | undefined {
  const written = anyPaymentId.exec(endToEndId) ?? anyPaymentId.exec(remark);
  return written === null ? undefined : paymentId.parse(written[0]);
}
