import type { Uscc } from '../ids.ts';
import { asFen } from '../money.ts';
import type { BookedGrant } from './booked-grants.ts';
import type { Simulation } from './simulation.ts';

const mostShown = 20;

/** What each firm gets on both sides, in the order of its grants. */
export class FirmTotals {
  readonly #firms: readonly Uscc[];
  readonly #firmOf: Int32Array;
  readonly #lastAt: Int32Array;
  readonly #todayFen: Float64Array;
  readonly #changedFen: Float64Array;

  constructor(grants: readonly BookedGrant[]) {
    const places = new Map<Uscc, number>();
    this.#firmOf = new Int32Array(grants.length);
    for (let at = 0; at < grants.length; at += 1) {
      const uscc = grants[at]?.uscc;
      if (uscc === undefined) continue;
      const place = places.get(uscc) ?? places.size;
      places.set(uscc, place);
      this.#firmOf[at] = place;
    }
    this.#firms = [...places.keys()];
    this.#lastAt = new Int32Array(places.size).fill(-1);
    this.#todayFen = new Float64Array(places.size);
    this.#changedFen = new Float64Array(places.size);
  }

  /** Whether the firm of a grant had another one since; notes this one. */
  seenSince(at: number, from: number): boolean {
    const firm = this.#firmOf[at] ?? 0;
    const seen = (this.#lastAt[firm] ?? -1) >= from;
    this.#lastAt[firm] = at;
    return seen;
  }

  /** How much more than in the books the firm has had before a grant. */
  differenceAt(at: number): number {
    const firm = this.#firmOf[at] ?? 0;
    return (this.#changedFen[firm] ?? 0) - (this.#todayFen[firm] ?? 0);
  }

  add(at: number, todayFen: number, changedFen: number): void {
    const firm = this.#firmOf[at] ?? 0;
    this.#todayFen[firm] = (this.#todayFen[firm] ?? 0) + todayFen;
    this.#changedFen[firm] = (this.#changedFen[firm] ?? 0) + changedFen;
  }

  shown(): Pick<Simulation, 'gains' | 'loses' | 'unchanged'> & {
    readonly firms: { readonly today: number; readonly changed: number };
  } {
    const all = this.#firms.map((uscc, firm) => ({
      uscc,
      todayFen: asFen(this.#todayFen[firm] ?? 0),
      changedFen: asFen(this.#changedFen[firm] ?? 0),
    }));
    const gains = all.filter((one) => one.changedFen > one.todayFen);
    const loses = all.filter((one) => one.changedFen < one.todayFen);
    const side = (firms: typeof all) => ({
      firms: firms.length,
      fen: asFen(firms.reduce((sum, one) => sum + Math.abs(one.changedFen - one.todayFen), 0)),
      most: firms.toSorted((a, b) => differenceOf(b) - differenceOf(a)).slice(0, mostShown),
    });
    return {
      firms: {
        today: all.filter((one) => one.todayFen > 0).length,
        changed: all.filter((one) => one.changedFen > 0).length,
      },
      gains: side(gains),
      loses: side(loses),
      unchanged: { firms: all.length - gains.length - loses.length },
    };
  }
}

function differenceOf(of: { readonly todayFen: number; readonly changedFen: number }): number {
  return Math.abs(of.changedFen - of.todayFen);
}
