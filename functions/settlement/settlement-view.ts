import { dueOfPart } from '../../shared/domain/clearing/late-parts.ts';
import { namedPayers } from '../../shared/domain/division-names.ts';
import { insurerNames } from '../../shared/domain/insurers/insurer-names.ts';
import { differencesOf } from '../../shared/domain/reconciliation/compare-row.ts';
import { explainRow } from '../../shared/domain/reconciliation/explain-row.ts';
import { type SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { openLevels } from '../../shared/domain/settlement/pay-settlement.ts';
import { type Settlement, type SettlementIn } from '../../shared/domain/settlement/settlement.ts';

/** A settlement as the contract shows it. */
export function settlementView(of: Settlement) {
  const { settlementId, status, programmeId, insurer, quarter, sequence, requestedAt, history } = of;
  const step = of.status === 'building' ? 'collect' : 'done';
  return {
    settlementId,
    status,
    programmeId,
    insurer,
    insurerNames: insurerNames(insurer),
    quarter,
    sequence,
    requestedAt,
    progress: { step, done: of.collected, total: of.status === 'building' ? of.expected : of.collected },
    ...(of.status === 'building'
      ? {}
      : {
          counts: of.counts,
          totals: { ...of.totals, levels: namedPayers(of.totals.levels) },
          checks: of.checks,
          list: of.list,
          objections: of.objections,
          bringsForward: of.bringsForward,
          carriedInto: of.carriedInto,
          takenUp: of.takenUp && { from: of.takenUp.from, rows: of.takenUp.rows },
          heldInto: of.heldInto,
        }),
    ...('noticeEndsOn' in of ? { noticeEndsOn: of.noticeEndsOn } : {}),
    ...('payments' in of ? { payments: of.payments } : {}),
    ...(of.status === 'approved' ? { openParts: openPartsOf(of) } : {}),
    history,
  };
}

/** SUB-19: what is still to be paid, by whom and until when. */
function openPartsOf(of: SettlementIn<'approved'>) {
  return namedPayers(
    openLevels(of).map(({ level, payer, fen }) => ({
      level,
      payer,
      fen,
      ...dueOfPart(payer, of.approvedAt),
    })),
  );
}

/** A row with both figures: what the ledger has and what the list says, or what of the firm's share came in (REC-4, G10). */
export function rowView(row: SettlementRow) {
  const { entryIds, ...shown } = row;
  return {
    ...shown,
    entries: entryIds.length,
    explanation: explainRow(row),
    differences: differencesOf(row),
  };
}
