import { byText } from '../reconciliation/divide-list.ts';

const bits32 = 4_294_967_296;

/** A number from 0 to 2³² − 1 that follows from a key and spreads keys evenly (FNV-1a, mixed as in MurmurHash3). */
export function hashOf(key: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The bucket, counted from 0, in which everything of a key meets. Buckets divide keys by the order of their hashes: what is in
 * hash order within each is so in all of them, one after another, however many there are.
 */
export function bucketOf(key: string, buckets: number): number {
  return Math.trunc((hashOf(key) * buckets) / bits32);
}

/** More would leave a few lines in each file of each bucket. */
const mostBuckets = 1_000;

/** How many buckets so many items are divided into. */
export function bucketsFor(items: number, itemsInBucket: number): number {
  const wanted = Math.trunc((items + itemsInBucket - 1) / itemsInBucket);
  return Math.max(1, Math.min(mostBuckets, wanted));
}

/** Groups in hash order. */
export function inHashOrder<Group>(
  groups: ReadonlyMap<string, Group>,
): readonly (readonly [string, Group])[] {
  return [...groups]
    .map(([key, group]) => ({ hash: hashOf(key), key, group }))
    .sort((one, other) => one.hash - other.hash || byText(one.key, other.key))
    .map(({ key, group }) => [key, group] as const);
}

/** The group of a key, made by `empty` where there is none yet. */
export function groupAt<Key, Group>(groups: Map<Key, Group>, key: Key, empty: () => Group): Group {
  const found = groups.get(key) ?? empty();
  groups.set(key, found);
  return found;
}
