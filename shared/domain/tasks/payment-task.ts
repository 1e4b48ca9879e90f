import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Claim } from '../claims/claim.ts';
import { addDays, dayOf, type Instant } from '../dates.ts';
import type { TaskId } from '../ids.ts';
import type { Fen } from '../money.ts';
import { leadOf, type Policy } from '../policies/policy.ts';
import type { ShareDue } from '../co-insurance/shares-due.ts';
import type { Task } from './task.ts';

/** Working days within which money that is not the insurer's goes where it belongs. */
const daysToReturn = 3;
/** Days after which the insurer asks for what a firm has to pay back. */
const daysToRepay = 30;
/** Working days within which a lead has back what it advanced on a claim. */
const daysToRecover = 5;

export interface TaskIdentity {
  readonly taskId: TaskId;
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
}

/**
 * A task of the insurer's finance desk to send money back: `return-payment` for what was held or too much (cases 46, 47),
 * `pay-refund` for the firm's part of a cancellation (CAN-1, CAN-2).
 */
export function openPaymentTask(
  of: Policy,
  kind: 'return-payment' | 'pay-refund',
  amountFen: Fen,
  identity: TaskIdentity,
): Task {
  return { ...moneyTask(of, identity), kind, insurer: leadOf(of), amountFen };
}

/** Case 23: what the firm has to pay back of a refund that a claim has made too much; on no claim, because the premium is due. */
export function openRefundRepaymentTask(of: Policy, amountFen: Fen, identity: TaskIdentity): Task {
  const dueOn = addDays(dayOf(identity.now), daysToRepay);
  return { ...moneyTask(of, identity), kind: 'collect-repayment', dueOn, insurer: leadOf(of), amountFen };
}

/** COI-6: a task of one insurer's finance desk to send another its share. */
export function openShareTask(of: Policy, { from, to, fen }: ShareDue, identity: TaskIdentity): Task {
  return { ...moneyTask(of, identity), kind: 'forward-share', insurer: from, payTo: to, amountFen: fen };
}

/** COI-7: a task of a follower's finance desk to send the lead what it has advanced on a claim, within five working days. */
export function openAdvanceTask(of: Claim, { from, to, fen }: ShareDue, identity: TaskIdentity): Task {
  const { claimNo } = of;
  const share = { kind: 'forward-share', insurer: from, payTo: to, amountFen: fen } as const;
  return { ...moneyTask(of, identity, daysToRecover), ...share, claimNo };
}

function moneyTask(
  of: Pick<Claim, 'uscc' | 'divisionCode' | 'policyNo'>,
  { taskId, now, calendar }: TaskIdentity,
  workingDays = daysToReturn,
): Omit<Task, 'kind'> {
  return {
    taskId,
    role: 'insurer-finance',
    status: 'open',
    dueOn: calendar.addWorkingDays(dayOf(now), workingDays),
    openedAt: now,
    uscc: of.uscc,
    divisionCode: of.divisionCode,
    policyNo: of.policyNo,
    barred: [],
    revision: 0,
  };
}
