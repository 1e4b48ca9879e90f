export interface Settling {
  /** Takes what is in the table's stream to its followers; says how much there was. */
  readonly pump: { drain(): Promise<number> };
  readonly workflows: { readonly changes: number; untilAtRest(withinMs: number): Promise<void> };
}

/** Waits until what has been written has had its consequences, or the budget is spent. */
export async function settle({ pump, workflows }: Settling, budgetMs: number): Promise<void> {
  const deadline = performance.now() + budgetMs;
  const remaining = () => Math.max(0, deadline - performance.now());
  while (remaining() > 0) {
    const before = workflows.changes;
    const moved = await within(pump.drain(), remaining());
    await workflows.untilAtRest(remaining());
    if (moved === 0 && workflows.changes === before) return;
  }
}

async function within(work: Promise<number>, budgetMs: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const giveUp = setTimeout(() => resolve(0), budgetMs);
  // The pump's own round reports its faults; here they only mean that there is nothing to wait for.
  const result = await Promise.race([work.catch(() => 0), promise]);
  clearTimeout(giveUp);
  return result;
}
