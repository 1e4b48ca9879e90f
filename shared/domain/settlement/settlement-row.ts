import * as z from 'zod';
import { day, period, quarter } from '../dates.ts';
import { divisionCode, entryId, insurerCode, settlementId, uscc } from '../ids.ts';
import { addFen, fen, sumFen } from '../money.ts';
import { productCode } from '../products/product.ts';
import { levelPart } from '../subsidies/budget.ts';
import { fiscalLevel } from '../subsidies/programme.ts';

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

/** Why a row is not payable: what the ledger itself shows, what an insurer's list says otherwise, or an objection. */
export const rowReasons = [
  'does-not-add-up',
  'firm-share-not-received',
  'objection',
  'amounts-differ',
  'above-cap',
  'not-eligible',
  'status-differs',
  'period-differs',
  'firm-differs',
  'not-on-platform',
  'not-in-quarter',
  'not-on-list',
  'listed-twice',
] as const;
export type RowReason = (typeof rowReasons)[number];

/** Where a policy stands at the end of a quarter. */
export const rowStatus = z.enum(['in-force', 'cancelled', 'expired']);

/** A policy's number as an insurer writes it: one that nobody gave out is a row that only the list has, no fault of form. */
export const numberAsListed = z
  .string()
  .regex(/^[A-Za-z0-9-]{4,40}$/, '应为保单号 / expected a policy number')
  .brand('PolicyNo');

/** What an insurer's list says of a row: the second of both figures (REC-1). */
export const listedFigures = z.object({
  /** The row of the file; the header is row 1. */
  line: z.int().positive(),
  premiumFen: fen,
  firmFen: fen,
  subsidyFen: fen,
  levels: z.array(z.object({ level: fiscalLevel, fen })).readonly(),
  uscc,
  period,
  status: rowStatus,
  endedOn: day.optional(),
});
export type ListedFigures = z.infer<typeof listedFigures>;

/** Empty for the policy itself, `E1` … for endorsements, `C1` for its cancellation, `C2` … for corrections of its refund (REC-7, case 23). */
export const endorsementNo = z.string().regex(/^([EC]\d{1,3})?$/);

/**
 * REC-0: one policy, endorsement or cancellation of a quarter, as the ledger has it. Amounts of a cancellation are
 * negative; firm and levels always add up to the premium in a row that is `MATCHED`.
 */
export const settlementRow = z.object({
  policyNo: numberAsListed,
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
  status: rowStatus,
  endedOn: day.optional(),
  /** SUB-3: what a cap took away: the amount before it, where the grant is less. */
  uncappedFen: fen.optional(),
  outcome: rowOutcome,
  reason: z.enum(rowReasons).optional(),
  /** Only once the insurer has put a list, and where the row is on it. */
  listed: listedFigures.optional(),
  entryIds: z.array(entryId).readonly(),
  /** The earlier settlement that held it, and the quarter in which it was booked. */
  heldFrom: z.object({ settlementId, bookedIn: quarter }).optional(),
});
export type SettlementRow = z.infer<typeof settlementRow>;

/** REC-2, SUB-13: whether a row counts towards what is paid; an objection stops its row alone (case 50). */
export function isPayable(row: Pick<SettlementRow, 'outcome' | 'reason'>): boolean {
  return row.outcome === 'MATCHED' && row.reason === undefined;
}

/** What the ledger itself, or an objection, has against a row; every other reason is an insurer's list's. */
const notOfList: readonly (RowReason | undefined)[] = [
  undefined,
  'does-not-add-up',
  'firm-share-not-received',
  'objection',
];

/** Whether it is an insurer's list that a row is held by (REC-2). */
export function saysList({ reason }: Pick<SettlementRow, 'reason'>): boolean {
  return !notOfList.includes(reason);
}

/** 17.3 no. 1: the firm's part and the levels' parts are the premium. */
export function addsUp(
  row: Pick<SettlementRow, 'premiumFen' | 'firmFen' | 'subsidyFen' | 'levels'>,
): boolean {
  const levels = sumFen(row.levels.map((part) => part.fen));
  return levels === row.subsidyFen && addFen(row.firmFen, levels) === row.premiumFen;
}
