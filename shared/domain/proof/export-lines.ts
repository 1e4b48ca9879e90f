import { divisionHolds, type Scope } from '../access/role.ts';
import type { YearClearing } from '../clearing/clear-year.ts';
import type { Instant } from '../dates.ts';
import { addFen, zeroFen } from '../money.ts';
import type { JournalEntry } from '../ledger/journal-entry.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { ChainHead, Digest, LedgerBlock } from '../ledger/seal-entries.ts';
import type { AccountTurnover } from '../ledger/trial-balance.ts';
import { endorsementsInEffect, type Policy, type PremiumCharge, type Refund } from '../policies/policy.ts';
import type { SettlementRow } from '../settlement/settlement-row.ts';
import type { TotalledSettlement } from '../settlement/settlement.ts';
import type { Budget } from '../subsidies/budget.ts';
import { deductedGrants } from '../subsidies/deducted-grants.ts';
import type { Programme } from '../subsidies/programme.ts';

/** A line of an export of the ledger: everything that somebody needs to recompute it, and no name of anybody. */
export type ExportLine = { readonly type: string } & Readonly<Record<string, unknown>>;

/**
 * From 2 on an export holds the record of every application that its entries pay (SUB-8); from 3 on every year that is cleared
 * (REC-6).
 */
export const exportFormat = 3;

export function headLine(org: string, exportedAt: Instant, heads: readonly ChainHead[]): ExportLine {
  const chains = heads.map(({ chain, number, hash }) => ({ chain, number, hash }));
  return { type: 'export', format: exportFormat, org, exportedAt, chains };
}

/** Rulebook 6.1, SUB-7: what a version of a programme grants on, up to what, and the shares that a grant is split by. */
export function programmeLine(of: Programme): ExportLine {
  const { id, version, mode, levels, base, rateCeilingPpm, sumTimesValue, rates, stacking } = of;
  const { firmYearCapFen, kindsCapsFen, classCapsFen, policyCapFen, minSelfPayPpm, deMinimisFen } = of;
  return {
    type: 'programme',
    programmeId: id,
    version,
    mode,
    levels,
    rules: {
      base,
      rateCeilingPpm,
      sumTimesValue,
      rates,
      stacking,
      firmYearCapFen,
      kindsCapsFen,
      classCapsFen,
      policyCapFen,
      minSelfPayPpm,
      deMinimisFen,
      performance: of.performance,
      allocation: of.budget.allocation,
    },
  };
}

/** `complete`: every entry of the budget is in the export, and none came in meanwhile. */
export function budgetLine({ programmeId, year, envelopes }: Budget, complete: boolean): ExportLine {
  const byKey = Object.entries(envelopes).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { type: 'budget', programmeId, year, complete, envelopes: byKey.map(([, held]) => held) };
}

/** REC-6: a year that is cleared; stated where every entry of its programme is in the export. */
export function clearingLine(of: YearClearing & { status: 'cleared' }): ExportLine {
  const { programmeId, year, clearedAt, statement } = of;
  return { type: 'clearing', programmeId, year, clearedAt, statement };
}

/** SUB-15, REC-3: what a settlement states; a bureau is shown what it and those below it paid. */
export function settlementLine(scope: Scope, of: TotalledSettlement): ExportLine {
  const { settlementId, programmeId, insurer, quarter, sequence, status, totals } = of;
  const payments = 'payments' in of ? of.payments : [];
  const seen = payments.filter(({ payer }) => {
    return scope.kind !== 'bureau' || divisionHolds(scope.division, payer);
  });
  return {
    type: 'settlement',
    settlementId,
    programmeId,
    insurer,
    quarter,
    sequence,
    status,
    totals,
    complete: scope.kind !== 'bureau' || divisionHolds(scope.division, of.divisionCode),
    rows: Object.values(of.counts).reduce((sum, count) => sum + count, 0),
    paidFen: addFen(zeroFen, ...seen.map((payment) => payment.amountFen)),
  };
}

