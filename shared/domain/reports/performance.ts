import * as z from 'zod';
import { divisionCode } from '../ids.ts';
import { addFen, fen, type Fen, fractionDown, sumFen, wholePpm, zeroFen } from '../money.ts';
import { productCode } from '../products/product.ts';
import { rowOutcome } from '../settlement/settlement-row.ts';
import type { Settlement } from '../settlement/settlement.ts';
import { countOutcomes, type OutcomeCounts, outcomeCounts } from '../settlement/total-rows.ts';
import type { CountedClaim, CountedMoney, CountedPolicy, ProgrammeYear } from './performance-facts.ts';

const ratio = z.int().optional();

const shares = z.object({
  policies: z.int(),
  firms: z.int(),
  premiumFen: fen,
  subsidyFen: fen,
  coverFen: fen,
});

/**
 * Section 15: how a programme's year performs. Ratios are in parts per million and left out where there is nothing to
 * divide by; days are calendar days from report to payment.
 */
export const performanceReport = z.object({
  programmeId: z.string(),
  year: z.int(),
  ...shares.shape,
  /** Subsidy for one yuan of cover. */
  subsidyPerCoverPpm: ratio,
  /** Yuan of cover for one yuan of subsidy: the leverage. */
  coverPerSubsidyPpm: ratio,
  claims: z.object({ reported: z.int(), open: z.int(), paid: z.int(), rejected: z.int(), paidFen: fen }),
  /** Paid claims ÷ premium. */
  lossRatioPpm: ratio,
  daysToPayment: z.object({
    claims: z.int(),
    median: z.int().optional(),
    p75: z.int().optional(),
    p90: z.int().optional(),
    p95: z.int().optional(),
    longest: z.int().optional(),
  }),
  clawback: z.object({ fen, ratePpm: ratio }),
  reconciliation: z.object({ rows: z.int(), differences: z.int(), outcomes: outcomeCounts }),
  /** Offers that a firm disputes, and objections in notices: what stands for complaints. */
  disputes: z.int(),
  byProduct: z.array(shares.extend({ productCode })),
  byDivision: z.array(shares.extend({ divisionCode })),
});
export type PerformanceReport = z.infer<typeof performanceReport>;

/** What the year is counted from, all of it or some. */
export interface PerformanceFacts {
  readonly policies?: readonly CountedPolicy[] | undefined;
  readonly claims?: readonly CountedClaim[] | undefined;
  readonly money?: readonly CountedMoney[] | undefined;
}

/** Section 15: over the policies that count; claims and money of others are passed over. Facts come in any parts and order. */
export class PerformanceTally {
  readonly #of: ProgrammeYear;
  readonly #own = new Set<string>();
  readonly #all = new Shares();
  readonly #products = new Map<CountedPolicy['productCode'], Shares>();
  readonly #divisions = new Map<CountedPolicy['divisionCode'], Shares>();
  readonly #claims: CountedClaim[] = [];
  readonly #money: CountedMoney[] = [];

  constructor(of: ProgrammeYear) {
    this.#of = of;
  }

