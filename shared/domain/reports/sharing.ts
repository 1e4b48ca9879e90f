import type { PolicyNo, Uscc } from '../ids.ts';

/** So many policies are named of one pattern; further ones are counted. */
export const mostNamed = 10_000;

/** A policy of a firm. */
export interface Insured {
  readonly uscc: Uscc;
  readonly policyNo: PolicyNo;
}

/**
 * Who shares an account or a telephone: every firm is counted, and the first policies by their numbers are named, in whatever
 * order they come. Each policy comes once.
 */
export class Sharing {
  readonly #firms = new Set<Uscc>();
  readonly #most: number;
  #named: Insured[] = [];
  #policies = 0;
  /** No policy after this one is among the first. */
  #last: PolicyNo | undefined;

  constructor(most = mostNamed) {
    this.#most = most;
  }

  /** Left out: the firm has no policy that has not lapsed. */
  add(uscc: Uscc, policyNo?: PolicyNo): void {
    this.#firms.add(uscc);
    if (policyNo === undefined) return;
    this.#policies += 1;
    if (this.#last !== undefined && policyNo > this.#last) return;
    this.#named.push({ uscc, policyNo });
    if (this.#named.length >= this.#most + this.#most) this.#named = this.#first();
  }

  get firms(): number {
    return this.#firms.size;
  }

  /** In the order of their numbers. */
  named(): readonly Insured[] {
    return this.#first();
  }

  get unnamed(): number {
    return Math.max(0, this.#policies - this.#most);
  }

  #first(): Insured[] {
    const first = this.#named
      .toSorted((one, other) => (one.policyNo < other.policyNo ? -1 : 1))
      .slice(0, this.#most);
    if (first.length === this.#most) this.#last = first.at(-1)?.policyNo;
    return first;
  }
}