/** REC-0, without the firm's name. */
export function rowLine(settlementId: string, { name: _name, ...row }: SettlementRow): ExportLine {
  return { type: 'row', settlementId, ...row };
}

/** A block with the hashes of all its entries, so that it can be recomputed where only some of them are shown. */
export function blockLine(block: LedgerBlock, shown: number): ExportLine {
  return { type: 'block', ...block, shown };
}

export function entryLine(entry: JournalEntry): ExportLine {
  return { type: 'entry', entry };
}

export function balanceLines(accounts: readonly AccountTurnover[]): readonly ExportLine[] {
  return accounts.map((account) => ({ type: 'balance', ...account }));
}

/** What an entry of a policy follows from: the price, the grants or the refund that it books. */
export function factLine(of: Policy, entry: JournalEntry): ExportLine | undefined {
  const { policyNo, endorsementNo = '', divisionCode = of.divisionCode } = entry;
  const refs = { policyNo, endorsementNo, divisionCode };
  if (entry.kind === 'premium-refunded' || entry.kind === 'refund-corrected') {
    const refund = refundOf(of, endorsementNo);
    return refund && { type: 'refund', ...refs, refund };
  }
  const charge = chargeOf(of, endorsementNo);
  if (charge === undefined) return undefined;
  if (entry.kind === 'premium-booked') {
    const { premium, firmPaysFen, subsidy, insurers } = charge;
    return { type: 'charge', ...refs, period: of.period, premium, firmPaysFen, subsidy, insurers };
  }
  // What a firm applied for was deducted from no premium, and names no insurer.
  const deducted = entry.insurer === undefined ? [] : deductedGrants(charge.subsidy);
  const grant = deducted.find(({ programmeId }) => programmeId === entry.programmeId);
  return grant && { type: 'grant', ...refs, period: of.period, grant };
}

/** Whether an entry of this kind follows from facts of its policy. */
export function followsFromPolicy({ kind, policyNo }: JournalEntry): boolean {
  const kinds: readonly string[] = [
    'premium-booked',
    'subsidy-accrued',
    'premium-refunded',
    'refund-corrected',
  ];
  return policyNo !== undefined && kinds.includes(kind);
}

function chargeOf(of: Policy, endorsementNo: string): PremiumCharge | undefined {
  if (endorsementNo === '') return of;
  return endorsementsInEffect(of).find((one) => one.endorsementNo === endorsementNo)?.charge;
}

function refundOf(of: Policy, endorsementNo: string): Refund | undefined {
  const credit = endorsementsInEffect(of).find((one) => one.endorsementNo === endorsementNo)?.credit;
  if (credit !== undefined) return credit.refund;
  if (of.status !== 'cancelled' || endorsementNo.startsWith('E')) return undefined;
  const { refund, corrections = [] } = of.cancellation;
  return corrections.find((one) => one.correctionNo === endorsementNo)?.owed ?? refund;
}

/** Whether an entry moves a subsidy that a firm was granted by itself: no insurer has a part in it (SUB-8). */
export function isOfApplication({ kind, policyNo, programmeId, insurer }: JournalEntry): boolean {
  return (
    kind.startsWith('subsidy-') &&
    insurer === undefined &&
    policyNo !== undefined &&
    programmeId !== undefined
  );
}

export function endLine(lines: number): ExportLine {
  return { type: 'end', lines };
}

/** Bytes that `closeLine` adds to a line's own text, the line feed among them. */
export const closingLength = ',"line":""'.length + 64 + 1;

/**
 * The text of a line, ended by the hash of itself and of the line before: nothing in an export can be changed, taken out or
 * moved without the first such line showing it.
 */
export function closeLine(
  previousHash: string,
  body: string,
  digest: Digest,
): { readonly text: string; readonly hash: string } {
  const hash = digest(`${previousHash}${body}`);
  return { text: `${body.slice(0, -1)},"line":"${hash}"}\n`, hash };
}

/** A line as text before it is closed. */
export function bodyOf(line: ExportLine): string {
  return canonicalJson(line);
}