  add({ policies = [], claims = [], money = [] }: PerformanceFacts): void {
    for (const policy of policies) {
      this.#own.add(policy.policyNo);
      this.#all.add(policy);
      sharesAt(this.#products, policy.productCode).add(policy);
      sharesAt(this.#divisions, policy.divisionCode).add(policy);
    }
    for (const claim of claims) this.#claims.push(claim);
    for (const one of money) this.#money.push(one);
  }

  report(settlements: readonly Settlement[]): PerformanceReport {
    const whole = this.#all.shown();
    const claims = this.#claims.filter((claim) => this.#own.has(claim.policyNo));
    const money = this.#money.filter((one) => this.#own.has(one.policyNo));
    const paidFen = sumFen(money.map((one) => one.paidFen));
    const clawedBackFen = sumFen(money.map((one) => one.clawedBackFen));
    const outcomes = outcomesOf(settlements, this.#of);
    const rows = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    const disputes = claims.reduce((sum, one) => sum + one.disputes, 0);
    return {
      ...this.#of,
      ...whole,
      subsidyPerCoverPpm: ratioOf(whole.subsidyFen, whole.coverFen),
      coverPerSubsidyPpm: ratioOf(whole.coverFen, whole.subsidyFen),
      claims: { ...claimCounts(claims), paidFen },
      lossRatioPpm: ratioOf(paidFen, whole.premiumFen),
      daysToPayment: percentiles(claims.flatMap((claim) => claim.daysToPayment ?? [])),
      clawback: { fen: clawedBackFen, ratePpm: ratioOf(clawedBackFen, whole.subsidyFen) },
      reconciliation: { rows, differences: rows - outcomes.MATCHED, outcomes },
      disputes: disputes + objectionsOf(settlements, this.#of),
      byProduct: inOrder(this.#products).map(([code, part]) => ({ productCode: code, ...part })),
      byDivision: inOrder(this.#divisions).map(([code, part]) => ({ divisionCode: code, ...part })),
    };
  }
}

/** Sums over policies that are forgotten one after another; only their firms are kept. */
class Shares {
  readonly #firms = new Set<string>();
  #policies = 0;
  #premiumFen = zeroFen;
  #subsidyFen = zeroFen;
  #coverFen = zeroFen;

  add(policy: CountedPolicy): void {
    this.#firms.add(policy.uscc);
    this.#policies += 1;
    this.#premiumFen = addFen(this.#premiumFen, policy.premiumFen);
    this.#subsidyFen = addFen(this.#subsidyFen, policy.subsidyFen);
    this.#coverFen = addFen(this.#coverFen, policy.coverFen);
  }

  shown(): z.infer<typeof shares> {
    return {
      policies: this.#policies,
      firms: this.#firms.size,
      premiumFen: this.#premiumFen,
      subsidyFen: this.#subsidyFen,
      coverFen: this.#coverFen,
    };
  }
}

function sharesAt<Key>(groups: Map<Key, Shares>, key: Key): Shares {
  const found = groups.get(key) ?? new Shares();
  groups.set(key, found);
  return found;
}

function inOrder<Key extends string>(groups: ReadonlyMap<Key, Shares>) {
  return [...groups]
    .map(([key, own]) => [key, own.shown()] as const)
    .sort(([one], [other]) => one.localeCompare(other));
}

function claimCounts(claims: readonly CountedClaim[]) {
  const count = (is: 'isOpen' | 'isPaid' | 'isRejected') => claims.filter((claim) => claim[is]).length;
  return {
    reported: claims.length,
    open: count('isOpen'),
    paid: count('isPaid'),
    rejected: count('isRejected'),
  };
}

/** What people said in the public notices of the year, whatever became of the settlement. */
function objectionsOf(settlements: readonly Settlement[], of: ProgrammeYear): number {
  return settlements
    .filter((settlement) => isOfYear(settlement, of))
    .reduce((sum, one) => sum + (one.status === 'building' ? 0 : (one.objections?.length ?? 0)), 0);
}

function isOfYear({ programmeId, quarter }: Settlement, of: ProgrammeYear): boolean {
  return programmeId === of.programmeId && quarter.startsWith(`${of.year}-`);
}

function percentiles(days: readonly number[]): PerformanceReport['daysToPayment'] {
  const sorted = days.toSorted((one, other) => one - other);
  if (sorted.length === 0) return { claims: 0 };
  return {
    claims: sorted.length,
    median: percentile(sorted, 50),
    p75: percentile(sorted, 75),
    p90: percentile(sorted, 90),
    p95: percentile(sorted, 95),
    longest: sorted.at(-1),
  };
}

/** The smallest value that so many of a hundred do not exceed (nearest rank); `sorted` is not empty. */
export function percentile(sorted: readonly number[], hundredths: number): number | undefined {
  const rank = Math.trunc((sorted.length * hundredths + 99) / 100);
  return sorted[Math.max(0, rank - 1)];
}

function outcomesOf(settlements: readonly Settlement[], of: ProgrammeYear): OutcomeCounts {
  const outcomes = { ...countOutcomes([]) };
  for (const settlement of settlements) {
    if (settlement.status === 'building' || settlement.status === 'returned') continue;
    if (!isOfYear(settlement, of)) continue;
    for (const word of rowOutcome.options) outcomes[word] += settlement.counts[word];
  }
  return outcomes;
}

function ratioOf(part: Fen, whole: Fen): number | undefined {
  return whole > 0 && part >= 0 ? fractionDown(part, wholePpm, whole) : undefined;
}
