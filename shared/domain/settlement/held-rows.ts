import { type Quarter } from '../dates.ts';
import { type SettlementId } from '../ids.ts';
import { buildRow, type PolicyFile } from './build-rows.ts';
import { type Objection } from './objection.ts';
import { isPayable, saysList, type SettlementRow } from './settlement-row.ts';
import { type Settlement, type TotalledSettlement } from './settlement.ts';

/**
 * REC-2, SUB-13: whether a row that a settlement did not pay waits for the insurer's next one. A row that only a list has is in
 * no ledger, and one whose objection was upheld stays stopped.
 */
export function waitsForNext(
  of: Pick<TotalledSettlement, 'objections'>,
  row: Pick<SettlementRow, 'policyNo' | 'endorsementNo' | 'outcome' | 'reason' | 'entryIds'>,
): boolean {
  if (isPayable(row) || row.entryIds.length === 0) return false;
  return !(of.objections ?? []).some((one) => one.status === 'upheld' && isAbout(one, row));
}

/** Rows that are in the ledger and not paid by the settlement. */
export function heldIn(of: Settlement): number {
  if (of.status === 'building') return 0;
  const counted = Object.entries(of.counts);
  const notMatched = counted.filter(([outcome]) => outcome !== 'MATCHED' && outcome !== 'ONLY_INSURER');
  const stopped = (of.objections ?? []).filter((one) => one.status !== 'dismissed').length;
  return notMatched.reduce((sum, [, count]) => sum + count, 0) + stopped;
}

/**
 * Whether a settlement of the quarter takes up what this one holds: it is of an earlier quarter and approved, every objection to
 * it is decided, and no other settlement has taken it up.
 */
export function hasRowsFor(quarter: Quarter, of: Settlement): of is TotalledSettlement {
  if (of.status !== 'approved' && of.status !== 'paid') return false;
  const objections = of.objections ?? [];
  const decided = objections.every((one) => one.status !== 'open');
  const held = heldIn(of) > 0 || objections.some((one) => one.status === 'dismissed');
  return of.quarter < quarter && of.heldInto === undefined && decided && held;
}

/** The settlement whose held rows a later one has taken up. */
export function takenUpBy(of: TotalledSettlement, later: SettlementId): TotalledSettlement {
  return { ...of, heldInto: later, revision: of.revision + 1 };
}

/**
 * A held row as a later settlement begins with it: what the ledger has now, the firm's payment too (REC-4). What an insurer's
 * list said against it holds until that settlement's own list says otherwise (case 44).
 */
export function heldAnew(
  row: SettlementRow,
  from: TotalledSettlement,
  into: Pick<Settlement, 'programmeId' | 'quarter'>,
  file: PolicyFile,
): SettlementRow {
  const bookedIn = row.heldFrom?.bookedIn ?? from.quarter;
  const { programmeId, quarter } = into;
  const { endorsementNo } = row;
  const anew = buildRow({ programmeId, quarter: bookedIn, endorsementNo, settledIn: quarter }, file);
  const heldFrom = { settlementId: from.settlementId, bookedIn };
  if (!isPayable(anew) || !saysList(row)) return { ...anew, heldFrom };
  const { outcome, reason, listed } = row;
  return { ...anew, outcome, reason, ...(listed && { listed }), heldFrom };
}

function isAbout(
  { policyNo, endorsementNo }: Pick<Objection, 'policyNo' | 'endorsementNo'>,
  row: Pick<SettlementRow, 'policyNo' | 'endorsementNo'>,
): boolean {
  return row.policyNo === policyNo && (endorsementNo === undefined || row.endorsementNo === endorsementNo);
}
