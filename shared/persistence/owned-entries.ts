import type { Scope } from '../domain/access/role.ts';
import { type ClaimNo, type PolicyNo, type SettlementId } from '../domain/ids.ts';
import { journalEntry, type JournalEntry } from '../domain/ledger/journal-entry.ts';
import { readClaim } from './claims.ts';
import { keys } from './keys.ts';
import { type Page, type Paged } from './listing.ts';
import { partitionPage } from './partition-page.ts';
import { readPolicy } from './policies.ts';
import { readSettlement } from './settlements.ts';
import type { Item, Store } from './store.ts';

const entryPrefix = keys.entryOf({ pk: '', sk: '' }, '').sk;

type Keep = (entry: JournalEntry) => boolean;

/** Entries of a policy, oldest first; `undefined` for a policy that the scope may not see. */
export async function entriesOfPolicy(
  store: Store,
  scope: Scope,
  policyNo: PolicyNo,
  page: Page,
  keep: Keep,
): Promise<Paged<JournalEntry> | undefined> {
  const found = await readPolicy(store, scope, policyNo);
  return found && entriesBeside(store, keys.policy(found.policyNo).pk, page, keep);
}

/** Entries of a claim, which lie beside its policy. */
export async function entriesOfClaim(
  store: Store,
  scope: Scope,
  claimNo: ClaimNo,
  page: Page,
  keep: Keep,
): Promise<Paged<JournalEntry> | undefined> {
  const claim = await readClaim(store, scope, claimNo);
  return (
    claim &&
    entriesBeside(store, keys.policy(claim.policyNo).pk, page, (entry) => {
      return entry.claimNo === claim.claimNo && keep(entry);
    })
  );
}

/** Entries of a settlement: what was set off and what was paid. */
export async function entriesOfSettlement(
  store: Store,
  scope: Scope,
  settlementId: SettlementId,
  page: Page,
  keep: Keep,
): Promise<Paged<JournalEntry> | undefined> {
  const settlement = await readSettlement(store, scope, settlementId);
  return settlement && entriesBeside(store, keys.settlement(settlement.settlementId).pk, page, keep);
}

function entriesBeside(store: Store, pk: string, page: Page, keep: Keep): Promise<Paged<JournalEntry>> {
  return partitionPage(store, { pk, sortPrefix: entryPrefix }, page, parseEntry, keep);
}

function parseEntry(item: Item): JournalEntry {
  return journalEntry.parse(item);
}
