import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { caseRead, type CaseRead } from '../domain/access/case-read.ts';
import { type Day } from '../domain/dates.ts';
import { type Key, keys } from './keys.ts';
import { fillPage, InvalidCursor, type Page, type Paged } from './listing.ts';
import { type Item, type Store } from './store.ts';

export function caseReadKey({ org, on, caseId, subject, route }: CaseRead): Key {
  return keys.caseRead(org, on, [caseId, subject, route].join('#'));
}

/** Records a look at a case; the first one of the day stays. */
export async function insertCaseRead(store: Store, of: CaseRead, abortSignal: AbortSignal): Promise<void> {
  const put = new PutCommand({
    TableName: store.tableName,
    Item: { ...caseReadKey(of), type: 'case-read', ...of },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  try {
    await store.client.send(put, { abortSignal });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/**
 * Looks of an organisation's people in a span of days that pass `keep`, the newest day first.
 *
 * @throws InvalidCursor
 */
export async function listCaseReads(
  store: Store,
  of: { readonly org: string; readonly from: Day; readonly to: Day },
  page: Page,
  keep: (look: CaseRead) => boolean,
): Promise<Paged<CaseRead>> {
  const first = keys.caseRead(of.org, of.from, '');
  const last = keys.caseRead(of.org, of.to, '\u{FFFF}');
  const readOn = (start: Item | undefined) =>
    store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': first.pk, ':first': first.sk, ':last': last.sk },
        ScanIndexForward: false,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
  const from = page.cursor === undefined ? undefined : startOf(first, last, page.cursor);
  const cursorOf = (item: Item) => Buffer.from(String(item['sk'])).toString('base64url');
  const parse = (item: Item) => caseRead.parse(item);
  return fillPage(readOn, { from, limit: page.limit }, { parse, keep, cursorOf });
}

function startOf(first: Key, last: Key, cursor: string): Item {
  const sk = Buffer.from(cursor, 'base64url').toString('utf8');
  if (sk < first.sk || sk > last.sk || sk.length > 300) throw new InvalidCursor();
  return { pk: first.pk, sk };
}
