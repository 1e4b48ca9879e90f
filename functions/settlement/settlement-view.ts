import { type SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { type Settlement } from '../../shared/domain/settlement/settlement.ts';

/** A settlement as the contract shows it. */
export function settlementView(of: Settlement) {
  const { settlementId, status, programmeId, insurer, quarter, sequence, requestedAt, history } = of;
  const step = of.status === 'building' ? 'collect' : 'done';
  return {
    settlementId,
    status,
    programmeId,
    insurer,
    quarter,
    sequence,
    requestedAt,
    progress: { step, done: of.collected, total: of.status === 'building' ? of.expected : of.collected },
    ...(of.status === 'building'
      ? {}
      : {
          counts: of.counts,
          totals: of.totals,
          checks: of.checks,
          bringsForward: of.bringsForward,
          carriedInto: of.carriedInto,
        }),
    ...('noticeEndsOn' in of ? { noticeEndsOn: of.noticeEndsOn } : {}),
    ...('payments' in of ? { payments: of.payments } : {}),
    history,
  };
}

/** A row with its two figures: what the ledger has, and what of the firm's share came in (REC-4, G10). */
export function rowView({ entryIds, ...row }: SettlementRow) {
  return { ...row, entries: entryIds.length };
}
