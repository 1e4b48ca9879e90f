import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { table } from '../contract/table.ts';
import { type Scope } from '../domain/access/role.ts';
import { type Quarter } from '../domain/dates.ts';
import { type InsurerCode } from '../domain/ids.ts';
import { isSubsidyMovement, journalEntry, type JournalEntry } from '../domain/ledger/journal-entry.ts';
import { provincesUnder } from '../domain/divisions.ts';
import { type Programme } from '../domain/subsidies/programme.ts';
import { type Key, keys, listed, subsidyPartition } from './keys.ts';
import { type IndexQuery, listAll, listPage, listQuery, type Page, type Paged } from './listing.ts';
import { insert, type Item, type Store, type Write } from './store.ts';

/** A new journal entry beside the thing that caused it; entries are never changed. */
export function insertEntry(entry: JournalEntry, owner: Key): Write {
  const sort = `${entry.bookedAt}#${entry.entryId}`;
  const { programmeId, insurer, quarter, divisionCode } = entry;
  const settledIn =
    isSubsidyMovement(entry) && programmeId !== undefined && insurer !== undefined && quarter !== undefined
      ? listed.bySubsidy(programmeId, insurer, quarter, `${rowKeyOf(entry)}#${entry.entryId}`)
      : {};
  return insert('entry', {
    ...keys.entryOf(owner, entry.entryId),
    type: 'entry',
    ...(insurer === undefined ? {} : listed.byInsurer('ENTRIES', insurer, sort)),
    ...(divisionCode === undefined ? {} : listed.byDivision('ENTRIES', divisionCode, sort)),
    ...settledIn,
    ...entry,
  });
}

/** Every entry that touches the caller's organisation, oldest first for an insurer, by division for a bureau. */
export function entriesTouching(store: Store, scope: Scope): Promise<readonly JournalEntry[]> {
  return listAll(store, listQuery('ENTRIES', scope), parseEntry);
}

/** Every entry of a programme, wherever the firms and bureaus are that it is about. */
export async function entriesOfProgramme(
  store: Store,
  of: Pick<Programme, 'id' | 'divisionPrefix'>,
): Promise<readonly JournalEntry[]> {
  const queries = provincesUnder(of.divisionPrefix).map((province): IndexQuery => {
    return {
      index: table.indexes.byDivision,
      partition: listed.divisionList('ENTRIES', province),
      sortPrefix: of.divisionPrefix,
    };
  });
  const found = await Promise.all(queries.map((query) => listAll(store, query, parseEntry)));
  return found.flat().filter((entry) => entry.programmeId === of.id);
}

/** The entries that the scope may see and that pass `keep`: of a bureau's division and below, of an insurer's own. */
export function listEntries(
  store: Store,
  scope: Scope,
  page: Page,
  keep: (entry: JournalEntry) => boolean,
): Promise<Paged<JournalEntry>> {
  return listPage(store, listQuery('ENTRIES', scope), page, parseEntry, keep);
}

/** Whose quarter of a programme is settled. */
export interface SettledQuarter {
  readonly programmeId: string;
  readonly insurer: InsurerCode;
  readonly quarter: Quarter;
}

/** Subsidy that became due or was taken back, in the order of policies and endorsements. */
export interface MovementPage {
  readonly movements: readonly JournalEntry[];
  /** Where the next page begins: pages never part the entries of one endorsement. */
  readonly cursor: string | undefined;
}

/** The movements of a quarter that come after `cursor`, at least one endorsement and about `limit` of them. */
export async function nextMovements(
  store: Store,
  of: SettledQuarter,
  cursor: string | undefined,
  limit: number,
): Promise<MovementPage> {
  const { byFirm } = table.indexes;
  const answer = await store.client.send(
    new QueryCommand({
      TableName: store.tableName,
      IndexName: byFirm.name,
      KeyConditionExpression: '#p = :p AND #s > :after',
      ExpressionAttributeNames: { '#p': byFirm.partitionKey, '#s': byFirm.sortKey },
      ExpressionAttributeValues: {
        ':p': partitionOf(of),
        ':after': cursor === undefined ? ' ' : `${cursor}#~`,
      },
      Limit: limit,
    }),
  );
  const movements = (answer.Items ?? []).map(parseEntry);
  const last = movements.at(-1);
  return { movements, cursor: last === undefined ? undefined : rowKeyOf(last) };
}

/** How many movements a quarter has. */
export async function countMovements(store: Store, of: SettledQuarter): Promise<number> {
  const { byFirm } = table.indexes;
  let count = 0;
  let from: Record<string, unknown> | undefined;
  do {
    const answer = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        IndexName: byFirm.name,
        Select: 'COUNT',
        KeyConditionExpression: '#p = :p',
        ExpressionAttributeNames: { '#p': byFirm.partitionKey },
        ExpressionAttributeValues: { ':p': partitionOf(of) },
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    count += answer.Count ?? 0;
    from = answer.LastEvaluatedKey;
  } while (from !== undefined);
  return count;
}

/** Every movement of a quarter. */
export function allMovements(store: Store, of: SettledQuarter): Promise<readonly JournalEntry[]> {
  return listAll(store, { index: table.indexes.byFirm, partition: partitionOf(of) }, parseEntry);
}

function partitionOf({ programmeId, insurer, quarter }: SettledQuarter): string {
  return subsidyPartition(programmeId, insurer, quarter);
}

function rowKeyOf(entry: JournalEntry): string {
  return `${entry.policyNo ?? ''}#${entry.endorsementNo ?? ''}`;
}

function parseEntry(item: Item): JournalEntry {
  return journalEntry.parse(item);
}
