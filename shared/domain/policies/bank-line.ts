import * as z from 'zod';
import { day, instant, type Instant, requestInstant, startOfDay } from '../dates.ts';
import { claimNo, insurerCode, policyNo, settlementId } from '../ids.ts';
import { asFen, fen } from '../money.ts';
import { lineReason } from '../bank/statement.ts';
import { requestText } from '../texts.ts';

export const bankLineColumns = [
  'bankReference',
  'paidAt',
  'payerName',
  'payerAccount',
  'amountFen',
  'remark',
] as const;

const paidAt = z.union([requestInstant, day.transform((on): Instant => startOfDay(on))], {
  error: 'expected an instant as RFC 3339 or a day as YYYY-MM-DD',
});

/** One line of an insurer's bank statement, from the cells of a CSV row. */
export const bankLine = z.object({
  bankReference: z.string().regex(/^[\w./+-]{1,64}$/, 'expected up to 64 letters, digits and . / + - _'),
  paidAt,
  payerName: requestText(200),
  payerAccount: z.string().trim().max(64),
  amountFen: z
    .string()
    .regex(
      /^[1-9]\d{0,10}$/,
      '应为正整数（分），至多 11 位 / expected a positive whole number of fen, 11 digits at most',
    )
    .transform((digits) => asFen(Number(digits))),
  remark: z.string().max(500),
});
export type BankLine = z.infer<typeof bankLine>;

/** A line as a statement in CSV has it: what left the account stands with a minus, and its payer is who was paid. */
const statedLine = bankLine.extend({
  amountFen: z
    .string()
    .regex(
      /^-?[1-9]\d{0,10}$/,
      '应为整数（分），付出为负，至多 11 位 / expected a whole number of fen, negative where it was paid out, 11 digits at most',
    )
    .transform((digits) => asFen(Number(digits))),
});
export type StatedLine = z.infer<typeof statedLine>;

/** The same on a statement that arrives now: no bank knows a payment to come. A line of a day is of its 00:00. */
export function statedLineUntil(now: Instant) {
  const words = '付款时间晚于现在 / paid later than now';
  return statedLine.extend({ paidAt: paidAt.refine((moment) => moment <= now, words) });
}

const lineOutcome = z.enum(['matched', 'unmatched', 'held']);

/** A line that was read: once for each insurer and bank reference (case: the same line in two statements). */
export const readBankLine = z.object({
  insurer: insurerCode,
  bankReference: z.string(),
  paidAt: instant,
  payerName: z.string(),
  payerAccount: z.string(),
  amountFen: fen,
  remark: z.string(),
  outcome: lineOutcome,
  reason: lineReason.optional(),
  policyNo: policyNo.optional(),
  /** Money that left the account, and the claim that it was paid on; `payerName` and `payerAccount` are the payee's. */
  direction: z.literal('out').optional(),
  claimNo: claimNo.optional(),
  settlementIds: z.array(settlementId).readonly().optional(),
  /** The command that read it: a repetition of that command finds its own work. */
  commandId: z.string(),
  readAt: instant,
});
export type ReadBankLine = z.infer<typeof readBankLine>;
