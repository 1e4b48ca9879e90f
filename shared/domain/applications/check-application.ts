import * as z from 'zod';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { dayOf, type Instant } from '../dates.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Programme } from '../subsidies/programme.ts';
import { requestText } from '../texts.ts';
import {
  type Application,
  type ApplicationEvent,
  type ApplicationIn,
  type ApplicationStatus,
  stepOn,
} from './application.ts';

/** Working days in which a firm completes papers that were returned. */
const daysToComplete = 5;

export const applicationCheck = z.strictObject({
  outcome: z.enum(['approve', 'return', 'reject']),
  reason: requestText(2_000).optional(),
  grade: z
    .string()
    .regex(/^[A-Z]$/)
    .optional(),
});
export type ApplicationCheck = z.infer<typeof applicationCheck>;

export interface WrongApplicationStatus {
  readonly kind: 'wrong-status';
  readonly status: ApplicationStatus;
}

export type CheckRefusal =
  | WrongApplicationStatus
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'grade-unknown'; readonly grades: readonly string[] };

/**
 * SUB-8, SUB-18: the bureau has looked at the papers. Approved, it is granted next, in the order of its batch; returned, the
 * firm completes it; rejected, it is over. A programme with grades needs one.
 *
 * Refusals: `wrong-status`, `reason-missing` (to return or reject needs one), `grade-unknown`.
 */
export function checkApplication(
  of: Application,
  check: ApplicationCheck,
  programme: Pick<Programme, 'performance'>,
  by: { readonly now: Instant; readonly calendar: WorkingCalendar },
): Result<ApplicationIn<'checked' | 'returned' | 'rejected'>, CheckRefusal> {
  if (of.status !== 'applied') return refuse({ kind: 'wrong-status', status: of.status });
  const { outcome, reason, grade } = check;
  const event = (what: ApplicationEvent['event']): ApplicationEvent => ({
    at: by.now,
    actor: 'bureau',
    event: what,
    ...(reason === undefined ? {} : { detail: reason }),
  });
  if (outcome === 'approve') {
    const grades = (programme.performance ?? []).map((one) => one.code);
    const fits = grades.length === 0 ? grade === undefined : grade !== undefined && grades.includes(grade);
    if (!fits) return refuse({ kind: 'grade-unknown', grades });
    return accept({
      status: 'checked',
      ...stepOn(of, event('checked')),
      ...(grade === undefined ? {} : { grade }),
      checkedAt: by.now,
    });
  }
  if (reason === undefined) return refuse({ kind: 'reason-missing' });
  if (outcome === 'return') {
    const completeBy = by.calendar.addWorkingDays(dayOf(by.now), daysToComplete);
    return accept({ status: 'returned', ...stepOn(of, event('returned')), reason, completeBy });
  }
  return accept({ status: 'rejected', ...stepOn(of, event('rejected')), ruleId: 'SUB-21', reason });
}
