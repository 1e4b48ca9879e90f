import * as z from 'zod';
import { nextLateAt, toldLate } from '../clearing/late-parts.ts';
import { documentKind } from '../claims/claim-document.ts';
import { day, instant, type Instant, endOfDay } from '../dates.ts';
import { applicationId, divisionCode, documentId, policyNo, taskId, uscc } from '../ids.ts';
import { bankAccount } from '../firms/firm.ts';
import { levelPart } from '../subsidies/budget.ts';
import { programmeGrant } from '../subsidies/grant-subsidy.ts';
import { subsidyMode } from '../subsidies/programme.ts';
import { decidedObjection, raisedObjection } from '../settlement/raised-objection.ts';
import { grantBasis } from './grant-basis.ts';
import { grantCorrection } from './grant-correction.ts';

/** A paper that an application was made with (SUB-21). */
const paper = z.object({ documentId, kind: documentKind, fileName: z.string(), sha256: z.string() });
export type Paper = z.infer<typeof paper>;

export const applicationEvents = [
  'applied',
  'listed',
  'returned',
  'completed',
  'checked',
  'rejected',
  'waiting',
  'granted',
  'objected',
  'objection-dismissed',
  'objection-upheld',
  'notice-over',
  'reminded',
  'account-confirmed',
  'reduced',
  'level-overdue',
  'advance-due',
  'corrected',
  'transferred',
  'paid',
  'forfeited',
] as const;

const applicationEvent = z.object({
  at: instant,
  actor: z.enum(['firm', 'bureau', 'system']),
  event: z.enum(applicationEvents),
  detail: z.string().optional(),
});
export type ApplicationEvent = z.infer<typeof applicationEvent>;

/** What one payer owes the firm, and what its bank says once it has paid. */
const transfer = z.object({
  ...levelPart.shape,
  taskId,
  bankReference: z.string().optional(),
  paidAt: instant.optional(),
  /** SUB-19: the city that has paid for the payer. */
  advancedBy: divisionCode.optional(),
  /** Case 23: of what the firm had paid back too much; the budget moved when the refund was corrected. */
  again: z.literal(true).optional(),
});
export type Transfer = z.infer<typeof transfer>;

/** SUB-13: an objection to one application from its public notice; the task is the bureau's, to decide it. */
const applicationObjection = z.discriminatedUnion('status', [
  z.object({ status: z.literal('open'), ...raisedObjection, taskId }),
  z.object({ status: z.enum(['upheld', 'dismissed']), ...raisedObjection, ...decidedObjection, taskId }),
]);
export type ApplicationObjection = z.infer<typeof applicationObjection>;

const core = {
  applicationId,
  policyNo,
  uscc,
  /** Where the firm was registered when it bound: its bureaus decide and pay for good (case 26). */
  divisionCode,
  programmeId: z.string(),
  version: z.int().positive(),
  mode: subsidyMode.exclude(['direct-deduct']),
  /** Budget and cap year: the year in which cover starts. */
  year: z.int(),
  /** First day of cover: batches are granted in this order, then by policy number (SUB-5). */
  effectiveOn: day,
  papers: z.array(paper).readonly(),
  openedAt: instant,
  /** SUB-10: until when applications are collected, where the budget is shared pro rata. */
  collectedUntil: instant.optional(),
  /** SUB-18: the grade that the bureau gave. */
  grade: z.string().optional(),
  /** What the grant was reckoned on; left out before there is one. */
  basis: grantBasis.optional(),
  /** SUB-13: at most one of them is open. */
  objections: z.array(applicationObjection).readonly().optional(),
  /** Case 23: left out where no claim has corrected the refund. */
  corrections: z.array(grantCorrection).readonly().optional(),
  history: z.array(applicationEvent).readonly(),
  revision: z.int().nonnegative(),
};
const everyStatus = z.object(core);
const granted = { ...core, grant: programmeGrant };

/**
 * A firm's claim to the subsidy of one programme on one policy (SUB-8), one variant a status. One that nobody has to apply for
 * begins as `checked`: the insurer's data are the application (SUB-14).
 */
