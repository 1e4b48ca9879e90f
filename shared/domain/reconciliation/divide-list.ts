/** A Map goes through at most so many parts, each of them worth its call. */
const mostParts = 400;
const fewestRowsInPart = 2_500;

/** Every so-manieth key is enough to divide a list evenly. */
export const keysPerSample = 64;

/** How many parts a list of so many rows is divided into. */
export function partsFor(rows: number): number {
  const wanted = Math.trunc((rows + fewestRowsInPart - 1) / fewestRowsInPart);
  return Math.max(1, Math.min(mostParts, wanted));
}

/**
 * Keys at which a list is divided, in order: a part holds the keys from its own on and before the next, so that a key lies in
 * one part wholly, on both sides (REC-1).
 */
export function boundariesOf(sample: readonly string[], parts: number): readonly string[] {
  const sorted = [...new Set(sample)].toSorted(byText);
  const boundaries = Array.from({ length: parts - 1 }, (_, index) => {
    return sorted[Math.trunc(((index + 1) * sorted.length) / parts)];
  });
  return [...new Set(boundaries.filter((key) => key !== undefined))];
}

/** The part that holds a key: how many boundaries do not lie behind it. */
export function partOf(key: string, boundaries: readonly string[]): number {
  let [low, high] = [0, boundaries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((boundaries[middle] ?? '') <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The keys of a part: from `from` on and before `to`, open where there is none. */
export function rangeOf(
  part: number,
  boundaries: readonly string[],
): { readonly from: string | undefined; readonly to: string | undefined } {
  return { from: part === 0 ? undefined : boundaries[part - 1], to: boundaries[part] };
}

/** The order of keys in a part, and in the table. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
