import * as z from 'zod';
import { type ListId, type SettlementId } from '../domain/ids.ts';
import { rowFault } from '../domain/imports/row-outcome.ts';
import { rowKeyOf } from '../domain/reconciliation/listed-row.ts';
import { type SettlementRow } from '../domain/settlement/settlement-row.ts';
import { invariant } from '../domain/result.ts';
import { keys } from './keys.ts';
import { commit, insert, put, readPartition, type Store, type Write } from './store.ts';

/** A row of a list that cannot be read, as it was written, and what is to be mended. */
const quarantinedRow = z.object({
  line: z.int().positive(),
  cells: z.array(z.string()).readonly(),
  faults: z.array(rowFault).readonly(),
});
export type QuarantinedRow = z.infer<typeof quarantinedRow>;

/** Titles of a list as the insurer wrote them, beside its rows in quarantine. */
const quarantine = z.object({ titles: z.array(z.string()).readonly() });

/** Which list beside which settlement. */
export interface ListRef {
  readonly settlementId: SettlementId;
  readonly listId: ListId;
}

/** Writes in one transaction, and transactions on their way at once. */
const writesAtOnce = 100;
const transactionsAtOnce = 6;

/**
 * Stores the compared rows of a list and those in quarantine. Nobody reads them until the settlement names the list, so a
 * list that stopped half-way has booked nothing, and putting it again writes the same rows.
 */
export async function writeComparedRows(
  store: Store,
  of: ListRef,
  rows: readonly SettlementRow[],
  bad: { readonly titles: readonly string[]; readonly rows: readonly QuarantinedRow[] },
): Promise<void> {
  if (bad.rows.length > 0) await writeTitles(store, of, bad.titles);
  const writes = [
    ...rows.map((row) => comparedWrite(of, row)),
    ...bad.rows.map((row) => faultWrite(of, row.line, row)),
  ];
  const batches: Write[][] = [];
  for (let at = 0; at < writes.length; at += writesAtOnce) batches.push(writes.slice(at, at + writesAtOnce));
  for (let at = 0; at < batches.length; at += transactionsAtOnce) {
    const now = batches.slice(at, at + transactionsAtOnce);
    const committed = await Promise.all(now.map((batch) => commit(store, batch)));
    const stored = committed.every(({ done }) => done);
    invariant(stored, `rows of ${of.listId} lie in the way of another writer`);
  }
}

/** Parts of a list are written at once and have the same titles: whoever comes first writes them, outside of the rows. */
async function writeTitles(
  store: Store,
  { settlementId, listId }: ListRef,
  titles: readonly string[],
): Promise<void> {
  const key = keys.listFault(settlementId, listId, 0);
  await commit(store, [insert('list-titles', { ...key, type: 'list-fault', titles })]);
}

/** The rows of a list in quarantine under their titles; `undefined` where there are none. */
export async function readQuarantine(
  store: Store,
  of: ListRef,
): Promise<{ titles: readonly string[]; rows: readonly QuarantinedRow[] } | undefined> {
  const { pk } = keys.listFault(of.settlementId, of.listId, 0);
  const [header, ...rows] = await readPartition(store, pk, 'FAULT#');
  if (header === undefined) return undefined;
  return { ...quarantine.parse(header), rows: rows.map((row) => quarantinedRow.parse(row)) };
}

function comparedWrite({ settlementId, listId }: ListRef, row: SettlementRow): Write {
  const repeated = row.outcome === 'DUPLICATE' && row.entryIds.length === 0;
  const key = repeated ? `${rowKeyOf(row)}#${row.listed?.line ?? 0}` : rowKeyOf(row);
  return put('compared-row', {
    ...keys.comparedRow(settlementId, listId, key),
    type: 'compared-row',
    ...row,
  });
}

function faultWrite({ settlementId, listId }: ListRef, line: number, of: object): Write {
  return put('list-fault', { ...keys.listFault(settlementId, listId, line), type: 'list-fault', ...of });
}
