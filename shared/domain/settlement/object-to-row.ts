import { type Caller, divisionHolds } from '../access/role.ts';
import { type Instant } from '../dates.ts';
import { type Fen } from '../money.ts';
import { type ObjectionId, type SettlementId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import { comparedTotals } from './draft-settlement.ts';
import { type Objection } from './objection.ts';
import { type ObjectionDecision } from './raised-objection.ts';
import { isPayable, type SettlementRow } from './settlement-row.ts';
import {
  type Settlement,
  type SettlementEvent,
  type SettlementIn,
  type SettlementStatus,
  type TotalledSettlement,
} from './settlement.ts';
import { type Carry } from './total-rows.ts';

/** Objections that one settlement takes: each of them is read and decided by people. */
export const mostObjections = 200;

export type ObjectionRefusal =
  | { readonly kind: 'wrong-status'; readonly status: SettlementStatus }
  | { readonly kind: 'row-unknown' }
  | { readonly kind: 'objection-open'; readonly objectionId: ObjectionId }
  | { readonly kind: 'too-many-objections' }
  | { readonly kind: 'carried-forward'; readonly carriedInto: SettlementId };

export type ObjectionDecisionRefusal =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'same-person' }
  | { readonly kind: 'objection-decided' }
  | { readonly kind: 'wrong-status'; readonly status: SettlementStatus };

/** Who says what of which rows. */
export interface RaisedObjection {
  readonly objectionId: ObjectionId;
  readonly policyNo: SettlementRow['policyNo'];
  readonly endorsementNo?: string | undefined;
  readonly reason: string;
}

/** A settlement after an objection, and the rows that it stops or lets go. */
export interface Objected {
  readonly settlement: TotalledSettlement;
  readonly objection: Objection;
  readonly rows: readonly SettlementRow[];
}

/** All rows of the settlement, and what its totals are made from besides. */
export interface RowsOfSettlement {
  readonly rows: readonly SettlementRow[];
  readonly carries: readonly Carry[];
  readonly ledgerFen: Fen;
}

/**
 * SUB-13, case 50: an objection during the public notice stops the rows of its policy, not the batch: 2,400.00 with an
 * objection to one 800.00 → 1,600.00 is paid.
 *
 * Refusals: `wrong-status` (no notice runs), `row-unknown` (no row of the policy that could be paid), `objection-open` (one
 * is not decided yet), `too-many-objections`, `carried-forward` (a later settlement has netted what this one carries).
 */
export function objectToRow(
  of: Settlement,
  raised: RaisedObjection,
  all: RowsOfSettlement,
  by: { readonly subject: string; readonly now: Instant },
): Result<Objected, ObjectionRefusal> {
  if (of.status !== 'under-notice') return refuse({ kind: 'wrong-status', status: of.status });
  if (of.carriedInto !== undefined) return refuse({ kind: 'carried-forward', carriedInto: of.carriedInto });
  const earlier = of.objections ?? [];
  const open = earlier.find((one) => one.status === 'open' && one.policyNo === raised.policyNo);
  if (open !== undefined) return refuse({ kind: 'objection-open', objectionId: open.objectionId });
  if (earlier.length >= mostObjections) return refuse({ kind: 'too-many-objections' });
  const stopped = changeRows(all.rows, (row) => {
    return concerns(raised, row) && isPayable(row) ? { ...row, reason: 'objection' } : undefined;
  });
  if (stopped.changed.length === 0) return refuse({ kind: 'row-unknown' });
  const { objectionId, policyNo, reason, endorsementNo } = raised;
  const objection: Objection = {
    status: 'open',
    objectionId,
    policyNo,
    ...(endorsementNo === undefined ? {} : { endorsementNo }),
    reason,
    by: by.subject,
    at: by.now,
  };
  const event = {
    at: by.now,
    actor: by.subject,
    event: 'objection' as const,
    detail: `${policyNo} ${reason}`,
  };
  const settlement = retotalled(of, { ...all, rows: stopped.rows }, [...earlier, objection], event);
  return accept({ settlement, objection, rows: stopped.changed });
}

