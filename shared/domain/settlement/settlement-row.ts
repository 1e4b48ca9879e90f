import * as z from 'zod';
import { day, period } from '../dates.ts';
import { divisionCode, entryId, insurerCode, policyNo, uscc } from '../ids.ts';
import { addFen, fen, sumFen } from '../money.ts';
import { productCode } from '../products/product.ts';
import { levelPart } from '../subsidies/budget.ts';

/** REC-2: what comparing a row can come to; only `MATCHED` is payable. */
export const rowOutcomes = [
  'MATCHED',
  'AMOUNT_DIFF',
  'ONLY_INSURER',
  'ONLY_PLATFORM',
  'DUPLICATE',
  'STATUS_DIFF',
  'INELIGIBLE',
  'CAP_DIFF',
] as const;
export const rowOutcome = z.enum(rowOutcomes);
export type RowOutcome = z.infer<typeof rowOutcome>;

/** Empty for the policy itself, `E1` … for endorsements, `C1` for its cancellation (REC-7). */
export const endorsementNo = z.string().regex(/^([EC]\d{1,3})?$/);

/**
 * REC-0: one policy, endorsement or cancellation of a quarter, as the ledger has it. Amounts of a cancellation are
 * negative; firm and levels always add up to the premium in a row that is `MATCHED`.
 */
export const settlementRow = z.object({
  policyNo,
  endorsementNo,
  insurer: insurerCode,
  sharePpm: z.int(),
  productCode,
  uscc,
  name: z.string(),
  divisionCode,
  period,
  sumInsuredFen: fen,
  /** Budget year whose envelope bears the row. */
  budgetYear: z.int(),
  premiumFen: fen,
  firmFen: fen,
  subsidyFen: fen,
  levels: z.array(levelPart).readonly(),
  /** REC-4: what of the firm's share is on the insurer's bank statement. */
  receivedFen: fen,
  paidOn: day.optional(),
  status: z.enum(['in-force', 'cancelled', 'expired']),
  endedOn: day.optional(),
  outcome: rowOutcome,
  /** Why the row is not payable. */
  reason: z.enum(['does-not-add-up', 'firm-share-not-received', 'objection']).optional(),
  entryIds: z.array(entryId).readonly(),
});
export type SettlementRow = z.infer<typeof settlementRow>;

/** REC-2, SUB-13: whether a row counts towards what is paid; an objection stops its row alone (case 50). */
export function isPayable(row: Pick<SettlementRow, 'outcome' | 'reason'>): boolean {
  return row.outcome === 'MATCHED' && row.reason === undefined;
}

/** 17.3 no. 1: the firm's part and the levels' parts are the premium. */
export function addsUp(
  row: Pick<SettlementRow, 'premiumFen' | 'firmFen' | 'subsidyFen' | 'levels'>,
): boolean {
  const levels = sumFen(row.levels.map((part) => part.fen));
  return levels === row.subsidyFen && addFen(row.firmFen, levels) === row.premiumFen;
}
