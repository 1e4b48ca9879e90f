import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Scope } from '../domain/access/role.ts';
import { notice, type Notice } from '../domain/notices/notice.ts';
import { keys } from './keys.ts';
import { InvalidCursor, type Page, type Paged } from './listing.ts';
import { insert, type Store, type Write } from './store.ts';

export function insertNotice(of: Notice): Write {
  return insert('notice', { ...keys.notice(of.audience, of.noticeId), type: 'notice', ...of });
}

/** Notices of the caller's own organisation, newest first; the cursor is the last notice's id. */
export async function listNotices(store: Store, scope: Scope, page: Page): Promise<Paged<Notice>> {
  const audience = audienceOf(scope);
  if (audience === undefined) return { items: [] };
  if (
    page.cursor !== undefined &&
    !z
      .string()
      .regex(/^ntc_[0-9A-Z]{26}$/)
      .safeParse(page.cursor).success
  ) {
    throw new InvalidCursor();
  }
  const { pk } = keys.notice(audience, '');
  const answer = await store.client.send(
    new QueryCommand({
      TableName: store.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ScanIndexForward: false,
      Limit: page.limit,
      ...(page.cursor === undefined ? {} : { ExclusiveStartKey: keys.notice(audience, page.cursor) }),
    }),
  );
  const items = (answer.Items ?? []).map((item) => notice.parse(item));
  const last = items.at(-1);
  const more = answer.LastEvaluatedKey !== undefined && last !== undefined;
  return { items, ...(more ? { nextCursor: last.noticeId } : {}) };
}

function audienceOf(scope: Scope): string | undefined {
  switch (scope.kind) {
    case 'firm':
      return `firm#${scope.uscc}`;
    case 'insurer':
      return `insurer#${scope.insurer}`;
    case 'bureau':
      return `bureau#${scope.division}`;
    case 'operator':
    case 'service':
      return undefined;
  }
}
