import { listEntriesOperation } from '../../shared/contract/operations/ledger.ts';
import { type Scope } from '../../shared/domain/access/role.ts';
import { claimNo, policyNo, settlementId } from '../../shared/domain/ids.ts';
import { type JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import { type Page, type Paged } from '../../shared/persistence/listing.ts';
import {
  entriesOfClaim,
  entriesOfPolicy,
  entriesOfSettlement,
} from '../../shared/persistence/owned-entries.ts';
import { isBookedBy } from '../../shared/domain/ledger/budget-cells.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { type BudgetQuery, entriesOfBudget } from './budget-entries.ts';

interface Query extends Page, BudgetQuery {
  readonly policyNo?: string | undefined;
  readonly claimNo?: string | undefined;
  readonly settlementId?: string | undefined;
  readonly programmeId?: string | undefined;
}

export const listEntries = readingRoute(listEntriesOperation, async ({ query, caller }) => {
  const entries = await entriesFor(query, caller.scope);
  return entries === undefined ? notFound() : answer(entries);
});

/** `undefined` for an id that does not exist, that is none, or that the caller may not see. */
async function entriesFor(query: Query, scope: Scope): Promise<Paged<JournalEntry> | undefined> {
  const isBooked = (entry: JournalEntry) => isBookedBy(entry, query.asOf);
  if (query.programmeId !== undefined) return entriesOfBudget(query.programmeId, query, scope);
  const policy = policyNo.safeParse(query.policyNo);
  if (policy.success) return entriesOfPolicy(businessTable(), scope, policy.data, query, isBooked);
  const claim = claimNo.safeParse(query.claimNo);
  if (claim.success) return entriesOfClaim(businessTable(), scope, claim.data, query, isBooked);
  const settlement = settlementId.safeParse(query.settlementId);
  if (settlement.success)
    return entriesOfSettlement(businessTable(), scope, settlement.data, query, isBooked);
  return undefined;
}
