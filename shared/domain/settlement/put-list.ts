import { type Caller } from '../access/role.ts';
import { type Fen } from '../money.ts';
import { type PutInsurerList } from '../reconciliation/insurer-list.ts';
import { accept, refuse, type Result } from '../result.ts';
import { totalsOfParts } from './draft-settlement.ts';
import { type RowSums } from './row-sums.ts';
import { type Settlement, type SettlementIn, type SettlementStatus } from './settlement.ts';
import { type Carry } from './total-rows.ts';

export type ListRefusal =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'settlement-building' }
  | { readonly kind: 'wrong-status'; readonly status: SettlementStatus }
  | { readonly kind: 'list-already-put'; readonly list: PutInsurerList };

/**
 * Whether an insurer's list may be put beside a settlement: its own draft, and not the file that is there already.
 *
 * Refusals: `forbidden` (another insurer's), `settlement-building`, `wrong-status` (submitted), `list-already-put`.
 */
export function mayPutList(
  of: Settlement,
  by: Caller,
  sha256: string,
): Result<SettlementIn<'draft'>, ListRefusal> {
  if (by.scope.kind !== 'insurer' || by.scope.insurer !== of.insurer) return refuse({ kind: 'forbidden' });
  if (of.status === 'building') return refuse({ kind: 'settlement-building' });
  if (of.status !== 'draft') return refuse({ kind: 'wrong-status', status: of.status });
  if (of.list?.sha256 === sha256) return refuse({ kind: 'list-already-put', list: of.list });
  return accept(of);
}

/** REC-2, REC-3: the draft with the list beside it: only rows that are `MATCHED` with it count towards what is paid. */
export function putList(
  of: SettlementIn<'draft'>,
  list: PutInsurerList,
  compared: {
    /** Sums of the compared rows, in as many parts as they were compared in. */
    readonly parts: readonly RowSums[];
    readonly carries: readonly Carry[];
    readonly ledgerFen: Fen;
  },
): SettlementIn<'draft'> {
  const totals = totalsOfParts(compared.parts, compared.carries, compared.ledgerFen);
  const entry = {
    at: list.putAt,
    actor: list.putBy,
    event: 'list-put' as const,
    detail: list.listId,
    totals: totals.totals,
  };
  return { ...of, ...totals, list, history: [...of.history, entry], revision: of.revision + 1 };
}
