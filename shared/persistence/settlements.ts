import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { table } from '../contract/table.ts';
import { divisionHolds, type Scope } from '../domain/access/role.ts';
import { type Instant } from '../domain/dates.ts';
import {
  divisionCode,
  type InsurerCode,
  insurerCode,
  settlementId as settlementIdShape,
  type SettlementId,
} from '../domain/ids.ts';
import { rowKeyOf } from '../domain/reconciliation/listed-row.ts';
import { hasRowsFor } from '../domain/settlement/held-rows.ts';
import { type SettlementRow, settlementRow } from '../domain/settlement/settlement-row.ts';
import {
  mayReadSettlement,
  settlement,
  type Settlement,
  settlementSlot,
  type SettlementSlot,
  type TotalledSettlement,
} from '../domain/settlement/settlement.ts';
import { nextLateOf } from '../domain/settlement/tell-late.ts';
import { type Due, dueIn } from './due-queue.ts';
import { type SettledQuarter } from './entries.ts';
import { keys, listed } from './keys.ts';
import { type IndexQuery, listAll, listPage, listQuery, type Page, type Paged } from './listing.ts';
import { partitionPage } from './partition-page.ts';
import { insert, type Item, put, read, readPartition, replace, type Store, type Write } from './store.ts';

/** Label of the write that a bank reference can make once for each insurer. */
const paymentLabel = 'settlement-payment';

export async function readSettlement(
  store: Store,
  scope: Scope,
  settlementId: SettlementId,
): Promise<Settlement | undefined> {
  const item = await read(store, keys.settlement(settlementId));
  if (item === undefined) return undefined;
  const found = settlement.parse(item);
  return mayReadSettlement(scope, found) ? found : undefined;
}

export function insertSettlement(of: Settlement): Write {
  return insert('settlement', itemOf(of));
}

export function replaceSettlement(of: Settlement): Write {
  return replace('settlement', itemOf(of));
}

/** Settlements that the scope may read and that pass `keep`, the newest quarter first. */
export function listSettlements(
  store: Store,
  scope: Scope,
  page: Page,
  keep: (one: Settlement) => boolean,
): Promise<Paged<Settlement>> {
  return listPage(store, settlementsQuery(scope), page, parseSettlement, (one) => {
    return mayReadSettlement(scope, one) && keep(one);
  });
}

/** Settlements whose payers are late and have not been told so (SUB-19), soonest first. */
export function lateSettlements(store: Store, now: Instant, limit: number): Promise<Due<SettlementId>> {
  return dueIn(store, 'SETTLEMENT', { now, limit }, (item) => parseSettlement(item).settlementId);
}

/** Every settlement of an insurer. */
export function settlementsOf(store: Store, insurer: InsurerCode): Promise<readonly Settlement[]> {
  return listAll(store, settlementsQuery({ kind: 'insurer', insurer }), parseSettlement);
}

/** Settlements of earlier quarters that carry something forward which no later one has netted (SUB-15). */
export async function unnettedSettlements(
  store: Store,
  of: SettledQuarter,
): Promise<readonly TotalledSettlement[]> {
  const all = await settlementsOf(store, of.insurer);
  return all.filter((one): one is TotalledSettlement => {
    return (
      one.status !== 'building' &&
      one.status !== 'returned' &&
      one.programmeId === of.programmeId &&
      one.quarter < of.quarter &&
      one.totals.carriedForwardFen > 0 &&
      one.carriedInto === undefined
    );
  });
}

/** Settlements of earlier quarters whose held rows one of the quarter takes up. */
export async function settlementsHolding(
  store: Store,
  of: SettledQuarter,
): Promise<readonly TotalledSettlement[]> {
  const all = await settlementsOf(store, of.insurer);
  return all.filter((one) => hasRowsFor(of.quarter, one)).filter((one) => one.programmeId === of.programmeId);
}

export async function readSlot(store: Store, of: SettledQuarter): Promise<SettlementSlot | undefined> {
  const item = await read(store, keys.settlementSlot(of.programmeId, of.insurer, of.quarter));
  return item === undefined ? undefined : settlementSlot.parse(item);
}

/** The slot of a programme, insurer and quarter, written over the revision it was decided on. */
export function writeSlot(of: SettledQuarter, slot: SettlementSlot): Write {
  const item = {
    ...keys.settlementSlot(of.programmeId, of.insurer, of.quarter),
    type: 'settlement-slot',
    ...slot,
  };
  return slot.revision === 0 ? insert('settlement-slot', item) : replace('settlement-slot', item);
}

export function insertRow(settlementId: SettlementId, row: SettlementRow): Write {
  return insert('settlement-row', {
    ...keys.settlementRow(settlementId, row.policyNo, row.endorsementNo),
    type: 'settlement-row',
    ...row,
  });
}

/** A settlement's row of a policy or an endorsement, as the ledger alone has it. */
export async function readLedgerRow(
  store: Store,
  settlementId: SettlementId,
  { policyNo, endorsementNo }: Pick<SettlementRow, 'policyNo' | 'endorsementNo'>,
): Promise<SettlementRow | undefined> {
  const item = await read(store, keys.settlementRow(settlementId, policyNo, endorsementNo));
  return item === undefined ? undefined : parseRow(item);
}

