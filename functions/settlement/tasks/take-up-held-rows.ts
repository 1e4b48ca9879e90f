import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { policyNo } from '../../../shared/domain/ids.ts';
import { addFen, type Fen, subtractFen, sumFen, zeroFen } from '../../../shared/domain/money.ts';
import { rowKeyOf } from '../../../shared/domain/reconciliation/listed-row.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { heldAnew, takenUpBy, waitsForNext } from '../../../shared/domain/settlement/held-rows.ts';
import { type SettlementRow } from '../../../shared/domain/settlement/settlement-row.ts';
import {
  type SettlementIn,
  type TakenUpRows,
  type TotalledSettlement,
} from '../../../shared/domain/settlement/settlement.ts';
import {
  listRows,
  readLedgerRow,
  readSettlement,
  replaceRow,
  replaceSettlement,
  settlementsHolding,
} from '../../../shared/persistence/settlements.ts';
import { commit } from '../../../shared/persistence/store.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { policyFileOf } from './policy-file.ts';

const service = { kind: 'service' } as const;
const rowsInPage = 45;
/** Settlements taken up at once: they and the one that takes them are one transaction. */
const mostTakenUp = 90;

/**
 * The next page of rows that earlier settlements of the insurer held (REC-2, SUB-13). First they are all marked as taken up by
 * this settlement, so that no other takes them too; then their rows are collected, as the ledger has them now.
 */
export async function takeUpHeldRows(settlement: SettlementIn<'building'>): Promise<Outcome> {
  const { takenUp } = settlement;
  if (takenUp === undefined) return begin(settlement);
  const source = takenUp.from[takenUp.place];
  if (source === undefined) return { outcome: outcomes.done };
  const from = await readSettlement(businessTable(), service, source);
  invariant(from !== undefined && from.status !== 'building', `settlement ${source} has rows`);
  const page = await listRows(
    businessTable(),
    service,
    from,
    { limit: rowsInPage, cursor: takenUp.cursor },
    (row) => waitsForNext(from, row),
  );
  const rows = await rowsAnew(settlement, from, page.items);
  const next: TakenUpRows = {
    from: takenUp.from,
    place: page.nextCursor === undefined ? takenUp.place + 1 : takenUp.place,
    ...(page.nextCursor === undefined ? {} : { cursor: page.nextCursor }),
    rows: takenUp.rows + rows.length,
    subsidyFen: addFen(takenUp.subsidyFen, sumFen(rows.map((one) => one.addedFen))),
  };
  const added = rows.filter((one) => one.isNew).length;
  const collected = settlement.collected + added;
  const expected = (settlement.expected ?? 0) + added;
  const revision = settlement.revision + 1;
  await commit(businessTable(), [
    replaceSettlement({ ...settlement, takenUp: next, collected, expected, revision }),
    ...rows.map(({ row }) => replaceRow(settlement, row)),
  ]);
  return { outcome: outcomes.more };
}

async function begin(settlement: SettlementIn<'building'>): Promise<Outcome> {
  const holding = (await settlementsHolding(businessTable(), settlement)).slice(0, mostTakenUp);
  if (holding.length === 0) return { outcome: outcomes.done };
  const from = holding.map((one) => one.settlementId);
  const takenUp = { from, place: 0, rows: 0, subsidyFen: zeroFen };
  await commit(businessTable(), [
    replaceSettlement({ ...settlement, takenUp, revision: settlement.revision + 1 }),
    ...holding.map((one) => replaceSettlement(takenUpBy(one, settlement.settlementId))),
  ]);
  return { outcome: outcomes.more };
}

interface TakenUpRow {
  readonly row: SettlementRow;
  readonly isNew: boolean;
  /** What it adds to the subsidy of the quarter's own rows. */
  readonly addedFen: Fen;
}

/** Where something was booked for a row in this quarter too, both are one row: its key is its policy and endorsement (REC-1). */
async function rowsAnew(
  into: SettlementIn<'building'>,
  from: TotalledSettlement,
  held: readonly SettlementRow[],
): Promise<readonly TakenUpRow[]> {
  const once = new Map(held.map((row) => [rowKeyOf(row), row]));
  return Promise.all(
    [...once.values()].map(async (row) => {
      const [own, file] = await Promise.all([
        readLedgerRow(businessTable(), into.settlementId, row),
        policyFileOf(policyNo.parse(row.policyNo)),
      ]);
      const anew = heldAnew(row, from, into, file);
      const addedFen = subtractFen(anew.subsidyFen, own?.subsidyFen ?? zeroFen);
      return { row: anew, isNew: own === undefined, addedFen };
    }),
  );
}
