import { putInsurerListOperation } from '../../shared/contract/operations/reconciliation.ts';
import { type Instant } from '../../shared/domain/dates.ts';
import { listId } from '../../shared/domain/ids.ts';
import { controlTotalsOf } from '../../shared/domain/reconciliation/control-totals.ts';
import { type PutInsurerList } from '../../shared/domain/reconciliation/insurer-list.ts';
import { judgeUnknown } from '../../shared/domain/reconciliation/judge-unknown.ts';
import { type ListedRow, rowKeyOf } from '../../shared/domain/reconciliation/listed-row.ts';
import { reconcileRows } from '../../shared/domain/reconciliation/reconcile-rows.ts';
import { invariant } from '../../shared/domain/result.ts';
import { type ListRefusal, mayPutList, putList } from '../../shared/domain/settlement/put-list.ts';
import { type SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { type SettlementIn } from '../../shared/domain/settlement/settlement.ts';
import { writeComparedRows } from '../../shared/persistence/insurer-lists.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { readLedgerRows, readSettlement, replaceSettlement } from '../../shared/persistence/settlements.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { derivedId, sha256 } from '../runtime/minting.ts';
import { answer, invalidRequest, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { booksOf } from '../settlement/books-of.ts';
import { settlementView } from '../settlement/settlement-view.ts';
import { faultsOfRow, type InsurerList, mostErrors, readInsurerList } from './read-insurer-list.ts';

/** Policies that are looked up at once. */
const policiesAtOnce = 50;

/**
 * The compared rows are stored first, under a list that nothing names; settlement and command are then one transaction, from
 * which on the rows hold.
 */
export const putInsurerList = changingRoute(
  putInsurerListOperation,
  async ({ params, body, caller, now, command }) => {
    invariant(body instanceof Uint8Array, 'the body is a file');
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
  const rows = await judged(of, compared);
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
  return putList(of, record, { rows, ...books });
}

/** Rows that only the list has are looked up, so that it is told why the ledger has none. */
async function judged(
  of: SettlementIn<'draft'>,
  rows: readonly SettlementRow[],
): Promise<readonly SettlementRow[]> {
  const found: SettlementRow[] = [];
  for (let at = 0; at < rows.length; at += policiesAtOnce) {
    const part = rows.slice(at, at + policiesAtOnce);
    found.push(...(await Promise.all(part.map((row) => judgedRow(of, row)))));
  }
  return found;
}

async function judgedRow(of: SettlementIn<'draft'>, row: SettlementRow): Promise<SettlementRow> {
  if (row.outcome !== 'ONLY_INSURER') return row;
  const scope = { kind: 'insurer', insurer: of.insurer } as const;
  return judgeUnknown(row, await readPolicy(businessTable(), scope, row.policyNo), of.programmeId);
}

function quarantineView(of: SettlementIn<'draft'>, { titles, bad }: InsurerList) {
  return {
    rejected: bad.length,
    errors: bad.slice(0, mostErrors).flatMap((row) => faultsOfRow(row, titles)),
    ...(bad.length === 0 ? {} : { errorsUrl: `/v1/settlements/${of.settlementId}/insurer-list/errors` }),
  };
}

function byRowKey(a: ListedRow | SettlementRow, b: ListedRow | SettlementRow): number {
  const [left, right] = [rowKeyOf(a), rowKeyOf(b)];
  return left < right ? -1 : Number(left > right);
}

function refusalOf(of: ListRefusal): Refusal {
  switch (of.kind) {
    case 'forbidden':
      return refusal(of.kind, '名单由结算单所属的保险公司财务提交。');
    case 'settlement-building':
      return refusal(of.kind, '结算单正在生成，名单还不完整。请稍后再提交。');
    case 'wrong-status':
      return refusal(of.kind, '结算单已提交财政，名单不能再改。如需更正，请由财政退回后重新申请结算。', {
        facts: { status: of.status },
      });
    case 'list-already-put':
      return refusal(
        of.kind,
        '这份名单已经比对过，内容完全相同。请更正后提交新的名单，或直接查看比对结果。',
        {
          facts: { listId: of.list.listId, putAt: of.list.putAt },
        },
      );
  }
}
