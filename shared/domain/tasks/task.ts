import * as z from 'zod';
import { bureauRoles, type Caller, paysFor, role } from '../access/role.ts';
import { day, instant } from '../dates.ts';
import {
  applicationId,
  claimNo,
  divisionCode,
  insurerCode,
  paymentFileId,
  policyNo,
  quoteId,
  settlementId,
  taskId,
  uscc,
} from '../ids.ts';
import { fen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';

const taskKinds = [
  'provide-documents',
  'survey',
  'assess-loss',
  'approve',
  'consent-share',
  'accept-offer',
  'confirm-payment',
  'interim-payment',
  'approve-interim',
  'collect-repayment',
  'pay-recovery',
  'return-payment',
  'pay-refund',
  'check-application',
  'decide-objection',
  'confirm-account',
  'pay-subsidy',
  'review-clawback',
  'forward-share',
] as const;
export const taskKind = z.enum(taskKinds);
export type TaskKind = z.infer<typeof taskKind>;

const taskStatus = z.enum(['open', 'done', 'cancelled', 'expired']);

/** Something that a person has to do. A task with a `token` holds a workflow until it is done. */
export const task = z.object({
  taskId,
  kind: taskKind,
  role,
  status: taskStatus,
  dueOn: day,
  openedAt: instant,
  /** The firm that the task is about. */
  uscc,
  /** Whose desk it lies on: the insurer, unless `role` is `firm`. */
  insurer: insurerCode.optional(),
  divisionCode: divisionCode.optional(),
  claimNo: claimNo.optional(),
  policyNo: policyNo.optional(),
  quoteId: quoteId.optional(),
  settlementId: settlementId.optional(),
  applicationId: applicationId.optional(),
  /** With `policyNo`: the subsidy that is reviewed. */
  programmeId: z.string().optional(),
  /** What has to be paid, in tasks that pay. */
  amountFen: fen.optional(),
  /** The file for the bank that the instruction is in. */
  paymentFileId: paymentFileId.optional(),
  /** The insurer that a share goes to (COI-6). */
  payTo: insurerCode.optional(),
  /** Kinds of documents asked for. */
  documentKinds: z.array(z.string()).readonly().optional(),
  /** Why it was opened, where a person has opened it. */
  reason: z.string().optional(),
  assignee: z.string().optional(),
  /** Subjects that four eyes keep away (CLM-27). */
  barred: z.array(z.string()).readonly(),
  token: z.string().optional(),
  outcome: z.string().optional(),
  /** Free words of whoever completed it. */
  remark: z.string().optional(),
  closedAt: instant.optional(),
  closedBy: z.string().optional(),
  revision: z.int().nonnegative(),
});
export type Task = z.infer<typeof task>;

export type TaskRefusal =
  { readonly kind: 'task-closed' } | { readonly kind: 'same-person' } | { readonly kind: 'forbidden' };

/**
 * Whether the caller's role does such work: a claims manager also does what an adjuster does, and a bureau does its own work
 * and, as a city, that of its counties (SUB-19).
 */
export function doesWorkOf(caller: Caller, of: Pick<Task, 'role' | 'divisionCode'>): boolean {
  if (bureauRoles.includes(of.role)) {
    const { scope } = caller;
    const isTheirs =
      scope.kind === 'bureau' && of.divisionCode !== undefined && paysFor(scope.division, of.divisionCode);
    return isTheirs && caller.roles.includes(of.role);
  }
  return (
    caller.roles.includes(of.role) || (of.role === 'adjuster' && caller.roles.includes('claims-manager'))
  );
}

/** Assigned to the caller or to nobody. */
function isFreeFor(caller: Caller, of: Pick<Task, 'assignee'>): boolean {
  return of.assignee === undefined || of.assignee === caller.subject;
}

/** Whether a task stands on the caller's list: right role, assigned to the caller or nobody, not barred by four eyes. */
export function isOnListOf(caller: Caller, of: Task): boolean {
  return (
    of.status === 'open' &&
    doesWorkOf(caller, of) &&
    isFreeFor(caller, of) &&
    !of.barred.includes(caller.subject)
  );
}

/**
 * Closes an open task as done; its outcome word is whoever completes it to add.
 *
 * Refusals: `forbidden` (another role's work), `task-closed` (done, cancelled or expired before), `same-person`
 * (four eyes, CLM-27, case 59). Four eyes keep nobody from taking the own work back, which approves nothing: where
 * an insurer's only claims manager has assessed, somebody else assesses and the manager is left to approve.
 */
export function completeTask(
  open: Task,
  by: Caller,
  now: z.infer<typeof instant>,
  isTakenBack = false,
): Result<Task, TaskRefusal> {
  if (!doesWorkOf(by, open) || !isFreeFor(by, open)) return refuse({ kind: 'forbidden' });
  if (open.status !== 'open') return refuse({ kind: 'task-closed' });
  if (open.barred.includes(by.subject) && !isTakenBack) return refuse({ kind: 'same-person' });
  return accept({
    ...open,
    status: 'done',
    closedAt: now,
    closedBy: by.subject,
    revision: open.revision + 1,
  });
}

/** Whether completing a task like this approves nothing: an approval that is returned. */
export function takesBack({ kind }: Pick<Task, 'kind'>, body: unknown): boolean {
  const isApproval = kind === 'approve' || kind === 'approve-interim';
  return isApproval && returned.safeParse(body).success;
}

const returned = z.object({ outcome: z.literal('return') });

/** Takes an open task off the lists without anybody having done it. */
export function closeTask(open: Task, as: 'cancelled' | 'expired', now: z.infer<typeof instant>): Task {
  return { ...open, status: as, closedAt: now, revision: open.revision + 1 };
}
