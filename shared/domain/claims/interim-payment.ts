import * as z from 'zod';
import type { Role } from '../access/role.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { type Instant } from '../dates.ts';
import type { TaskId } from '../ids.ts';
import { addFen, type Fen, requestFen, zeroFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Task } from '../tasks/task.ts';
import { approverOf } from './authority.ts';
import type { Claim } from './claim.ts';
import { type ClaimStatus, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';
import { instruct, type Instructing } from './instruct-payments.ts';
import { instructedFen } from './payment.ts';
import { lastDayOf, taskOfClaim } from './task-of-claim.ts';

/** CLM-4: what is certain of a loss whose amount is still open. */
export const interimRequest = z.strictObject({
  certainFen: requestFen.min(1),
  reason: requestText(500),
});
export type InterimRequest = z.infer<typeof interimRequest>;

/** What answers the task of day 45: the certain amount, or why nothing is certain yet. */
export const interimAnswer = z.union([
  interimRequest,
  z.strictObject({ outcome: z.literal('decline'), reason: requestText(500) }),
]);

/** A claim whose amount is open; fraud hold and panel pause no clock. */
const mayPayInterim: readonly ClaimStatus[] = [
  'registered',
  'surveying',
  'documents-requested',
  'assessing',
  'fraud-hold',
  'decided-covered',
];

/** Whether an interim payment that waits for somebody can still be decided: its claim is neither agreed nor over. */
export function mayDecideInterim({ status }: Pick<Claim, 'status'>): boolean {
  return mayPayInterim.includes(status);
}

export type InterimRefusal = WrongStatus | { readonly kind: 'interim-pending'; readonly certainFen: Fen };

/** An interim payment that is decided, or that waits for a second person of this rank. */
export type ProposedInterim =
  | { readonly kind: 'instructed'; readonly claim: Claim }
  | { readonly kind: 'proposed'; readonly claim: Claim; readonly approver: Role };

/**
 * CLM-4 (保险法 art. 25): pays the certain part of a loss while its amount is open, without stopping anything else. CLM-27 holds
 * for it as for the indemnity, by everything that was paid in the interim so far. Refusals: `claim-not-open`; `interim-pending`
 * while another one waits for its second person.
 */
export function proposeInterim(
  open: Claim,
  request: InterimRequest,
  by: { readonly subject: string; readonly now: Instant },
  on: Instructing,
): Result<ProposedInterim, InterimRefusal> {
  if (!mayPayInterim.includes(open.status)) return wrongStatus(open.status);
  if (open.interim !== undefined) {
    return refuse({ kind: 'interim-pending', certainFen: open.interim.certainFen });
  }
  const { certainFen, reason } = request;
  const approver = approverOf(addFen(instructedFen(open), certainFen));
  if (approver === undefined) return accept({ kind: 'instructed', claim: withInterim(open, certainFen, on) });
  const interim = { certainFen, reason, by: by.subject, at: by.now };
  return accept({
    kind: 'proposed',
    claim: { ...open, interim, revision: open.revision + 1 },
    approver,
  });
}

export type DecidedInterim = 'approve' | 'return' | 'overtaken';

/** CLM-27: the second person's decision; one about a claim that was agreed or ended meanwhile is overtaken. */
export function decideInterim(
  open: Claim,
  outcome: 'approve' | 'return',
  on: Instructing,
): { readonly claim: Claim; readonly outcome: DecidedInterim } {
  const { interim, ...rest } = open;
  const undecided: Claim = { ...rest, revision: open.revision + 1 };
  if (interim === undefined || !mayDecideInterim(open)) {
    return { claim: undecided, outcome: 'overtaken' };
  }
  if (outcome === 'return') return { claim: undecided, outcome };
  return { claim: withInterim(rest, interim.certainFen, on), outcome };
}

/** The claim with instructions for an amount in the interim, which takes its limit at once. */
export function withInterim(open: Claim, amountFen: Fen, on: Instructing): Claim {
  return {
    ...open,
    payments: [...(open.payments ?? []), ...instruct(open, amountFen, 'interim', on)],
    limitTakenFen: addFen(open.limitTakenFen ?? zeroFen, amountFen),
    revision: open.revision + 1,
  };
}

interface OpeningInterim {
  readonly taskId: TaskId;
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  /** Why it comes to the second person again. */
  readonly reason?: string | undefined;
}

/** CLM-4: the task of day 45, for any adjuster: to name what is certain, due on day 60. */
export function openInterimTask(of: Claim, opening: OpeningInterim): Task {
  return { ...interimTask(of, opening), kind: 'interim-payment', role: 'adjuster' };
}

/** CLM-27: the task of the second person, who is not the one that named the amount. */
export function openInterimApproval(of: Claim, approver: Role, opening: OpeningInterim): Task {
  const { by, certainFen } = of.interim ?? {};
  const { reason } = opening;
  return {
    ...interimTask(of, opening),
    kind: 'approve-interim',
    role: approver,
    ...(reason === undefined ? {} : { reason }),
    ...(certainFen === undefined ? {} : { amountFen: certainFen }),
    barred: by === undefined ? [] : [by],
  };
}

function interimTask(of: Claim, { taskId, now, calendar }: OpeningInterim): Omit<Task, 'kind' | 'role'> {
  return { ...taskOfClaim(of, { taskId, now }), dueOn: lastDayOf('interim-60', of, now, calendar) };
}