export const application = z.discriminatedUnion('status', [
  z.object({ status: z.literal('applied'), ...core, taskId }),
  z.object({ status: z.literal('returned'), ...core, reason: z.string(), completeBy: day }),
  z.object({ status: z.literal('checked'), ...core, checkedAt: instant }),
  z.object({ status: z.literal('waiting'), ...core, checkedAt: instant, grant: programmeGrant }),
  z.object({ status: z.literal('under-notice'), ...granted, noticeEndsOn: day }),
  z.object({
    status: z.literal('awaiting-account'),
    ...granted,
    taskId,
    dueOn: day,
    /** Whether the money is forfeited after `dueOn` (SUB-14). */
    forfeits: z.boolean(),
    /** When the firm was told that `dueOn` has passed, where nothing is forfeited. */
    remindedAt: instant.optional(),
  }),
  z.object({
    status: z.literal('awaiting-payment'),
    ...granted,
    payee: bankAccount,
    transfers: z.array(transfer).readonly(),
    /** SUB-19: since when the payers owe it, and what has been said about parts that were late. */
    owedAt: instant.optional(),
    toldLate: toldLate.optional(),
  }),
  z.object({
    status: z.literal('paid'),
    ...granted,
    payee: bankAccount,
    transfers: z.array(transfer).readonly(),
    paidAt: instant,
  }),
  z.object({ status: z.literal('rejected'), ...core, ruleId: z.string(), reason: z.string() }),
  z.object({ status: z.literal('forfeited'), ...granted, forfeitedAt: instant }),
]);
export type Application = z.infer<typeof application>;
export type ApplicationStatus = Application['status'];
export type ApplicationIn<Status extends ApplicationStatus> = Extract<Application, { status: Status }>;

export const applicationStatus = z.enum([
  'applied',
  'returned',
  'checked',
  'waiting',
  'under-notice',
  'awaiting-account',
  'awaiting-payment',
  'paid',
  'rejected',
  'forfeited',
]);

/** The facts that stay the same from one status to the next. */
export type ApplicationCore = Pick<Application, keyof typeof core>;

/** The application one step on, with what happened; whatever the old status alone had is left behind. */
export function stepOn(of: Application, event: ApplicationEvent): ApplicationCore {
  return { ...everyStatus.parse(of), history: [...of.history, event], revision: of.revision + 1 };
}

/**
 * When the passing of time has something to do with an application; `undefined`: it waits for a person alone, or is over. One that
 * waits for money is looked at again all the time.
 */
export function dueAtOf(of: Application): Instant | undefined {
  switch (of.status) {
    case 'applied':
    case 'returned':
      return of.collectedUntil;
    case 'checked':
      return of.collectedUntil ?? of.checkedAt;
    case 'waiting':
      return of.checkedAt;
    case 'under-notice':
      return openObjection(of) === undefined ? endOfDay(of.noticeEndsOn) : undefined;
    case 'awaiting-account':
      return of.remindedAt === undefined ? endOfDay(of.dueOn) : undefined;
    case 'awaiting-payment':
      return of.owedAt && nextLateAt(openTransfers(of), of.owedAt, of.toldLate);
    case 'paid':
    case 'rejected':
    case 'forfeited':
      return undefined;
  }
}

/** Parts of a granted subsidy that their payers have not sent. */
export function openTransfers(of: ApplicationIn<'awaiting-payment'>): readonly Transfer[] {
  return of.transfers.filter((one) => one.paidAt === undefined);
}

/** SUB-13: what holds an application up during its public notice, until it is decided. */
export function openObjection({ status, objections = [] }: Application): ApplicationObjection | undefined {
  return status === 'under-notice' ? objections.find((one) => one.status === 'open') : undefined;
}

/** Whether the last day to confirm has passed and nothing is forfeited: the money stays reserved, and the firm may still confirm. */
export function isOverdue(of: ApplicationIn<'awaiting-account'>, now: Instant): boolean {
  return !of.forfeits && now >= endOfDay(of.dueOn);
}
