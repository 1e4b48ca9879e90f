import * as z from 'zod';
import { divisionHolds, type Scope } from '../access/role.ts';
import { toldLate } from '../clearing/late-parts.ts';
import { day, instant, quarter, quarterPeriod, yearOf } from '../dates.ts';
import { divisionCode, insurerCode, settlementId } from '../ids.ts';
import { fen } from '../money.ts';
import { putInsurerList } from '../reconciliation/insurer-list.ts';
import { fiscalLevel, type Programme } from '../subsidies/programme.ts';
import { objection } from './objection.ts';
import { outcomeCounts, settlementTotals } from './total-rows.ts';

/** Money that a bureau has sent for one payer's part of one level. */
export const settlementPayment = z.object({
  level: fiscalLevel,
  payer: divisionCode,
  amountFen: fen,
  bankReference: z.string(),
  paidAt: instant,
  recordedAt: instant,
  recordedBy: z.string(),
  /** The day on which the insurer's bank had it. */
  receivedOn: day.optional(),
  /** SUB-19: the city that has paid for the payer. */
  advancedBy: divisionCode.optional(),
});

/** Money of a payer that has come and is not enough yet. */
const keptTransfer = z.object({
  payer: divisionCode,
  bankReference: z.string(),
  amountFen: fen,
  receivedOn: day,
});
export type SettlementPayment = z.infer<typeof settlementPayment>;

/** What happened, who did it and the totals as they stood then; a payment freezes the sums without their levels. */
export const settlementEvent = z.object({
  at: instant,
  actor: z.string(),
  event: z.enum([
    'requested',
    'drafted',
    'list-put',
    'submitted',
    'put-under-notice',
    'objection',
    'objection-decided',
    'approved',
    'level-overdue',
    'advance-due',
    'payment',
    'received',
    'paid',
    'returned',
  ]),
  detail: z.string().optional(),
  totals: settlementTotals.partial({ levels: true }).optional(),
});
export type SettlementEvent = z.infer<typeof settlementEvent>;

/** REC-3: one of the checks that a draft has gone through. */
export const settlementCheck = z.object({ id: z.string(), ok: z.boolean(), fact: z.string() });
export type SettlementCheck = z.infer<typeof settlementCheck>;

/** Held rows of earlier settlements: whose they are, how far they were collected, and what they come to in the ledger. */
const takenUpRows = z.object({
  from: z.array(settlementId).readonly(),
  place: z.int().nonnegative(),
  cursor: z.string().optional(),
  rows: z.int().nonnegative(),
  subsidyFen: fen,
});
export type TakenUpRows = z.infer<typeof takenUpRows>;

const requested = {
  settlementId,
  programmeId: z.string(),
  insurer: insurerCode,
  quarter,
  /** Counts up with each settlement of the same programme, insurer and quarter. */
  sequence: z.int().positive(),
  /** The division whose bureau decides. */
  divisionCode,
  requestedBy: z.string(),
  requestedAt: instant,
  history: z.array(settlementEvent).readonly(),
  /** Rows collected so far, and how many there will be once it is known. */
  collected: z.int().nonnegative(),
  expected: z.int().nonnegative().optional(),
  /** What earlier settlements held and this one begins with. */
  takenUp: takenUpRows.optional(),
  revision: z.int().nonnegative(),
};
const totalled = {
  ...requested,
  counts: outcomeCounts,
  totals: settlementTotals,
  checks: z.array(settlementCheck).readonly(),
  /** The insurer's list that the rows were compared with, the newest one put. */
  list: putInsurerList.optional(),
  /** SUB-13: what people said against rows during the public notice. */
  objections: z.array(objection).readonly().optional(),
  /** Settlements whose carried amounts are netted here. */
  bringsForward: z.array(settlementId).readonly(),
  /** The settlement that nets what this one carries forward. */
  carriedInto: settlementId.optional(),
  /** The settlement that has taken up the rows that this one holds. */
  heldInto: settlementId.optional(),
};
const submitted = { ...totalled, submittedBy: z.string(), submittedAt: instant };
const noticed = { ...submitted, noticeBy: z.string(), noticeAt: instant, noticeEndsOn: day };
const approved = {
  ...noticed,
  approvedBy: z.string(),
  approvedAt: instant,
  payments: z.array(settlementPayment).readonly(),
  kept: z.array(keptTransfer).readonly().optional(),
  /** SUB-19: what has been said about parts that were late. */
  toldLate: toldLate.optional(),
};

/** A settlement of a programme with an insurer for a quarter, one variant for each status of its lifecycle. */
export const settlement = z.discriminatedUnion('status', [
  z.object({ status: z.literal('building'), ...requested, cursor: z.string().optional() }),
  z.object({ status: z.literal('draft'), ...totalled }),
  z.object({ status: z.literal('submitted'), ...submitted }),
  z.object({ status: z.literal('under-notice'), ...noticed }),
  z.object({ status: z.literal('approved'), ...approved }),
  z.object({ status: z.literal('paid'), ...approved, paidAt: instant }),
  z.object({ status: z.literal('returned'), ...submitted, returnedBy: z.string(), returnedAt: instant }),
]);
export type Settlement = z.infer<typeof settlement>;
export const settlementStatus = z.enum([
  'building',
  'draft',
  'submitted',
  'under-notice',
  'approved',
  'paid',
  'returned',
]);
export type SettlementStatus = Settlement['status'];
export type SettlementIn<Status extends SettlementStatus> = Extract<Settlement, { status: Status }>;
export type TotalledSettlement = Exclude<Settlement, SettlementIn<'building'>>;

/** Guards one live settlement for each programme, insurer and quarter. */
export const settlementSlot = z.object({
  settlementId,
  sequence: z.int().positive(),
  live: z.boolean(),
  revision: z.int().nonnegative(),
});
export type SettlementSlot = z.infer<typeof settlementSlot>;

/** SUB-19: what an advance on a part of a settlement names; it is cleared with the year of the quarter. */
export function advanceRefs({ programmeId, quarter: of, settlementId: id }: Settlement) {
  return { programmeId, settlementId: id, year: yearOf(quarterPeriod(of).start) };
}

/** The division whose bureau decides on a programme's settlements: the one that the programme covers. */
export function decidingDivision(of: Pick<Programme, 'divisionPrefix'>) {
  return divisionCode.parse(of.divisionPrefix.padEnd(6, '0'));
}

/**
 * Who may read a settlement: the insurer it is for, whose working paper it is until it is submitted; from then on the bureau
 * that decides or one above it, and a bureau that has a payer among its division and below.
 */
export function mayReadSettlement(scope: Scope, of: Settlement): boolean {
  switch (scope.kind) {
    case 'insurer':
      return scope.insurer === of.insurer;
    case 'bureau':
      return (
        of.status !== 'building' &&
        of.status !== 'draft' &&
        (divisionHolds(scope.division, of.divisionCode) ||
          of.totals.levels.some((total) => divisionHolds(scope.division, total.payer)))
      );
    case 'service':
      return true;
    case 'firm':
    case 'operator':
      return false;
  }
}
