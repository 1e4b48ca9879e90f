import { listEntriesOperation } from '../../shared/contract/operations/ledger.ts';
import { type Scope } from '../../shared/domain/access/role.ts';
import { claimNo, policyNo, settlementId } from '../../shared/domain/ids.ts';
import { type JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import { readClaim } from '../../shared/persistence/claims.ts';
import { listEntriesOf } from '../../shared/persistence/entries.ts';
import { type Key, keys } from '../../shared/persistence/keys.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

interface Query {
  readonly policyNo?: string | undefined;
  readonly claimNo?: string | undefined;
  readonly settlementId?: string | undefined;
}

/** What the entries asked for lie beside, and which of those beside it belong. */
interface Owner {
  readonly key: Key;
  readonly keep?: (entry: JournalEntry) => boolean;
}

export const listEntries = readingRoute(listEntriesOperation, async ({ query, caller }) => {
  const owner = await ownerFor(query, caller.scope);
  if (owner === undefined) return notFound();
  return answer(await listEntriesOf(businessTable(), owner.key, query, owner.keep));
});

/** `undefined` for an id that does not exist or that the caller may not see. */
function ownerFor(query: Query, scope: Scope): Promise<Owner | undefined> {
  if (query.policyNo !== undefined) return policyOwner(query.policyNo, scope);
  if (query.claimNo !== undefined) return claimOwner(query.claimNo, scope);
  return settlementOwner(query.settlementId ?? '', scope);
}

async function policyOwner(text: string, scope: Scope): Promise<Owner | undefined> {
  const id = policyNo.safeParse(text);
  const policy = id.success ? await readPolicy(businessTable(), scope, id.data) : undefined;
  return policy && { key: keys.policy(policy.policyNo) };
}

/** A claim's entries lie beside its policy. */
async function claimOwner(text: string, scope: Scope): Promise<Owner | undefined> {
  const id = claimNo.safeParse(text);
  const claim = id.success ? await readClaim(businessTable(), scope, id.data) : undefined;
  return claim && { key: keys.policy(claim.policyNo), keep: (entry) => entry.claimNo === claim.claimNo };
}

async function settlementOwner(text: string, scope: Scope): Promise<Owner | undefined> {
  const id = settlementId.safeParse(text);
  const settlement = id.success ? await readSettlement(businessTable(), scope, id.data) : undefined;
  return settlement && { key: keys.settlement(settlement.settlementId) };
}
