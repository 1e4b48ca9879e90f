import { type PaymentConfirmation, type PaymentFault, paymentFault } from '../claims/pay-claim.ts';
import type { Instant } from '../dates.ts';
import type { DivisionCode, TaskId } from '../ids.ts';
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
 * SUB-8: one payer has sent its part to the firm, to the fen; with the last part the application is paid. Where another bureau
 * has sent it, it has paid for the payer (SUB-19).
 *
 * Refusals: `wrong-status`, `amount-differs`, `paid-in-future`.
 */
export function recordTransfer(
  of: Application,
  task: TaskId,
  payment: PaymentConfirmation,
  { bureau, now }: { readonly bureau?: DivisionCode | undefined; readonly now: Instant },
): Result<Transferred, WrongApplicationStatus | PaymentFault> {
  const due = of.status === 'awaiting-payment' ? of.transfers.find((one) => one.taskId === task) : undefined;
  if (of.status !== 'awaiting-payment' || due === undefined || due.paidAt !== undefined) {
    return refuse({ kind: 'wrong-status', status: of.status });
  }
  const fault = paymentFault(payment, due.fen, now);
  if (fault !== undefined) return refuse(fault);
  const { bankReference, paidAt } = payment;
  const advanced = bureau === undefined || bureau === due.payer ? {} : { advancedBy: bureau };
  const transfer = { ...due, bankReference, paidAt, ...advanced };
  const transfers = of.transfers.map((one) => (one === due ? transfer : one));
  const event: ApplicationEvent = {
    at: now,
    actor: 'bureau',
    event: 'transferred',
    detail: [due.level, due.payer, ...(due.again === true ? ['again'] : [])].join(' '),
  };
  const stepped = { ...stepOn(of, event), grant: of.grant, payee: of.payee, transfers };
  if (transfers.some((one) => one.paidAt === undefined)) {
    return accept({ application: { ...of, ...stepped }, transfer });
  }
  const history = [...stepped.history, { at: now, actor: 'system', event: 'paid' } as const];
  return accept({ application: { status: 'paid', ...stepped, history, paidAt: now }, transfer });
}