/** A row as an objection left it, where the settlement's rows lie. */
export function replaceRow(of: Settlement, row: SettlementRow): Write {
  const key =
    of.status === 'building' || of.list === undefined
      ? keys.settlementRow(of.settlementId, row.policyNo, row.endorsementNo)
      : keys.comparedRow(of.settlementId, of.list.listId, rowKeyOf(row));
  return put('settlement-row', { ...key, type: 'settlement-row', ...row });
}

/** Rows of a settlement that the scope may read: a bureau sees those of its division and below. */
export function listRows(
  store: Store,
  scope: Scope,
  of: Settlement,
  page: Page,
  keep: (row: SettlementRow) => boolean,
): Promise<Paged<SettlementRow>> {
  return partitionPage(store, { pk: rowsPartition(of), sortPrefix: 'ROW#' }, page, parseRow, (row) => {
    return mayReadRow(scope, of, row) && keep(row);
  });
}

/** The same, all of them. */
export async function readRows(
  store: Store,
  scope: Scope,
  of: Settlement,
): Promise<readonly SettlementRow[]> {
  const items = await readPartition(store, rowsPartition(of), 'ROW#');
  return items.map(parseRow).filter((row) => mayReadRow(scope, of, row));
}

/** The rows as the ledger alone has them, whatever lists were put beside them. */
export async function readLedgerRows(
  store: Store,
  settlementId: SettlementId,
): Promise<readonly SettlementRow[]> {
  return (await readPartition(store, keys.settlement(settlementId).pk, 'ROW#')).map(parseRow);
}

/** The same between two keys, page by page in their order: from `from` on, before `to`. */
export async function* ledgerRowsBetween(
  store: Store,
  settlementId: SettlementId,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): AsyncGenerator<readonly SettlementRow[], void> {
  const { pk } = keys.settlement(settlementId);
  let start: Item | undefined;
  do {
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': `ROW#${from ?? ''}`, ':to': `ROW#${to ?? '~'}` },
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    const rows = (page.Items ?? []).map(parseRow);
    yield rows.filter((row) => to === undefined || rowKeyOf(row) < to);
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

/** Rows lie beside their settlement, or beside the list that they were compared with last. */
function rowsPartition(of: Settlement): string {
  return of.status === 'building' || of.list === undefined
    ? keys.settlement(of.settlementId).pk
    : keys.comparedRow(of.settlementId, of.list.listId, '').pk;
}

/** A transfer of a payer to an insurer, and which settlements it is recorded for; no payer where only its line has come. */
const paymentReference = z.object({
  insurer: insurerCode,
  bankReference: z.string(),
  payer: divisionCode.optional(),
  settlementIds: z.array(settlementIdShape).readonly(),
  revision: z.int().nonnegative(),
});
export type PaymentReference = z.infer<typeof paymentReference>;

export async function readPaymentReference(
  store: Store,
  insurer: InsurerCode,
  bankReference: string,
): Promise<PaymentReference | undefined> {
  const item = await read(store, keys.settlementPayment(insurer, bankReference));
  return item === undefined ? undefined : paymentReference.parse(item);
}

/** Marks a bank reference as used: an insurer receives the same transfer once, for one settlement or for several. */
export function writePaymentReference(of: PaymentReference): Write {
  const item = { ...keys.settlementPayment(of.insurer, of.bankReference), type: 'settlement-payment', ...of };
  return of.revision === 0 ? insert(paymentLabel, item) : replace(paymentLabel, item);
}

function mayReadRow(scope: Scope, of: Settlement, row: SettlementRow): boolean {
  const holds = scope.kind !== 'bureau' || divisionHolds(scope.division, row.divisionCode);
  return holds && mayReadSettlement(scope, of);
}

/** A bureau below the deciding one pays its part, so it looks through the whole province's list. */
function settlementsQuery(scope: Scope): IndexQuery | undefined {
  if (scope.kind === 'firm') return undefined;
  const query = listQuery('SETTLEMENTS', scope);
  if (query === undefined || scope.kind !== 'bureau') return query;
  return { index: table.indexes.byDivision, partition: query.partition };
}

function itemOf(of: Settlement): Item & { revision: number } {
  const sort = `${of.quarter}#${of.programmeId}#${of.insurer}#${String(of.sequence).padStart(3, '0')}`;
  const lateAt = nextLateOf(of);
  return {
    ...keys.settlement(of.settlementId),
    type: 'settlement',
    ...listed.byInsurer('SETTLEMENTS', of.insurer, sort),
    ...listed.byDivision('SETTLEMENTS', of.divisionCode, sort),
    ...(lateAt === undefined ? {} : listed.byDue('SETTLEMENT', `${lateAt}#${of.settlementId}`)),
    ...of,
  };
}

function parseSettlement(item: Item): Settlement {
  return settlement.parse(item);
}

function parseRow(item: Item): SettlementRow {
  return settlementRow.parse(item);
}
