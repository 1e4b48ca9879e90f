import type { Discrepancy } from '../../shared/domain/bank/discrepancy.ts';
import type { Scope } from '../../shared/domain/access/role.ts';
import type { SettlementId } from '../../shared/domain/ids.ts';
import type { Payable } from '../../shared/domain/settlement/match-transfer.ts';
import type { Settlement } from '../../shared/domain/settlement/settlement.ts';
import { readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';

export function isPayable(of: Settlement | undefined): of is Payable {
  return of?.status === 'approved' || of?.status === 'paid';
}

/** Settlements that somebody names, as far as the scope may read them, and those that have kept the discrepancy's line. */
export async function settlementsAbout(
  of: Discrepancy,
  named: readonly SettlementId[],
  scope: Scope,
): Promise<readonly Payable[]> {
  const kept = of.settlementIds.filter((id) => !named.includes(id));
  const found = await Promise.all([
    ...[...new Set(named)].map((id) => readSettlement(businessTable(), scope, id)),
    ...kept.map((id) => readSettlement(businessTable(), { kind: 'service' }, id)),
  ]);
  return found.filter(isPayable);
}
