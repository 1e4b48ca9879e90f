import { putInsurerListOperation } from '../../shared/contract/operations/reconciliation.ts';
import { type Instant } from '../../shared/domain/dates.ts';
import { listId } from '../../shared/domain/ids.ts';
import { controlTotalsOf } from '../../shared/domain/reconciliation/control-totals.ts';
import { type PutInsurerList } from '../../shared/domain/reconciliation/insurer-list.ts';
import { byRowKey } from '../../shared/domain/reconciliation/listed-row.ts';
import { reconcileRows } from '../../shared/domain/reconciliation/reconcile-rows.ts';
import { mayPutList, putList } from '../../shared/domain/settlement/put-list.ts';
import { sumRows } from '../../shared/domain/settlement/row-sums.ts';
import { type SettlementIn } from '../../shared/domain/settlement/settlement.ts';
import { writeComparedRows } from '../../shared/persistence/insurer-lists.ts';
import { readLedgerRows, readSettlement, replaceSettlement } from '../../shared/persistence/settlements.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { derivedId, sha256 } from '../runtime/minting.ts';
import { answer, invalidRequest, notFound } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { beginListJob } from './begin-list-job.ts';
import { judgedRows } from './judge-rows.ts';
import { refusalOf } from './list-refusals.ts';
import { booksOf } from '../settlement/books-of.ts';
import { settlementView } from '../settlement/settlement-view.ts';
import { faultsOfRow, type InsurerList, mostErrors, readInsurerList } from './read-insurer-list.ts';

/**
 * The compared rows are stored first, under a list that nothing names; settlement and command are then one transaction, from
 * which on the rows hold.
 */
export const putInsurerList = changingRoute(
  putInsurerListOperation,
  async ({ params, body, caller, now, command }) => {
    if (!(body instanceof Uint8Array))
      return beginListJob(body, params.settlementId, { caller, now, command });
    const bytes = new Uint8Array(body);
    const hash = sha256(bytes);
    for await (const _ of attempts()) {
      const settlement = await readSettlement(businessTable(), caller.scope, params.settlementId);
      if (settlement === undefined) return notFound();
      const may = mayPutList(settlement, caller, hash);
      if (!may.accepted) return refusalOf(may.refusal);
      const read = await readInsurerList(bytes, settlement.insurer);
      if (!read.ok) return invalidRequest(read.errors);
      const put = await compare(may.value, read.list, { command, now, hash, by: caller.subject });
      const shown = { ...settlementView(put), ...quarantineView(put, read.list) };
      const committed = await commitCommand([replaceSettlement(put), command.remember(shown)]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a settlement');
  },
);

async function compare(
  of: SettlementIn<'draft'>,
  list: InsurerList,
  by: { command: Command; now: Instant; hash: string; by: string },
): Promise<SettlementIn<'draft'>> {
  const [ledger, books] = await Promise.all([readLedgerRows(businessTable(), of.settlementId), booksOf(of)]);
  const compared = [...reconcileRows(ledger.toSorted(byRowKey), list.rows.toSorted(byRowKey), of)];
  const rows = await judgedRows(of, compared);
  const record: PutInsurerList = {
    listId: listId.parse(derivedId('lst', by.command.id)),
    sha256: by.hash,
    putBy: by.by,
    putAt: by.now,
    rows: list.rows.length,
    rejected: list.bad.length,
    control: controlTotalsOf(rows),
  };
  await writeComparedRows(businessTable(), { settlementId: of.settlementId, listId: record.listId }, rows, {
    titles: list.titles,
    rows: list.bad,
  });
  return putList(of, record, { parts: [sumRows(rows)], ...books });
}

function quarantineView(of: SettlementIn<'draft'>, { titles, bad }: InsurerList) {
  return {
    rejected: bad.length,
    errors: bad.slice(0, mostErrors).flatMap((row) => faultsOfRow(row, titles)),
    ...(bad.length === 0 ? {} : { errorsUrl: `/v1/settlements/${of.settlementId}/insurer-list/errors` }),
  };
}
