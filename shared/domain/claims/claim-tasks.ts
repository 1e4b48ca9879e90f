import type { Role } from '../access/role.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { addDays, type Day, dayOf, type Instant } from '../dates.ts';
import type { TaskId } from '../ids.ts';
import type { Fen } from '../money.ts';
import { invariant } from '../result.ts';
import type { Task, TaskKind } from '../tasks/task.ts';
import { barredFromAssessing } from './answer-offer.ts';
import { approverFor, reviewerOf } from './authority.ts';
import type { Claim } from './claim.ts';
import { claimDeadlines, type Deadline } from './deadlines.ts';
import { payableFen } from './pay-claim.ts';
import { type ClaimPayment, taskOfPayment } from './payment.ts';
import { lastDayOf, taskOfClaim } from './task-of-claim.ts';

export type ClaimTaskKind = Extract<
  TaskKind,
  | 'survey'
  | 'provide-documents'
  | 'assess-loss'
  | 'approve'
  | 'accept-offer'
  | 'confirm-payment'
  | 'interim-payment'
  | 'approve-interim'
  | 'confirm-account'
  | 'collect-repayment'
  | 'pay-recovery'
>;

/** Kinds that the claim's workflow opens one by one; a payment's task belongs to its instruction. */
export type ClaimStepKind = Extract<
  ClaimTaskKind,
  'survey' | 'provide-documents' | 'assess-loss' | 'approve' | 'accept-offer'
>;

/** An appeal is decided in as many days as a claim is (CLM-3, by analogy: the law names none). */
const reviewDays = 30;

interface Opening {
  readonly taskId: TaskId;
  readonly token: string | undefined;
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  /** How long the firm has for its own tasks. */
  readonly firmHasDays: number;
}

/** The period of law that a task of the insurer has to keep; the firm's own tasks have none. */
const deadlineOf: Readonly<Record<ClaimTaskKind, Deadline['kind'] | undefined>> = {
  survey: 'decision-30',
  'provide-documents': undefined,
  'assess-loss': 'decision-30',
  approve: 'decision-30',
  'accept-offer': undefined,
  'confirm-payment': 'payment-10',
  'interim-payment': 'interim-60',
  'approve-interim': 'interim-60',
  'confirm-account': undefined,
  'collect-repayment': undefined,
  'pay-recovery': undefined,
};

/**
 * Opens a task of a claim: whose work it is, by when, and who is kept away from it. A disputed loss is assessed by another
 * person than before; an indemnity is approved by another person than its assessor, of the rank CLM-27 asks for.
 */
export function openClaimTask(
  of: Claim,
  kind: ClaimStepKind,
  opening: Opening,
  documentKinds?: readonly string[],
): Task {
  const { token } = opening;
  return {
    ...taskOfClaim(of, opening),
    kind,
    role: roleFor(kind, of),
    dueOn: dueOn(kind, of, opening),
    ...(kind === 'accept-offer' ? { amountFen: payableFen(of) } : {}),
    ...(documentKinds === undefined ? {} : { documentKinds }),
    ...objectionPart(kind, of),
    barred: barredFrom(kind, of),
    ...(token === undefined ? {} : { token }),
  };
}

/**
 * Opens the task that confirms a payment, on the desk of the insurer whose bank pays: due ten days after agreement (CLM-5), in the
 * interim on day 60 (CLM-4). Whoever assessed the loss does not pay it, should that person have both roles (CLM-27).
 */
export function openClaimPaymentTask(
  of: Claim,
  { paymentId, payer, fen }: ClaimPayment,
  { token, now, calendar }: Pick<Opening, 'now' | 'calendar'> & { readonly token?: string | undefined },
): Task {
  const kind = of.clocks.agreedAt === undefined ? 'interim-60' : 'payment-10';
  return {
    ...taskOfClaim(of, { taskId: taskOfPayment(paymentId), now }),
    kind: 'confirm-payment',
    role: 'insurer-finance',
    dueOn: lastDayOf(kind, of, now, calendar),
    insurer: payer,
    amountFen: fen,
    barred: of.assessed === undefined ? [] : [of.assessed.assessedBy],
    ...(token === undefined ? {} : { token }),
  };
}

