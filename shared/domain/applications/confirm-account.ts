import * as z from 'zod';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { dayOf, endOfDay, type Instant } from '../dates.ts';
import { bankAccount, type Firm } from '../firms/firm.ts';
import { isAccountOf } from '../firms/payee-account.ts';
import { type Standing, withoutGrants } from '../firms/standing.ts';
import type { TaskId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { Programme } from '../subsidies/programme.ts';
import { type Application, type ApplicationIn, isOverdue, stepOn } from './application.ts';
import type { WrongApplicationStatus } from './check-application.ts';

/** Working days that a firm is given where the programme forfeits nothing. */
const daysToConfirm = 10;

export const accountConfirmation = z.strictObject({ payeeAccount: bankAccount });
export type AccountConfirmation = z.infer<typeof accountConfirmation>;

export interface AccountFacts {
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly programme: Pick<Programme, 'confirmationWorkingDays'>;
  readonly taskId: TaskId;
}

/**
 * SUB-14: the firm is asked for its account. Where the programme says so it has that many working days after the message or
 * forfeits: message on Thursday 2026-07-09, three days → last day Tuesday 2026-07-14.
 */
export function askForAccount(
  of: Application,
  grant: ProgrammeGrant,
  { now, calendar, programme, taskId }: AccountFacts,
): ApplicationIn<'awaiting-account'> {
  const { confirmationWorkingDays } = programme;
  return {
    status: 'awaiting-account',
    ...stepOn(of, { at: now, actor: 'system', event: 'notice-over' }),
    grant,
    taskId,
    dueOn: calendar.addWorkingDays(dayOf(now), confirmationWorkingDays ?? daysToConfirm),
    forfeits: confirmationWorkingDays !== undefined,
  };
}

export type AccountRefusal =
  WrongApplicationStatus | { readonly kind: 'payee-not-insured'; readonly registeredName: string };

/**
 * Rulebook 13.3: the subsidy goes to an account in the firm's own name. From then on each payer owes its part.
 *
 * Refusals: `wrong-status`, `payee-not-insured`.
 */
export function confirmAccount(
  of: Application,
  payee: z.infer<typeof bankAccount>,
  firm: Pick<Firm, 'name'>,
  by: { readonly now: Instant; readonly nextTaskId: () => TaskId },
): Result<ApplicationIn<'awaiting-payment'>, AccountRefusal> {
  if (of.status !== 'awaiting-account') return refuse({ kind: 'wrong-status', status: of.status });
  if (!isAccountOf(payee, firm)) return refuse({ kind: 'payee-not-insured', registeredName: firm.name });
  return accept({
    status: 'awaiting-payment',
    ...stepOn(of, { at: by.now, actor: 'firm', event: 'account-confirmed' }),
    grant: of.grant,
    payee,
    owedAt: by.now,
    transfers: of.grant.levels
      .filter((part) => part.fen > 0)
      .map((part) => ({ ...part, taskId: by.nextTaskId() })),
  });
}

/** SUB-14: a firm that forfeits nothing is reminded when its last day has passed. Refusal: `not-due` (in time, confirmed, or reminded before). */
export function remindOfAccount(
  of: Application,
  now: Instant,
): Result<ApplicationIn<'awaiting-account'>, { readonly kind: 'not-due' }> {
  if (of.status !== 'awaiting-account' || of.remindedAt !== undefined) return refuse({ kind: 'not-due' });
  if (!isOverdue(of, now)) return refuse({ kind: 'not-due' });
  return accept({
    ...of,
    ...stepOn(of, { at: now, actor: 'system', event: 'reminded' }),
    remindedAt: now,
  });
}

export interface Forfeited {
  readonly application: ApplicationIn<'forfeited'>;
  readonly standing: Standing;
}

/**
 * SUB-14, case 51: no account by the last day: the money returns to the envelope, once. Refusal: `not-due` (confirmed, still in
 * time, or nothing is forfeited).
 */
export function forfeit(
  of: Application,
  standing: Standing,
  now: Instant,
): Result<Forfeited, { readonly kind: 'not-due' }> {
  if (of.status !== 'awaiting-account' || !of.forfeits) return refuse({ kind: 'not-due' });
  if (now < endOfDay(of.dueOn)) return refuse({ kind: 'not-due' });
  const { grant, programmeId, year } = of;
  const back = { programmeId, year, class: grant.class, fen: grant.grantedFen };
  return accept({
    application: {
      status: 'forfeited',
      ...stepOn(of, { at: now, actor: 'system', event: 'forfeited' }),
      grant,
      forfeitedAt: now,
    },
    standing: withoutGrants(standing, [back]),
  });
}
