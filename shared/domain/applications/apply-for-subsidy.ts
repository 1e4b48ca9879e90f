import { dayOf, type Instant, yearOf } from '../dates.ts';
import { isSold } from '../policies/holders.ts';
import type { ApplicationId, TaskId } from '../ids.ts';
import { type Policy, statusOfPolicy } from '../policies/policy.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { Programme } from '../subsidies/programme.ts';
import {
  type Application,
  type ApplicationEvent,
  type ApplicationIn,
  type ApplicationStatus,
  type Paper,
  stepOn,
} from './application.ts';
import { collectedUntil, openWindow, type WindowRefusal } from './application-window.ts';
import type { Day } from '../dates.ts';

/** SUB-21: papers without which no application is taken. */
export const requiredPapers = ['policy', 'invoice', 'bank-slip'] as const;

export type ApplyRefusal =
  | WindowRefusal
  | { readonly kind: 'policy-not-paid'; readonly status: string }
  | { readonly kind: 'programme-not-applicable'; readonly programmeId: string }
  | { readonly kind: 'already-applied'; readonly status: ApplicationStatus }
  | { readonly kind: 'papers-missing'; readonly missing: readonly string[] };

export interface ApplyRequest {
  readonly papers: readonly Paper[];
  readonly loanRepaidOn?: Day | undefined;
}

export interface ApplyFacts {
  readonly now: Instant;
  readonly programme: Programme;
  /** The application that there is already. */
  readonly before: Application | undefined;
  readonly applicationId: ApplicationId;
  /** The bureau's task to check it. */
  readonly taskId: TaskId;
}

/**
 * SUB-8, SUB-11, SUB-21: the firm applies for the subsidy of a programme that pays it back. The policy is paid, the window is
 * open and the papers are there. One application for each policy and programme; one that was returned is completed by applying
 * again, in the window or by the day that the bureau gave.
 *
 * Refusals: `policy-not-paid`, `programme-not-applicable` (not shown on the policy, another mode, given up for a better
 * one, SUB-4, or the policy was sold, CAN-10), `already-applied`, `window-closed`, `loan-repayment-missing`, `papers-missing`.
 */
export function applyForSubsidy(
  of: Policy,
  request: ApplyRequest,
  facts: ApplyFacts,
): Result<ApplicationIn<'applied'>, ApplyRefusal> {
  const { now, programme, before } = facts;
  if (!wasPaid(of)) return refuse({ kind: 'policy-not-paid', status: statusOfPolicy(of, now) });
  const grant = of.subsidy.programmes.find((one) => one.programmeId === programme.id);
  if (grant === undefined || programme.mode !== 'pay-then-reimburse' || isGivenUp(grant) || isSold(of)) {
    return refuse({ kind: 'programme-not-applicable', programmeId: programme.id });
  }
  if (before !== undefined && before.status !== 'returned') {
    return refuse({ kind: 'already-applied', status: before.status });
  }
  const window = openWindow(programme.window, now, request.loanRepaidOn);
  const stillCompletes = before !== undefined && dayOf(now) <= before.completeBy;
  if (!window.accepted && !stillCompletes) return window;
  const missing = requiredPapers.filter((kind) => !request.papers.some((paper) => paper.kind === kind));
  if (missing.length > 0) return refuse({ kind: 'papers-missing', missing });
  const { taskId } = facts;
  if (before !== undefined) {
    const completed: ApplicationEvent = { at: now, actor: 'firm', event: 'completed' };
    return accept({ status: 'applied', ...stepOn(before, completed), papers: request.papers, taskId });
  }
  const until = window.accepted ? collectedUntil(window.value, yearOf(of.period.start)) : undefined;
  return accept({
    status: 'applied',
    ...opened(of, grant, facts.applicationId, { at: now, actor: 'firm', event: 'applied' }),
    papers: request.papers,
    ...(programme.budget.allocation === 'pro-rata' && until !== undefined ? { collectedUntil: until } : {}),
    taskId,
  });
}

/** Whether the platform lists the firm for a grant by itself once the policy is paid (SUB-8, SUB-14). */
export function isListedByItself(grant: ProgrammeGrant): boolean {
  return grant.mode === 'no-application' && (grant.grantedFen > 0 || grant.limitedBy.includes('budget'));
}

/** SUB-8: nobody applies; the paid policy is the application, and is looked at next. */
export function listForSubsidy(
  of: Policy,
  grant: ProgrammeGrant,
  applicationId: ApplicationId,
  now: Instant,
): ApplicationIn<'checked'> {
  const listed = opened(of, grant, applicationId, { at: now, actor: 'system', event: 'listed' });
  return { status: 'checked', ...listed, checkedAt: now };
}

function opened(of: Policy, grant: ProgrammeGrant, applicationId: ApplicationId, event: ApplicationEvent) {
  return {
    applicationId,
    policyNo: of.policyNo,
    uscc: of.uscc,
    divisionCode: of.divisionCode,
    programmeId: grant.programmeId,
    version: grant.version,
    mode: grant.mode === 'no-application' ? grant.mode : ('pay-then-reimburse' as const),
    year: yearOf(of.period.start),
    effectiveOn: of.period.start,
    papers: [],
    openedAt: event.at,
    history: [event],
    revision: 0,
  };
}

function wasPaid(of: Policy): boolean {
  return of.status === 'in-force' || (of.status === 'cancelled' && of.issuedAt !== undefined);
}

/** SUB-4: another programme was chosen in its place. */
function isGivenUp(of: ProgrammeGrant): boolean {
  return of.grantedFen === 0 && of.limitedBy.at(-1) === 'stacking';
}
