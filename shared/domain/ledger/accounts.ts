import * as z from 'zod';
import type { DivisionCode, InsurerCode } from '../ids.ts';
import { type FiscalLevel, fiscalLevel } from '../subsidies/programme.ts';

/**
 * Columns of a budget that its commitment entries move money between. What bureaus approve for payment is counted from
 * `stated` to `settled`, beside the money that is due until it is paid. What comes back after the budget's own year goes
 * from `returned` to `treasury` and changes nothing that the envelope may still give (rulebook 14.1). What a cleared year has
 * not used goes from `available` to `lapsed` (REC-6).
 */
const budgetColumns = [
  'approved',
  'available',
  'reserved',
  'accrued',
  'paid',
  'clawed-back',
  'returned',
  'treasury',
  'settled',
  'stated',
  'lapsed',
] as const;
export type BudgetColumn = (typeof budgetColumns)[number];

/** One column of one envelope: programme, year and level. */
const budgetCell = z.object({
  programmeId: z.string(),
  year: z.int(),
  level: fiscalLevel,
  column: z.enum(budgetColumns),
});
export type BudgetCell = z.infer<typeof budgetCell>;

export const account = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*(:[A-Za-z0-9-]+)*$/)
  .brand('Account');
export type Account = z.infer<typeof account>;

/**
 * Chart of accounts (rulebook 14.1). `approved` and `clawed-back` stand beside the rulebook's four budget columns so
 * that a commitment entry sums to zero when money enters an envelope or comes back to it.
 */
export const accounts = {
  budget: (programmeId: string, year: number, level: FiscalLevel, column: BudgetColumn) =>
    account.parse(`budget:${programmeId}:${year}:${level}:${column}`),
  receivableFirm: account.parse('receivable-firm'),
  receivableBureau: (payer: DivisionCode) => account.parse(`receivable-bureau:${payer}`),
  bank: (insurer: InsurerCode) => account.parse(`bank:${insurer}`),
  unallocatedReceipts: account.parse('unallocated-receipts'),
  premium: (insurer: InsurerCode) => account.parse(`premium:${insurer}`),
  vat: (insurer: InsurerCode) => account.parse(`vat:${insurer}`),
  refundPayableFirm: account.parse('refund-payable-firm'),
  clawbackPayable: (payer: DivisionCode) => account.parse(`clawback-payable:${payer}`),
  /** What a bureau claims back from a firm (SUB-16, SUB-17): its own money, in no insurer's books. */
  receivableRecovery: (payer: DivisionCode) => account.parse(`receivable-recovery:${payer}`),
  subsidyRecoveries: (payer: DivisionCode) => account.parse(`subsidy-recoveries:${payer}`),
  /** What a bureau has granted to firms by itself, owes them, and pays from: its own books, in no insurer's (SUB-8). */
  subsidyGranted: (payer: DivisionCode) => account.parse(`subsidy-granted:${payer}`),
  subsidyPayable: (payer: DivisionCode) => account.parse(`subsidy-payable:${payer}`),
  /** SUB-19: what a city has paid for a county, until the county makes it good at the end of the year. */
  advancedFor: (city: DivisionCode) => account.parse(`advance-receivable:${city}`),
  advanceOwed: (county: DivisionCode) => account.parse(`advance-payable:${county}`),
  treasury: (payer: DivisionCode) => account.parse(`treasury:${payer}`),
  dueFromInsurers: (insurer: InsurerCode) => account.parse(`due-from-insurers:${insurer}`),
  dueToInsurers: (insurer: InsurerCode) => account.parse(`due-to-insurers:${insurer}`),
  claimsIncurred: (insurer: InsurerCode) => account.parse(`claims-incurred:${insurer}`),
  claimsPayable: account.parse('claims-payable'),
  claimsPaid: account.parse('claims-paid'),
  /** The insurers' part of what came in after a claim was paid (CLM-21). */
  recoveries: account.parse('recoveries'),
  /** What a firm has to pay back on a claim (case 18). */
  receivableClaims: account.parse('receivable-claims'),
  /** What a follower owes the lead that has paid for it (COI-7). */
  dueFromFollowers: (insurer: InsurerCode) => account.parse(`due-from-followers:${insurer}`),
} as const;

const moneyAccount = /^(?<kind>premium|vat|receivable-bureau|clawback-payable|bank):(?<party>[^:]+)$/;

/** Kind and party of a money account that belongs to somebody; `undefined` for any other. */
export function partyAccountOf(of: Account): { readonly kind: string; readonly party: string } | undefined {
  const parts = moneyAccount.exec(of)?.groups;
  return parts && { kind: parts['kind'] ?? '', party: parts['party'] ?? '' };
}

const budgetAccount = /^budget:(?<programmeId>[^:]+):(?<year>\d{4}):(?<level>[a-z]+):(?<column>[a-z-]+)$/;

/** What a commitment account stands for; `undefined` for a money account. */
export function budgetCellOf(of: Account): BudgetCell | undefined {
  const parts = budgetAccount.exec(of)?.groups;
  if (parts === undefined) return undefined;
  return budgetCell.parse({ ...parts, year: Number(parts['year']) });
}
