import { receivedAfterAll } from '../../shared/domain/bank/discrepancy.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { InsurerCode } from '../../shared/domain/ids.ts';
import type { ExpectedPart } from '../../shared/domain/settlement/match-transfer.ts';
import { readDiscrepancy, writeDiscrepancy } from '../../shared/persistence/discrepancies.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { businessTable } from '../runtime/business-table.ts';
import { lineDiscrepancyId, missingId } from './discrepancy-ids.ts';

/** Discrepancies that a transfer clears up: what was missing has come, and what was too little is enough with it. */
export async function clearedBy(
  parts: readonly ExpectedPart[],
  bankReference: string,
  insurer: InsurerCode,
  by: { readonly subject: string; readonly name: string; readonly now: Instant },
): Promise<readonly Write[]> {
  const kept = parts.flatMap(({ settlement, total }) => {
    return (settlement.kept ?? []).filter((one) => one.payer === total.payer);
  });
  const ids = [
    ...parts.map(({ settlement, total }) => missingId(insurer, settlement.settlementId, total)),
    ...kept.map((one) => lineDiscrepancyId(insurer, one.bankReference)),
  ];
  const found = await Promise.all(
    [...new Set(ids)].map((id) => readDiscrepancy(businessTable(), { kind: 'service' }, id)),
  );
  return found.flatMap((one) =>
    one?.status === 'open' ? [writeDiscrepancy(receivedAfterAll(one, bankReference, by))] : [],
  );
}
