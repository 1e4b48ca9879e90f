import * as z from 'zod';
import {
  type ChainHead,
  chainHead,
  type ChainName,
  chainName,
  emptyChain,
  ledgerBlock,
  type LedgerBlock,
} from '../domain/ledger/seal-entries.ts';
import { journalEntry, type JournalEntry } from '../domain/ledger/journal-entry.ts';
import { entryId, type EntryId } from '../domain/ids.ts';
import { type Key, keys } from './keys.ts';
import type { Page, Paged } from './listing.ts';
import { partitionPage } from './partition-page.ts';
import { commit, insert, type Item, read, readPartition, replace, type Store } from './store.ts';

/** A block as it is stored: its entries lie beside what caused them. */
const storedBlock = ledgerBlock.extend({ owners: z.array(z.string()) });
type StoredBlock = z.infer<typeof storedBlock>;

/** Where an entry is sealed: its block, and its place in it from 0. */
const seal = z.object({
  entryId,
  chain: chainName,
  block: z.int().positive(),
  place: z.int().nonnegative(),
});
export type Seal = z.infer<typeof seal>;

/** An entry with the partition that it lies in. */
export type OwnedEntry = JournalEntry & { readonly owner: string };

export type Sealing =
  | { readonly done: true }
  /** These were sealed before: another delivery of the same change came first. */
  | { readonly done: false; readonly sealedBefore: readonly EntryId[] };

const entryOfChange = journalEntry.extend({ type: z.literal('entry'), pk: z.string() });

/** The entry that a change of the table brought, with where it lies. */
export function entryOf(item: unknown): OwnedEntry | undefined {
  const parsed = entryOfChange.safeParse(item);
  return parsed.success ? { ...journalEntry.parse(item), owner: parsed.data.pk } : undefined;
}

export async function readHead(store: Store, chain: ChainName): Promise<ChainHead> {
  const item = await read(store, keys.chainHead(chain));
  return item === undefined ? emptyChain(chain) : chainHead.parse(item);
}

/**
 * Writes a block, the head after it and where each entry is sealed, all or nothing: over the head that it was made on, and
 * each entry once.
 */
export async function commitBlock(
  store: Store,
  block: LedgerBlock,
  head: ChainHead,
  owners: readonly string[],
): Promise<Sealing> {
  const { chain, number, entries } = block;
  const headItem = { ...keys.chainHead(chain), type: 'ledger-chain', ...head };
  const first = insert('chain', { ...keys.chainNamed(chain), type: 'ledger-chain', chain });
  const committed = await commit(store, [
    head.revision === 0 ? insert('head', headItem) : replace('head', headItem),
    ...(head.revision === 0 ? [first] : []),
    insert('block', { ...keys.ledgerBlock(chain, number), type: 'ledger-block', ...block, owners }),
    ...entries.map((entry, place) =>
      insert(sealLabel(entry.entryId), {
        ...keys.seal(owners[place] ?? '', entry.entryId),
        type: 'seal',
        entryId: entry.entryId,
        chain,
        block: number,
        place,
      }),
    ),
  ]);
  if (committed.done) return { done: true };
  const sealedBefore = entries.map((entry) => entry.entryId);
  return { done: false, sealedBefore: sealedBefore.filter((id) => committed.failed.includes(sealLabel(id))) };
}

/** Names of the chains that there are, in order. */
export async function listChains(store: Store): Promise<readonly ChainName[]> {
  const items = await readPartition(store, keys.chainNamed('').pk);
  return items.map((item) => chainName.parse(item['chain']));
}

/** Blocks of a chain, the first one first. */
export function listBlocks(store: Store, chain: ChainName, page: Page): Promise<Paged<LedgerBlock>> {
  const { pk } = keys.chainHead(chain);
  return partitionPage(
    store,
    { pk, sortPrefix: 'BLOCK#' },
    page,
    (item) => ledgerBlock.parse(item),
    () => true,
  );
}

/** A block, and its entries as they are stored, in its order. */
export async function readBlock(
  store: Store,
  chain: ChainName,
  number: number,
): Promise<{ readonly block: LedgerBlock; readonly entries: readonly JournalEntry[] } | undefined> {
  const item = await read(store, keys.ledgerBlock(chain, number));
  if (item === undefined) return undefined;
  const stored = storedBlock.parse(item);
  return { block: ledgerBlock.parse(item), entries: await entriesIn(store, stored) };
}

/** Where the entries of a policy, settlement, budget or bank account are sealed. */
export async function sealsBeside(store: Store, owner: Key): Promise<readonly Seal[]> {
  return (await readPartition(store, keys.seal(owner.pk, '').pk)).map((item) => seal.parse(item));
}

function entriesIn(store: Store, { owners, entries }: StoredBlock): Promise<readonly JournalEntry[]> {
  return Promise.all(
    entries.map(async (sealed, place) => {
      const item: Item | undefined = await read(
        store,
        keys.entryOf({ pk: owners[place] ?? '', sk: '' }, sealed.entryId),
      );
      return journalEntry.parse(item);
    }),
  );
}

function sealLabel(id: string): string {
  return `seal ${id}`;
}
