import * as z from 'zod';
import { accountOf } from '../claims/instruct-payments.ts';
import type { Claim } from '../claims/claim.ts';
import { claimPayee, paymentOfTask } from '../claims/payment.ts';
import { day, type Day, instant, type Instant } from '../dates.ts';
import { bankAccount, type BankAccount } from '../firms/firm.ts';
import {
  claimNo,
  insurerCode,
  type InsurerCode,
  paymentFileId,
  type PaymentFileId,
  paymentId,
  type PaymentId,
  policyNo,
} from '../ids.ts';
import { type Fen, fen, sumFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Task } from '../tasks/task.ts';

/** One instruction of a file: whom the bank pays what, and the name that it repeats on its statement. */
const fileLine = z.strictObject({
  paymentId,
  claimNo,
  policyNo,
  payee: claimPayee,
  fen,
});
export type FileLine = z.infer<typeof fileLine>;

/** What an insurer hands to its bank at once. It is made of open instructions, which never change; it may be voided. */
export const paymentFile = z.object({
  paymentFileId,
  insurer: insurerCode,
  madeAt: instant,
  madeBy: z.string(),
  executeOn: day,
  debtor: bankAccount,
  lines: z.array(fileLine).min(1).readonly(),
  /** It was not carried out: its instructions wait for another file. */
  voided: z.object({ at: instant, by: z.string(), reason: z.string() }).optional(),
});
export type PaymentFile = z.infer<typeof paymentFile>;

/** Instructions of one file: with the file itself and the command they are one transaction. */
export const mostLines = 90;

/** An open instruction that is in no file yet, and why it cannot be in this one. */
export interface LeftOut {
  readonly task: Task;
  readonly reason: 'account-missing' | 'file-full';
}

export interface MadeFile {
  readonly file: PaymentFile;
  /** The tasks of its instructions, each with the file that it is in. */
  readonly tasks: readonly Task[];
  readonly left: readonly LeftOut[];
}

export type MakeFileRefusal =
  | { readonly kind: 'nothing-to-pay'; readonly left: readonly LeftOut[] }
  | { readonly kind: 'execution-day-over'; readonly today: Day };

/**
 * Puts the open instructions of an insurer that are in no file yet into one, those that are due first. Each instruction is in one
 * file at most, so no bank hears of it twice; one that came back is another instruction. Whose account nobody knows stays out:
 * its task asks for it.
 *
 * Refusals: `nothing-to-pay` (no instruction that could be in it), `execution-day-over`.
 */
export function makePaymentFile(
  open: readonly { readonly task: Task; readonly claim: Claim }[],
  wanted: { readonly debtor: BankAccount; readonly executeOn: Day },
  by: {
    readonly insurer: InsurerCode;
    readonly paymentFileId: PaymentFileId;
    readonly now: Instant;
    readonly today: Day;
    readonly madeBy: string;
  },
): Result<MadeFile, MakeFileRefusal> {
  if (wanted.executeOn < by.today) return refuse({ kind: 'execution-day-over', today: by.today });
  const known = open.map(({ task, claim }) => ({ task, line: lineOf(task, claim) }));
  const payable = known.flatMap(({ task, line }) => (line === undefined ? [] : [{ task, line }]));
  const taken = payable.slice(0, mostLines);
  const left: readonly LeftOut[] = [
    ...known.flatMap(({ task, line }) =>
      line === undefined ? [{ task, reason: 'account-missing' as const }] : [],
    ),
    ...payable.slice(mostLines).map(({ task }) => ({ task, reason: 'file-full' as const })),
  ];
  if (taken.length === 0) return refuse({ kind: 'nothing-to-pay', left });
  return accept({
    file: {
      paymentFileId: by.paymentFileId,
      insurer: by.insurer,
      madeAt: by.now,
      madeBy: by.madeBy,
      ...wanted,
      lines: taken.map(({ line }) => line),
    },
    tasks: taken.map(({ task }) => ({
      ...task,
      paymentFileId: by.paymentFileId,
      revision: task.revision + 1,
    })),
    left,
  });
}

export const voidRequest = z.strictObject({ reason: requestText(500) });

export type VoidRefusal =
  | { readonly kind: 'payment-file-void' }
  | { readonly kind: 'payment-file-confirmed'; readonly paymentIds: readonly PaymentId[] };

/**
 * Takes back a file that the bank has refused, or never got: its instructions that are still open are in no file again, and the next
 * one takes them. That the bank has not carried it out is what the person says, with a reason that is kept; a single confirmed
 * instruction proves the opposite.
 *
 * Refusals: `payment-file-void` (taken back before), `payment-file-confirmed` (with the instructions that were carried out).
 */
export function voidPaymentFile(
  of: PaymentFile,
  tasks: readonly Task[],
  voided: NonNullable<PaymentFile['voided']>,
): Result<{ readonly file: PaymentFile; readonly tasks: readonly Task[] }, VoidRefusal> {
  if (of.voided !== undefined) return refuse({ kind: 'payment-file-void' });
  const confirmed = tasks.filter((one) => one.status === 'done');
  if (confirmed.length > 0) {
    const paymentIds = confirmed.map((one) => paymentOfTask(one.taskId));
    return refuse({ kind: 'payment-file-confirmed', paymentIds });
  }
  return accept({
    file: { ...of, voided },
    tasks: tasks
      .filter((one) => one.status === 'open' && one.paymentFileId === of.paymentFileId)
      .map(inNoFile),
  });
}

function inNoFile(of: Task): Task {
  const { paymentFileId: _, ...free } = of;
  return { ...free, revision: of.revision + 1 };
}

/** `undefined`: nobody knows the payee's account. */
function lineOf(task: Task, claim: Claim): FileLine | undefined {
  const instructed = paymentOfTask(task.taskId);
  const payment = claim.payments?.find((one) => one.paymentId === instructed);
  const payee = payment?.status === 'open' ? accountOf(claim, payment) : undefined;
  if (payment === undefined || payee === undefined) return undefined;
  return { paymentId: instructed, claimNo: claim.claimNo, policyNo: claim.policyNo, payee, fen: payment.fen };
}

/** Whether a task is an instruction that the next file takes. */
export function awaitsFile(of: Task): boolean {
  return of.kind === 'confirm-payment' && of.status === 'open' && of.paymentFileId === undefined;
}

export function totalOfFile(of: Pick<PaymentFile, 'lines'>): Fen {
  return sumFen(of.lines.map((line) => line.fen));
}

/** What the payee's bank statement says: which claim on which policy. */
export function remarkOf(of: FileLine): string {
  return `赔款 ${of.claimNo} 保单 ${of.policyNo}`;
}
