import { blocksFor, type ChainName, sealEntries } from '../../shared/domain/ledger/seal-entries.ts';
import { commitBlock, entryOf, type OwnedEntry, readHead } from '../../shared/persistence/ledger-chains.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { logEvent } from '../runtime/log.ts';
import { sha256 } from '../runtime/minting.ts';
import { streamGatherer } from '../runtime/stream.ts';

/**
 * Rulebook 14.1: the one consumer that orders entries into blocks, after the fact: no command waits for it. Each block is one
 * transaction over the head of its chain, in which every entry is sealed once; so a change that comes again, or a function
 * that ended half-way, changes nothing.
 */
export const handler = streamGatherer('sealer', async (changes) => {
  const entries = changes.flatMap(({ kind, item }) => (kind === 'inserted' ? (entryOf(item) ?? []) : []));
  for (const group of blocksFor(entries)) await seal(group.chain, group.entries);
});

async function seal(chain: ChainName, entries: readonly OwnedEntry[]): Promise<void> {
  let open = entries;
  for await (const _ of attempts()) {
    if (open.length === 0) return;
    const { block, head } = sealEntries(
      await readHead(businessTable(), chain),
      open.map(({ owner: _owner, ...entry }) => entry),
      sha256,
    );
    const owners = open.map((entry) => entry.owner);
    const sealed = await commitBlock(businessTable(), block, head, owners);
    if (sealed.done) {
      logEvent('ledger.sealed', { chain, block: block.number, entries: open.length });
      return;
    }
    open = open.filter((entry) => !sealed.sealedBefore.includes(entry.entryId));
  }
  throw new RacedTooOften('a block of the ledger');
}
