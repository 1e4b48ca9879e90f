import { listBlocksOperation } from '../../shared/contract/operations/ledger.ts';
import type { Scope } from '../../shared/domain/access/role.ts';
import { type ChainName, chainOf } from '../../shared/domain/ledger/seal-entries.ts';
import { listBlocks as load } from '../../shared/persistence/ledger-chains.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

/** Hashes are shown to whoever settles: they say nothing about what was booked, and everybody can hold on to them. */
export const listBlocks = readingRoute(listBlocksOperation, async ({ query, caller }) => {
  const chain = await chainSeenBy(caller.scope, query);
  if (chain === undefined) return notFound();
  const { items, ...rest } = await load(businessTable(), chain, query);
  const shown = items.map(({ entries, ...block }) => ({ ...block, entries: entries.length }));
  return answer({ items: shown, ...rest });
});

/** `undefined` for a programme that does not exist and for another insurer's chain. */
async function chainSeenBy(
  scope: Scope,
  { programmeId, insurer }: { programmeId?: string | undefined; insurer?: string | undefined },
): Promise<ChainName | undefined> {
  if (programmeId !== undefined) {
    const known = (await currentCatalogue()).programmes.some(({ id }) => id === programmeId);
    return known ? chainOf.programme(programmeId) : undefined;
  }
  if (insurer === undefined) return chainOf.general;
  const own = scope.kind === 'bureau' || (scope.kind === 'insurer' && scope.insurer === insurer);
  return own ? chainOf.insurer(insurer) : undefined;
}
