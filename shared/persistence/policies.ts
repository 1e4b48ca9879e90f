import { maySee, type Scope } from '../domain/access/role.ts';
import type { Instant } from '../domain/dates.ts';
import type { PolicyNo } from '../domain/ids.ts';
import { insurersOf, leadOf, policy, type Policy } from '../domain/policies/policy.ts';
import { table } from '../contract/table.ts';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { keys, listed } from './keys.ts';
import { listPage, listQuery, type Page, type Paged } from './listing.ts';
import { insert, type Item, read, replace, type Store, type Write } from './store.ts';

export async function readPolicy(
  store: Store,
  scope: Scope,
  policyNo: PolicyNo,
): Promise<Policy | undefined> {
  const item = await read(store, keys.policy(policyNo));
  if (item === undefined) return undefined;
  const found = policy.parse(item);
  const parties = { uscc: found.uscc, insurers: insurersOf(found), divisionCode: found.divisionCode };
  return maySee(scope, parties) ? found : undefined;
}

export function insertPolicy(of: Policy): Write {
  return insert('policy', itemOf(of));
}

export function replacePolicy(of: Policy): Write {
  return replace('policy', itemOf(of));
}

export function listPolicies(
  store: Store,
  scope: Scope,
  page: Page,
  keep: (one: Policy) => boolean,
): Promise<Paged<Policy>> {
  return listPage(store, listQuery('POLICIES', scope), page, (item) => policy.parse(item), keep);
}

/** Unpaid binds whose time is up, soonest first, and when the next one's will be. */
export async function dueToLapse(
  store: Store,
  now: Instant,
  limit: number,
): Promise<{ due: readonly PolicyNo[]; nextDueAt: Instant | undefined }> {
  const { byDue } = table.indexes;
  const answer = await store.client.send(
    new QueryCommand({
      TableName: store.tableName,
      IndexName: byDue.name,
      KeyConditionExpression: '#p = :p',
      ExpressionAttributeNames: { '#p': byDue.partitionKey },
      ExpressionAttributeValues: { ':p': 'LAPSE' },
      Limit: limit,
    }),
  );
  const waiting = (answer.Items ?? []).map((item) => policy.parse(item));
  const due = waiting.filter((one) => one.payment.payBy <= now).map((one) => one.policyNo);
  return { due, nextDueAt: waiting.find((one) => one.payment.payBy > now)?.payment.payBy };
}

function itemOf(of: Policy): Item & { revision: number } {
  const sort = `${of.boundAt}#${of.policyNo}`;
  return {
    ...keys.policy(of.policyNo),
    type: 'policy',
    ...listed.byFirm('POLICIES', of.uscc, sort),
    ...listed.byInsurer('POLICIES', leadOf(of), sort),
    ...listed.byDivision('POLICIES', of.divisionCode, sort),
    ...(of.status === 'awaiting-payment' ? listed.byDue('LAPSE', `${of.payment.payBy}#${of.policyNo}`) : {}),
    ...of,
  };
}
