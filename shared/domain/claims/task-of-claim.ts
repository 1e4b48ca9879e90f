import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { type Day, dayOf, type Instant } from '../dates.ts';
import type { TaskId } from '../ids.ts';
import type { Task } from '../tasks/task.ts';
import type { Claim } from './claim.ts';
import { claimDeadlines, type Deadline } from './deadlines.ts';

/** What every task of a claim has, whatever is to be done: an open task of the lead, from which nobody is kept away. */
export function taskOfClaim(
  of: Claim,
  { taskId, now }: { readonly taskId: TaskId; readonly now: Instant },
): Omit<Task, 'kind' | 'role' | 'dueOn'> {
  return {
    taskId,
    status: 'open',
    openedAt: now,
    uscc: of.uscc,
    insurer: of.insurers[0]?.insurer,
    divisionCode: of.divisionCode,
    claimNo: of.claimNo,
    policyNo: of.policyNo,
    barred: [],
    revision: 1,
  };
}

/** The unmoved last day of a claim's period of law (TIM-4); today where no such period runs. */
export function lastDayOf(
  kind: Deadline['kind'] | undefined,
  of: Claim,
  now: Instant,
  calendar: WorkingCalendar,
): Day {
  const period = claimDeadlines(of, now, calendar).find((deadline) => deadline.kind === kind);
  return period?.dueOn ?? dayOf(now);
}
