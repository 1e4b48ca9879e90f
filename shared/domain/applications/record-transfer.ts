import { type PaymentConfirmation, type PaymentFault, paymentFault } from '../claims/pay-claim.ts';
import type { Instant } from '../dates.ts';
import type { TaskId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import {
  type Application,
  type ApplicationEvent,
  type ApplicationIn,
  stepOn,
  type Transfer,
} from './application.ts';
import type { WrongApplicationStatus } from './check-application.ts';

export interface Transferred {
  readonly application: ApplicationIn<'awaiting-payment' | 'paid'>;
  readonly transfer: Transfer;
}

/**
 * SUB-8: one payer has sent its part to the firm, to the fen; with the last part the application is paid.
 *
 * Refusals: `wrong-status`, `amount-differs`, `paid-in-future`.
 */
export function recordTransfer(
  of: Application,
  task: TaskId,
  payment: PaymentConfirmation,
  now: Instant,
): Result<Transferred, WrongApplicationStatus | PaymentFault> {
  const due = of.status === 'awaiting-payment' ? of.transfers.find((one) => one.taskId === task) : undefined;
  if (of.status !== 'awaiting-payment' || due === undefined || due.paidAt !== undefined) {
    return refuse({ kind: 'wrong-status', status: of.status });
  }
  const fault = paymentFault(payment, due.fen, now);
  if (fault !== undefined) return refuse(fault);
  const { bankReference, paidAt } = payment;
  const transfer = { ...due, bankReference, paidAt };
  const transfers = of.transfers.map((one) => (one === due ? transfer : one));
  const event: ApplicationEvent = {
    at: now,
    actor: 'bureau',
    event: 'transferred',
    detail: `${due.level} ${due.payer}`,
  };
  const { grant, payee } = of;
  const stepped = { ...stepOn(of, event), grant, payee, transfers };
  if (transfers.some((one) => one.paidAt === undefined)) {
    return accept({ application: { status: 'awaiting-payment', ...stepped }, transfer });
  }
  const history = [...stepped.history, { at: now, actor: 'system', event: 'paid' } as const];
  return accept({ application: { status: 'paid', ...stepped, history, paidAt: now }, transfer });
}
