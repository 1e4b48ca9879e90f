import { InvalidCursor, type Page, type Paged } from '../../shared/persistence/listing.ts';

/** A page of versions that are all at hand; the cursor is the name of the last one given out. */
export function cataloguePage<Version>(
  versions: readonly Version[],
  nameOf: (one: Version) => string,
  { limit, cursor }: Page,
): Paged<Version> {
  const before = cursor === undefined ? -1 : versions.findIndex((one) => nameOf(one) === cursor);
  if (cursor !== undefined && before < 0) throw new InvalidCursor();
  const items = versions.slice(before + 1, before + 1 + limit);
  const last = items.at(-1);
  return last !== undefined && before + 1 + items.length < versions.length
    ? { items, nextCursor: nameOf(last) }
    : { items };
}
