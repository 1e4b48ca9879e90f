import * as z from 'zod';
import { instant } from '../dates.ts';
import { claimNo, insurerCode, policyNo, settlementId, statementId } from '../ids.ts';
import { fen } from '../money.ts';
import { discrepancyReasons } from '../settlement/match-transfer.ts';

/** Why a line of a statement does not pay what it is meant for, or pays more. */
export const lineReason = z.enum([
  'payer-mismatch',
  'underpaid',
  'overpaid',
  'reference-unknown',
  'not-awaiting-payment',
  'seen-before',
  'amount-differs',
  ...discrepancyReasons,
]);

/** What became of a line: which policy it paid, or which settlements. */
export const statementLine = z.object({
  bankReference: z.string(),
  outcome: z.enum(['matched', 'unmatched', 'held']),
  policyNo: policyNo.optional(),
  /** Of an indemnity that the bank has paid. */
  claimNo: claimNo.optional(),
  settlementIds: z.array(settlementId).readonly().optional(),
  reason: lineReason.optional(),
});

/** G16: a bank statement as it was read, with what became of each line. */
export const bankStatement = z.object({
  statementId,
  insurer: insurerCode,
  readBy: z.string(),
  readAt: instant,
  /** Instants of its first and last line. */
  from: instant.optional(),
  to: instant.optional(),
  /** Money that came in by it. */
  totalFen: fen,
  matched: z.int(),
  unmatched: z.int(),
  held: z.int(),
  items: z.array(statementLine.extend({ amountFen: fen, paidAt: instant })).readonly(),
});
export type BankStatement = z.infer<typeof bankStatement>;
