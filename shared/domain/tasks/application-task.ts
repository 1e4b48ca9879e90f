import type { Application, ApplicationIn, Transfer } from '../applications/application.ts';
import type { Objected } from '../applications/object-to-application.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { dayOf, type Instant } from '../dates.ts';
import type { DivisionCode, TaskId } from '../ids.ts';
import type { Task } from './task.ts';

/** Working days of a bureau to check an application, to decide an objection, and to pay what the firm has given an account for. */
const daysOfBureau = 10;

interface Opening {
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
}

/** SUB-8: a clerk of the bureau that pays looks at the papers. */
export function checkTask(
  of: ApplicationIn<'applied'>,
  decidedBy: DivisionCode,
  { now, calendar }: Opening,
): Task {
  return {
    ...taskOf(of, of.taskId, now),
    kind: 'check-application',
    role: 'bureau-clerk',
    dueOn: calendar.addWorkingDays(dayOf(now), daysOfBureau),
    divisionCode: decidedBy,
  };
}

/** SUB-13: the deciding bureau decides an objection, another person than the one who raised it. */
export function objectionTask(
  { application, objection }: Objected,
  decidedBy: { readonly bureau: DivisionCode; readonly role: Task['role'] },
  { now, calendar }: Opening,
): Task {
  return {
    ...taskOf(application, objection.taskId, now),
    kind: 'decide-objection',
    role: decidedBy.role,
    dueOn: calendar.addWorkingDays(dayOf(now), daysOfBureau),
    divisionCode: decidedBy.bureau,
    amountFen: application.grant.grantedFen,
    reason: objection.reason,
    barred: [objection.by],
  };
}

/** SUB-14: the firm names its account. */
export function accountTask(of: ApplicationIn<'awaiting-account'>, now: Instant): Task {
  return {
    ...taskOf(of, of.taskId, now),
    kind: 'confirm-account',
    role: 'firm',
    dueOn: of.dueOn,
    amountFen: of.grant.grantedFen,
  };
}

/** SUB-8: a payer sends its part to the firm. */
export function transferTask(of: Application, transfer: Transfer, { now, calendar }: Opening): Task {
  return {
    ...taskOf(of, transfer.taskId, now),
    kind: 'pay-subsidy',
    role: 'bureau-clerk',
    dueOn: calendar.addWorkingDays(dayOf(now), daysOfBureau),
    divisionCode: transfer.payer,
    amountFen: transfer.fen,
  };
}

function taskOf(of: Application, taskId: TaskId, now: Instant) {
  return {
    taskId,
    status: 'open' as const,
    openedAt: now,
    uscc: of.uscc,
    policyNo: of.policyNo,
    applicationId: of.applicationId,
    barred: [],
    revision: 0,
  };
}
