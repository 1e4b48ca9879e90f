import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { table } from '../contract/table.ts';
import { maySee, type Scope } from '../domain/access/role.ts';
import { application, type Application, dueAtOf } from '../domain/applications/application.ts';
import { type Instant } from '../domain/dates.ts';
import type { ApplicationId, DivisionCode } from '../domain/ids.ts';
import { divisionPrefix, keys, listed } from './keys.ts';
import { listPage, listQuery, type Page, type Paged } from './listing.ts';
import { insert, type Item, read, replace, type Store, type Write } from './store.ts';

export async function readApplication(
  store: Store,
  scope: Scope,
  applicationId: ApplicationId,
): Promise<Application | undefined> {
  const item = await read(store, keys.application(applicationId));
  if (item === undefined) return undefined;
  const found = application.parse(item);
  return maySee(scope, { ...found, insurers: [] }) ? found : undefined;
}

export function listApplications(
  store: Store,
  scope: Scope,
  page: Page,
  keep: (one: Application) => boolean,
): Promise<Paged<Application>> {
  return listPage(store, listQuery('APPLICATIONS', scope), page, (item) => application.parse(item), keep);
}

/** Applications of a programme's year within a division that are not paid, turned down or forfeited; only counted. */
export async function countOpenApplications(
  store: Store,
  division: DivisionCode,
  { programmeId, year }: { readonly programmeId: string; readonly year: number },
): Promise<number> {
  const { byDivision } = table.indexes;
  let [count, from]: [number, Item | undefined] = [0, undefined];
  do {
    const answer: QueryCommandOutput = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        IndexName: byDivision.name,
        Select: 'COUNT',
        KeyConditionExpression: '#p = :p AND begins_with(#s, :s)',
        FilterExpression:
          'programmeId = :programme AND #year = :year AND NOT #status IN (:paid, :rejected, :forfeited)',
        ExpressionAttributeNames: {
          '#p': byDivision.partitionKey,
          '#s': byDivision.sortKey,
          '#year': 'year',
          '#status': 'status',
        },
        ExpressionAttributeValues: {
          ':p': listed.divisionList('APPLICATIONS', division),
          ':s': divisionPrefix(division),
          ':programme': programmeId,
          ':year': year,
          ':paid': 'paid',
          ':rejected': 'rejected',
          ':forfeited': 'forfeited',
        },
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    count += answer.Count ?? 0;
    from = answer.LastEvaluatedKey;
  } while (from !== undefined);
  return count;
}

/** An application as it became: new at revision 0, else over the revision it was decided on. */
export function writeApplication(of: Application): Write {
  const sort = `${of.openedAt}#${of.applicationId}`;
  const dueAt = dueAtOf(of);
  const item = {
    ...keys.application(of.applicationId),
    type: 'application',
    ...listed.byFirm('APPLICATIONS', of.uscc, sort),
    ...listed.byDivision('APPLICATIONS', of.divisionCode, sort),
    ...(dueAt === undefined ? {} : listed.byDue('APPLICATION', `${dueAt}#${of.applicationId}`)),
    ...of,
  };
  return of.revision === 0 ? insert('application', item) : replace('application', item);
}

/** Every application that the passing of time has something to do with, and when the next one will be. */
export async function dueApplications(
  store: Store,
  now: Instant,
): Promise<{ due: readonly Application[]; nextDueAt: Instant | undefined }> {
  const due: Application[] = [];
  let from: Item | undefined;
  do {
    const answer = await store.client.send(queueQuery(store, '<=', now, from));
    due.push(...(answer.Items ?? []).map((item) => application.parse(item)));
    from = answer.LastEvaluatedKey;
  } while (from !== undefined);
  const { Items: coming = [] } = await store.client.send(queueQuery(store, '>', now, undefined));
  return { due, nextDueAt: coming.map((item) => dueAtOf(application.parse(item)))[0] };
}

function queueQuery(store: Store, side: '<=' | '>', now: Instant, from: Item | undefined): QueryCommand {
  const { byDue } = table.indexes;
  return new QueryCommand({
    TableName: store.tableName,
    IndexName: byDue.name,
    KeyConditionExpression: `#p = :p AND #s ${side} :now`,
    ExpressionAttributeNames: { '#p': byDue.partitionKey, '#s': byDue.sortKey },
    ExpressionAttributeValues: { ':p': 'APPLICATION', ':now': `${now}~` },
    ...(side === '>' ? { Limit: 1 } : {}),
    ...(from === undefined ? {} : { ExclusiveStartKey: from }),
  });
}