/** CLM-2, case 33: a second request for documents. No workflow waits for it, so it has no token. */
export function openFurtherRequest(
  of: Claim,
  asked: { readonly documentKinds: readonly string[]; readonly reason: string },
  id: TaskId,
  { now, firmHasDays }: Pick<Opening, 'now' | 'firmHasDays'>,
): Task {
  return {
    ...taskOfClaim(of, { taskId: id, now }),
    kind: 'provide-documents',
    role: 'firm',
    dueOn: addDays(dayOf(now), firmHasDays),
    documentKinds: asked.documentKinds,
    reason: asked.reason,
  };
}

/** Days that a firm has to name another account after a payment came back. */
const daysForAccount = 3;

/** Asks the firm for an account that can take the money. */
export function openAccountTask(of: Claim, { taskId, now }: Pick<Opening, 'taskId' | 'now'>): Task {
  return {
    ...taskOfClaim(of, { taskId, now }),
    kind: 'confirm-account',
    role: 'firm',
    dueOn: addDays(dayOf(now), daysForAccount),
  };
}

/** Days after which the lead asks for what a firm has to pay back. */
const daysToRepay = 30;

/** Case 18: what the firm has to pay back, on the desk of the lead that waits for it. */
export function openRepaymentTask(
  of: Claim,
  amountFen: Fen,
  { taskId, now }: Pick<Opening, 'taskId' | 'now'>,
): Task {
  return {
    ...taskOfClaim(of, { taskId, now }),
    kind: 'collect-repayment',
    role: 'insurer-finance',
    dueOn: addDays(dayOf(now), daysToRepay),
    amountFen,
  };
}

/** CLM-21: the insured's part of a recovery, which finance sends within the days that money of others is sent in. */
export function openRecoveryTask(
  of: Claim,
  amountFen: Fen,
  { taskId, now, calendar }: Pick<Opening, 'taskId' | 'now' | 'calendar'>,
): Task {
  return {
    ...taskOfClaim(of, { taskId, now }),
    kind: 'pay-recovery',
    role: 'insurer-finance',
    dueOn: calendar.addWorkingDays(dayOf(now), daysForAccount),
    amountFen,
  };
}

/** The period of law behind an open task, as it stands now. */
export function deadlineOfTask(
  kind: TaskKind,
  of: Claim,
  now: Instant,
  calendar: WorkingCalendar,
): Deadline | undefined {
  const wanted = kind in deadlineOf ? deadlineOf[kind as ClaimTaskKind] : undefined;
  return claimDeadlines(of, now, calendar).find((deadline) => deadline.kind === wanted);
}

function dueOn(kind: ClaimStepKind, of: Claim, { now, calendar, firmHasDays }: Opening): Day {
  switch (kind) {
    case 'provide-documents':
    case 'accept-offer':
      return addDays(dayOf(now), firmHasDays);
    case 'survey':
    case 'assess-loss':
    case 'approve':
      if (of.appeal !== undefined) return addDays(dayOf(of.appeal.at), reviewDays);
      return lastDayOf(deadlineOf[kind], of, now, calendar);
  }
}

function roleFor(kind: ClaimStepKind, of: Claim): Role {
  switch (kind) {
    case 'provide-documents':
    case 'accept-offer':
      return 'firm';
    case 'survey':
      return 'adjuster';
    case 'assess-loss':
      return of.appeal === undefined ? 'adjuster' : reviewerOf(of.estimatedFen, of.appeal.managerDecided);
    case 'approve': {
      const approver = of.assessed === undefined ? undefined : approverFor(of, of.assessed.totalFen);
      invariant(approver !== undefined, `claim ${of.claimNo} needs no approval`);
      return approver;
    }
  }
}

/** An approval that comes back from a pool says which follower objects, and why. */
function objectionPart(kind: ClaimStepKind, { consents = [] }: Claim): { reason?: string } {
  const objection = consents.find((one) => one.state === 'objected');
  return kind !== 'approve' || objection === undefined
    ? {}
    : { reason: `${objection.insurer}：${objection.reason ?? ''}` };
}

function barredFrom(kind: ClaimStepKind, of: Claim): readonly string[] {
  if (kind === 'assess-loss') return barredFromAssessing(of);
  return kind === 'approve' && of.assessed !== undefined ? [of.assessed.assessedBy] : [];
}
