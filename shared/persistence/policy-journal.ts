import { maySee, type Scope } from '../domain/access/role.ts';
import type { PolicyNo } from '../domain/ids.ts';
import { journalEntry, type JournalEntry } from '../domain/ledger/journal-entry.ts';
import { insurersOf, policy, type Policy } from '../domain/policies/policy.ts';
import { keys } from './keys.ts';
import { readPartition, type Store } from './store.ts';

/** A policy with all its entries in one read; `undefined` for a policy that the scope may not see. */
export async function readPolicyWithEntries(
  store: Store,
  scope: Scope,
  policyNo: PolicyNo,
): Promise<{ policy: Policy; entries: readonly JournalEntry[] } | undefined> {
  const items = await readPartition(store, keys.policy(policyNo).pk);
  const item = items.find((one) => one['type'] === 'policy');
  if (item === undefined) return undefined;
  const found = policy.parse(item);
  const parties = { uscc: found.uscc, insurers: insurersOf(found), divisionCode: found.divisionCode };
  if (!maySee(scope, parties)) return undefined;
  return {
    policy: found,
    entries: items.filter((one) => one['type'] === 'entry').map((one) => journalEntry.parse(one)),
  };
}
