import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { settlementId } from '../../../shared/domain/ids.ts';
import { type JournalEntry } from '../../../shared/domain/ledger/journal-entry.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { buildRow } from '../../../shared/domain/settlement/build-rows.ts';
import { type SettlementRow } from '../../../shared/domain/settlement/settlement-row.ts';
import { type SettlementIn } from '../../../shared/domain/settlement/settlement.ts';
import { countMovements, nextMovements } from '../../../shared/persistence/entries.ts';
import { insertRow, readSettlement, replaceSettlement } from '../../../shared/persistence/settlements.ts';
import { commit } from '../../../shared/persistence/store.ts';
import { type WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { policyFileOf } from './policy-file.ts';
import { takeUpHeldRows } from './take-up-held-rows.ts';

const service = { kind: 'service' } as const;
/** A page and its settlement are one transaction (at most 100 items), and its policies are read at once. */
const rowsInPage = 45;

/**
 * Collects the next page of a settlement's rows. Rows and cursor are one transaction, so a repeated delivery goes on where
 * the settlement stands and makes no row twice. After the quarter's own rows come those that earlier settlements held.
 */
export async function collectRows({ subject }: WorkflowTask): Promise<Outcome> {
  const settlement = await readSettlement(businessTable(), service, settlementId.parse(subject));
  invariant(settlement !== undefined, `no settlement ${subject}`);
  if (settlement.status !== 'building') return { outcome: outcomes.done };
  const page = await nextMovements(businessTable(), settlement, settlement.cursor, rowsInPage);
  if (page.movements.length === 0) return takeUpHeldRows(settlement);
  const endorsements = endorsementsIn(page.movements);
  const rows = await Promise.all(endorsements.map((movement) => rowOf(settlement, movement)));
  const next = {
    ...settlement,
    collected: settlement.collected + rows.length,
    expected: settlement.expected ?? (await countMovements(businessTable(), settlement)),
    cursor: page.cursor,
    revision: settlement.revision + 1,
  };
  await commit(businessTable(), [
    replaceSettlement(next),
    ...rows.map((row) => insertRow(settlement.settlementId, row)),
  ]);
  return { outcome: outcomes.more };
}

/** One movement for each policy and endorsement: a row is made once, from all its entries. */
function endorsementsIn(movements: readonly JournalEntry[]): readonly JournalEntry[] {
  const byRow = new Map(
    movements.map((movement) => [`${movement.policyNo ?? ''}#${movement.endorsementNo ?? ''}`, movement]),
  );
  return [...byRow.values()];
}

async function rowOf(settlement: SettlementIn<'building'>, movement: JournalEntry): Promise<SettlementRow> {
  const { programmeId, quarter } = settlement;
  const { policyNo, endorsementNo = '' } = movement;
  invariant(policyNo !== undefined, `entry ${movement.entryId} names no policy`);
  return buildRow({ programmeId, quarter, endorsementNo }, await policyFileOf(policyNo));
}
