/** How many took how many days: what medians are read from, however many there are. */
export class DayCounts {
  readonly #counts = new Map<number, number>();
  #total = 0;

  add(days: number): void {
    this.#counts.set(days, (this.#counts.get(days) ?? 0) + 1);
    this.#total += 1;
  }

  get total(): number {
    return this.#total;
  }

  /** The fewest days first. */
  inOrder(): readonly (readonly [days: number, count: number])[] {
    return [...this.#counts].sort(([one], [other]) => one - other);
  }

  /** The fewest days that so many of a hundred do not exceed (nearest rank); `undefined` where there are none. */
  percentile(hundredths: number): number | undefined {
    const rank = Math.trunc((this.#total * hundredths + 99) / 100);
    let passed = 0;
    return this.inOrder().find(([, count]) => {
      passed += count;
      return passed >= rank;
    })?.[0];
  }

  get longest(): number | undefined {
    return this.inOrder().at(-1)?.[0];
  }
}
