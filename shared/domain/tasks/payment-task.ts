import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { dayOf, type Instant } from '../dates.ts';
import type { TaskId } from '../ids.ts';
import type { Fen } from '../money.ts';
import { leadOf, type Policy } from '../policies/policy.ts';
import type { Task } from './task.ts';

/** Working days within which money that is not the insurer's goes back. */
const daysToReturn = 3;

/**
 * A task of the insurer's finance desk to send money back: `return-payment` for what was held or too much (cases 46, 47),
 * `pay-refund` for the firm's part of a cancellation (CAN-1, CAN-2).
 */
export function openPaymentTask(
  of: Policy,
  kind: 'return-payment' | 'pay-refund',
  amountFen: Fen,
  identity: { taskId: TaskId; now: Instant; calendar: WorkingCalendar },
): Task {
  const { taskId, now, calendar } = identity;
  return {
    taskId,
    kind,
    role: 'insurer-finance',
    status: 'open',
    dueOn: calendar.addWorkingDays(dayOf(now), daysToReturn),
    openedAt: now,
    uscc: of.uscc,
    insurer: leadOf(of),
    divisionCode: of.divisionCode,
    policyNo: of.policyNo,
    amountFen,
    barred: [],
    revision: 0,
  };
}
