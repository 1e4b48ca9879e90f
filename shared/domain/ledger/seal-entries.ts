import * as z from 'zod';
import { day, type Day, dayOf } from '../dates.ts';
import { entryId } from '../ids.ts';
import { invariant } from '../result.ts';
import { canonicalJson } from './canonical-json.ts';
import type { JournalEntry } from './journal-entry.ts';

/** SHA-256 of a text, in hexadecimal digits. */
export type Digest = (text: string) => string;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What the first block of a chain names as the one before. */
export const noHash = '0'.repeat(64);

/**
 * Entries of a programme are one chain; what belongs to no programme is a chain of its insurer, and what belongs to neither
 * is `general`.
 */
export const chainName = z
  .string()
  .regex(/^(programme:[A-Za-z0-9-]{1,40}|insurer:[a-z][a-z0-9-]{1,30}|general)$/)
  .brand('ChainName');
export type ChainName = z.infer<typeof chainName>;

export const sealedEntry = z.object({ entryId, hash });
export type SealedEntry = z.infer<typeof sealedEntry>;

/**
 * A block of a chain: entries of one day in the order in which they came, each by its hash, and the hash of the block
 * before. Blocks are never changed; what comes later, of the same day too, is a block of its own.
 */
export const ledgerBlock = z.object({
  chain: chainName,
  number: z.int().positive(),
  day,
  previousHash: hash,
  entries: z.array(sealedEntry).min(1).readonly(),
  hash,
});
export type LedgerBlock = z.infer<typeof ledgerBlock>;

/** Where a chain ends: its last block. */
export const chainHead = z.object({
  chain: chainName,
  number: z.int().nonnegative(),
  hash,
  day: day.optional(),
  /** How many entries the chain holds. */
  entries: z.int().nonnegative(),
  revision: z.int(),
});
export type ChainHead = z.infer<typeof chainHead>;

export const chainOf = {
  programme: (programmeId: string) => chainName.parse(`programme:${programmeId}`),
  insurer: (insurer: string) => chainName.parse(`insurer:${insurer}`),
  general: chainName.parse('general'),
} as const;

/** The chain that an entry is sealed in (rulebook 14.1). */
export function chainFor(entry: Pick<JournalEntry, 'programmeId' | 'insurer'>): ChainName {
  if (entry.programmeId !== undefined) return chainOf.programme(entry.programmeId);
  return entry.insurer === undefined ? chainOf.general : chainOf.insurer(entry.insurer);
}

/** The hash of an entry: of everything that it says. */
export function hashOfEntry(entry: JournalEntry, digest: Digest): string {
  return digest(canonicalJson(entry));
}

/** The hash of a block: of its place in the chain, its day, its entries' hashes in their order, and the block before. */
export function hashOfBlock(
  of: Pick<LedgerBlock, 'chain' | 'number' | 'day' | 'previousHash' | 'entries'>,
  digest: Digest,
): string {
  const { chain, number, day: on, previousHash, entries } = of;
  return digest(canonicalJson({ chain, number, day: on, previousHash, entries }));
}

export function emptyChain(chain: ChainName): ChainHead {
  return { chain, number: 0, hash: noHash, entries: 0, revision: -1 };
}

/**
 * Rulebook 14.1: seals entries of one day behind the head of their chain: the new block, and the head after it.
 *
 * @throws BrokenInvariant when there are none, or when they are not of this chain or not of one day.
 */
export function sealEntries(
  head: ChainHead,
  entries: readonly JournalEntry[],
  digest: Digest,
): { readonly block: LedgerBlock; readonly head: ChainHead } {
  const [first] = entries;
  invariant(first !== undefined, 'a block seals at least one entry');
  const on = dayOf(first.bookedAt);
  for (const entry of entries) {
    invariant(chainFor(entry) === head.chain, `entry ${entry.entryId} is not of ${head.chain}`);
    invariant(dayOf(entry.bookedAt) === on, `entry ${entry.entryId} is not of ${on}`);
  }
  const content = {
    chain: head.chain,
    number: head.number + 1,
    day: on,
    previousHash: head.hash,
    entries: entries.map((entry) => ({ entryId: entry.entryId, hash: hashOfEntry(entry, digest) })),
  };
  const block = { ...content, hash: hashOfBlock(content, digest) };
  return {
    block,
    head: {
      chain: head.chain,
      number: block.number,
      hash: block.hash,
      day: on,
      entries: head.entries + entries.length,
      revision: head.revision + 1,
    },
  };
}

/** Entries that are sealed together: of one chain and one day, each in the order in which it came. */
export function blocksFor<Entry extends JournalEntry>(
  entries: readonly Entry[],
): readonly { readonly chain: ChainName; readonly day: Day; readonly entries: readonly Entry[] }[] {
  const groups = new Map<string, { chain: ChainName; day: Day; entries: Entry[] }>();
  for (const entry of entries) {
    const chain = chainFor(entry);
    const on = dayOf(entry.bookedAt);
    const group = groups.get(`${chain}#${on}`) ?? { chain, day: on, entries: [] };
    group.entries.push(entry);
    groups.set(`${chain}#${on}`, group);
  }
  return [...groups.values()];
}