/**
 * SUB-13: the deciding bureau decides an objection: dismissed, its rows are payable again unless another that is open or
 * upheld stops them too; upheld, they stay stopped. Where the settlement is approved already its rows and totals stay as
 * they were approved.
 *
 * Refusals: `not-found`, `forbidden` (another bureau's), `objection-decided`, `wrong-status` (the settlement was returned
 * meanwhile), `same-person` (who objected).
 */
export function decideObjection(
  of: Settlement,
  objectionId: ObjectionId,
  { outcome, reason }: ObjectionDecision,
  all: RowsOfSettlement,
  by: { readonly caller: Caller; readonly now: Instant },
): Result<Objected, ObjectionDecisionRefusal> {
  const { caller, now } = by;
  const objections = of.status === 'building' ? [] : (of.objections ?? []);
  const found = objections.find((one) => one.objectionId === objectionId);
  if (found === undefined) return refuse({ kind: 'not-found' });
  if (caller.scope.kind !== 'bureau' || !divisionHolds(caller.scope.division, of.divisionCode)) {
    return refuse({ kind: 'forbidden' });
  }
  if (found.status !== 'open') return refuse({ kind: 'objection-decided' });
  if (of.status === 'building' || of.status === 'returned') {
    return refuse({ kind: 'wrong-status', status: of.status });
  }
  if (caller.subject === found.by) return refuse({ kind: 'same-person' });
  const decided: Objection = {
    ...found,
    status: outcome === 'uphold' ? 'upheld' : 'dismissed',
    decidedBy: caller.subject,
    decidedAt: now,
    decision: reason,
  };
  const others = objections.map((one) => (one === found ? decided : one));
  const event = {
    at: now,
    actor: caller.subject,
    event: 'objection-decided' as const,
    detail: `${found.policyNo} ${decided.status}`,
  };
  if (of.status !== 'under-notice') {
    const history = [...of.history, { ...event, totals: of.totals }];
    const settlement = { ...of, objections: others, history, revision: of.revision + 1 };
    return accept({ settlement, objection: decided, rows: [] });
  }
  const freed = changeRows(all.rows, (row) => {
    const isStopped = others.some((one) => one.status !== 'dismissed' && concerns(one, row));
    return outcome === 'dismiss' && stoppedBy(found, row) && !isStopped ? withoutObjection(row) : undefined;
  });
  const settlement = retotalled(of, { ...all, rows: freed.rows }, others, event);
  return accept({ settlement, objection: decided, rows: freed.changed });
}

function concerns(
  { policyNo, endorsementNo }: Pick<RaisedObjection, 'policyNo' | 'endorsementNo'>,
  row: SettlementRow,
): boolean {
  return row.policyNo === policyNo && (endorsementNo === undefined || row.endorsementNo === endorsementNo);
}

function stoppedBy(of: Objection, row: SettlementRow): boolean {
  return concerns(of, row) && row.reason === 'objection';
}

function withoutObjection(of: SettlementRow): SettlementRow {
  const { reason: _, ...row } = of;
  return row;
}

/** All rows, with those that `change` gives anew, and these by themselves. */
function changeRows(
  rows: readonly SettlementRow[],
  change: (row: SettlementRow) => SettlementRow | undefined,
): { readonly rows: readonly SettlementRow[]; readonly changed: readonly SettlementRow[] } {
  const pairs = rows.map((row) => ({ row, changed: change(row) }));
  return {
    rows: pairs.map(({ row, changed }) => changed ?? row),
    changed: pairs.flatMap(({ changed }) => (changed === undefined ? [] : [changed])),
  };
}

function retotalled(
  of: SettlementIn<'under-notice'>,
  { rows, carries, ledgerFen }: RowsOfSettlement,
  objections: readonly Objection[],
  event: Omit<SettlementEvent, 'totals'>,
): SettlementIn<'under-notice'> {
  const compared = comparedTotals(rows, carries, ledgerFen);
  const history = [...of.history, { ...event, totals: compared.totals }];
  return { ...of, ...compared, objections, history, revision: of.revision + 1 };
}
