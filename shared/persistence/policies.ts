import { maySee, type Parties, type Scope } from '../domain/access/role.ts';
import type { Day, Instant } from '../domain/dates.ts';
import type { PolicyNo, Uscc } from '../domain/ids.ts';
import { nextDueOf } from '../domain/policies/due-policy.ts';
import { holdersOf } from '../domain/policies/holders.ts';
import { endorsementsOf, insurersOf, leadOf, policy, type Policy } from '../domain/policies/policy.ts';
import { table } from '../contract/table.ts';
import { type Due, dueIn } from './due-queue.ts';
import { keys, listed } from './keys.ts';
import { listAll, listPage, listQuery, type Page, type Paged } from './listing.ts';
import { insert, type Item, read, replace, type Store, type Write } from './store.ts';

export async function readPolicy(
  store: Store,
  scope: Scope,
  policyNo: PolicyNo,
): Promise<Policy | undefined> {
  const found = await findPolicy(store, policyNo);
  return found && maySee(scope, partiesOf(found)) ? found : undefined;
}

/** CAN-10: the same also for a firm that held the policy once and may still report a loss of its own time. */
export async function readPolicyOfHolders(
  store: Store,
  scope: Scope,
  policyNo: PolicyNo,
): Promise<Policy | undefined> {
  const found = await findPolicy(store, policyNo);
  const seen = found && holdersOf(found).some(({ uscc }) => maySee(scope, { ...partiesOf(found), uscc }));
  return seen === true ? found : undefined;
}

async function findPolicy(store: Store, policyNo: PolicyNo): Promise<Policy | undefined> {
  const item = await read(store, keys.policy(policyNo));
  return item === undefined ? undefined : policy.parse(item);
}

function partiesOf(of: Policy): Parties {
  return { uscc: of.uscc, insurers: insurersOf(of), divisionCode: of.divisionCode };
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

/** Every policy of the scope's own, the newest first; `undefined` where there are more than `most`. */
export async function policiesOfScope(
  store: Store,
  scope: Scope,
  most: number,
): Promise<readonly Policy[] | undefined> {
  const { items, nextCursor } = await listPolicies(store, scope, { limit: most }, () => true);
  return nextCursor === undefined ? items : undefined;
}

/** Days on which an insurer took premium from a firm for a product, as the index knows them. */
export async function premiumDays(store: Store, of: Policy): Promise<readonly Day[]> {
  const query = { index: table.indexes.byFirm, partition: `POLICIES#${of.uscc}` };
  const policies = await listAll(store, query, (item) => policy.parse(item));
  return policies
    .filter((one) => one.product.code === of.product.code && leadOf(one) === leadOf(of))
    .flatMap((one) => [one.payment, ...endorsementsOf(one).flatMap((later) => later.payment ?? [])])
    .flatMap((payment) => payment.paidOn ?? []);
}

/** Every policy of a firm, as the index knows it. */
export function policiesOfFirm(store: Store, uscc: Uscc): Promise<readonly Policy[]> {
  return listAll(store, listQuery('POLICIES', { kind: 'firm', uscc }), (item) => policy.parse(item));
}

/** Policies to which something is due by now, soonest first, and when the next thing is due to another. */
export function duePolicies(store: Store, now: Instant, limit: number): Promise<Due<PolicyNo>> {
  return dueIn(store, 'POLICY', { now, limit }, (item) => policy.parse(item).policyNo);
}

function itemOf(of: Policy): Item & { revision: number } {
  const sort = `${of.boundAt}#${of.policyNo}`;
  const due = nextDueOf(of);
  return {
    ...keys.policy(of.policyNo),
    type: 'policy',
    ...listed.byFirm('POLICIES', of.uscc, sort),
    ...listed.byInsurer('POLICIES', leadOf(of), sort),
    ...listed.byDivision('POLICIES', of.divisionCode, sort),
    ...(due === undefined ? {} : listed.byDue('POLICY', `${due.at}#${of.policyNo}`)),
    ...of,
  };
}
