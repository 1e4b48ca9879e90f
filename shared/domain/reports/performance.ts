import * as z from 'zod';
import { divisionCode } from '../ids.ts';
import { addFen, fen, type Fen, fractionDown, wholePpm, zeroFen } from '../money.ts';
import { productCode } from '../products/product.ts';
import { rowOutcome } from '../settlement/settlement-row.ts';
import type { Settlement } from '../settlement/settlement.ts';
import { countOutcomes, type OutcomeCounts, outcomeCounts } from '../settlement/total-rows.ts';
import { groupAt } from './buckets.ts';
import { DayCounts } from './day-counts.ts';
import type { PerformanceFact, ProgrammeYear } from './performance-facts.ts';

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

type Fact<Word extends PerformanceFact['fact']> = Extract<PerformanceFact, { fact: Word }>;

/**
 * Section 15: over the policies that count; claims and money of others are passed over. Only sums are kept, so that a year may
 * have any number of policies.
 */
export class PerformanceTally {
  readonly #of: ProgrammeYear;
  readonly #all = new Shares();
  readonly #products = new Map<Fact<'policy'>['productCode'], Shares>();
  readonly #divisions = new Map<Fact<'policy'>['divisionCode'], Shares>();
  readonly #claims = { reported: 0, open: 0, paid: 0, rejected: 0 };
  readonly #days = new DayCounts();
  #disputes = 0;
  #paidFen = zeroFen;
  #clawedBackFen = zeroFen;

  constructor(of: ProgrammeYear) {
    this.#of = of;
  }

  /** A bucket of facts, of which everything of a key is there. */
  add(bucket: readonly PerformanceFact[]): void {
    const own = new Set<string>();
    for (const of of bucket) if (of.fact === 'policy') own.add(of.policyNo);
    const firms = new DistinctFirms();
    for (const of of bucket) {
      if (of.fact === 'firm') firms.add(of);
      else if (own.has(of.policyNo)) this.#count(of);
    }
    this.#all.addFirms(firms.all.size);
    for (const [code, some] of firms.byProduct) this.#ofProduct(code).addFirms(some.size);
    for (const [code, some] of firms.byDivision) this.#ofDivision(code).addFirms(some.size);
  }

  report(settlements: readonly Settlement[]): PerformanceReport {
    const whole = this.#all.shown();
    const paidFen = this.#paidFen;
    const clawedBackFen = this.#clawedBackFen;
    const outcomes = outcomesOf(settlements, this.#of);
    const rows = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    return {
      ...this.#of,
      ...whole,
      subsidyPerCoverPpm: ratioOf(whole.subsidyFen, whole.coverFen),
      coverPerSubsidyPpm: ratioOf(whole.coverFen, whole.subsidyFen),
      claims: { ...this.#claims, paidFen },
      lossRatioPpm: ratioOf(paidFen, whole.premiumFen),
      daysToPayment: percentiles(this.#days),
      clawback: { fen: clawedBackFen, ratePpm: ratioOf(clawedBackFen, whole.subsidyFen) },
      reconciliation: { rows, differences: rows - outcomes.MATCHED, outcomes },
      disputes: this.#disputes + objectionsOf(settlements, this.#of),
      byProduct: inOrder(this.#products).map(([code, part]) => ({ productCode: code, ...part })),
      byDivision: inOrder(this.#divisions).map(([code, part]) => ({ divisionCode: code, ...part })),
    };
  }

  #count(of: Fact<'policy'> | Fact<'claim'> | Fact<'money'>): void {
    switch (of.fact) {
      case 'policy':
        this.#all.addPolicy(of);
        this.#ofProduct(of.productCode).addPolicy(of);
        this.#ofDivision(of.divisionCode).addPolicy(of);
        return;
      case 'claim':
        this.#claims.reported += 1;
        this.#claims.open += Number(of.isOpen);
        this.#claims.paid += Number(of.isPaid);
        this.#claims.rejected += Number(of.isRejected);
        if (of.daysToPayment !== undefined) this.#days.add(of.daysToPayment);
        this.#disputes += of.disputes;
        return;
      case 'money':
        this.#paidFen = addFen(this.#paidFen, of.paidFen);
        this.#clawedBackFen = addFen(this.#clawedBackFen, of.clawedBackFen);
    }
  }

  #ofProduct(code: Fact<'policy'>['productCode']): Shares {
    return groupAt(this.#products, code, () => new Shares());
  }

  #ofDivision(code: Fact<'policy'>['divisionCode']): Shares {
    return groupAt(this.#divisions, code, () => new Shares());
  }
}

/** Firms of a bucket, each counted once in every group: a firm is in no other bucket. */
class DistinctFirms {
  readonly all = new Set<string>();
  readonly byProduct = new Map<Fact<'firm'>['productCode'], Set<string>>();
  readonly byDivision = new Map<Fact<'firm'>['divisionCode'], Set<string>>();

  add({ uscc, productCode: product, divisionCode: place }: Fact<'firm'>): void {
    this.all.add(uscc);
    groupAt(this.byProduct, product, () => new Set()).add(uscc);
    groupAt(this.byDivision, place, () => new Set()).add(uscc);
  }
}

/** Sums over policies that are forgotten one after another. */
class Shares {
  #firms = 0;
  #policies = 0;
  #premiumFen = zeroFen;
  #subsidyFen = zeroFen;
  #coverFen = zeroFen;

  addPolicy(policy: Fact<'policy'>): void {
    this.#policies += 1;
    this.#premiumFen = addFen(this.#premiumFen, policy.premiumFen);
    this.#subsidyFen = addFen(this.#subsidyFen, policy.subsidyFen);
    this.#coverFen = addFen(this.#coverFen, policy.coverFen);
  }

  addFirms(firms: number): void {
    this.#firms += firms;
  }

  shown(): z.infer<typeof shares> {
    return {
      policies: this.#policies,
      firms: this.#firms,
      premiumFen: this.#premiumFen,
      subsidyFen: this.#subsidyFen,
      coverFen: this.#coverFen,
    };
  }
}

function inOrder<Key extends string>(groups: ReadonlyMap<Key, Shares>) {
  return [...groups]
    .map(([key, own]) => [key, own.shown()] as const)
    .sort(([one], [other]) => one.localeCompare(other));
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

function percentiles(days: DayCounts): PerformanceReport['daysToPayment'] {
  if (days.total === 0) return { claims: 0 };
  return {
    claims: days.total,
    median: days.percentile(50),
    p75: days.percentile(75),
    p90: days.percentile(90),
    p95: days.percentile(95),
    longest: days.longest,
  };
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
