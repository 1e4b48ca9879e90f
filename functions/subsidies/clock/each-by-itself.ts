/** Does the same with each of many; one with which it fails holds up no other, and what failed is thrown in the end. */
export async function eachByItself<T>(many: Iterable<T>, work: (one: T) => Promise<void>): Promise<void> {
  const faults: unknown[] = [];
  for (const one of many) await work(one).catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, 'not everything could be done');
}
