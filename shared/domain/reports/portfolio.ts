import * as z from 'zod';
import { insurerCode, type InsurerCode } from '../ids.ts';
import { addFen, fen, type Fen, fractionDown, wholePpm, zeroFen } from '../money.ts';
import { productCode } from '../products/product.ts';
import { byText } from '../reconciliation/divide-list.ts';
import { groupAt } from './buckets.ts';
import { DayCounts } from './day-counts.ts';
import { month, type PortfolioFact } from './portfolio-facts.ts';

const figures = z.object({
  policies: z.int(),
  premiumFen: fen,
  claims: z.int(),
  /** Of the claims: those that are not closed. */
  open: z.int(),
  paidFen: fen,
  /** Paid ÷ premium in parts per million; left out where there is no premium. */
  lossRatioPpm: z.int().optional(),
});

/**
 * An insurer's own book of a year: its share of premium and of what was paid on claims, by product and by month, and how
 * long it was from report to payment. Policies count by the day on which their cover begins.
 */
export const portfolio = z.object({
  year: z.int(),
  insurer: insurerCode,
  products: z.array(figures.extend({ productCode })),
  totals: figures,
  /** Premium in the month in which the cover begins, payments in that in which they were made. */
  months: z.array(z.object({ month, premiumFen: fen, paidFen: fen })),
  /** Calendar days by the month of the last payment: how many claims took how many, median and what nine in ten do not exceed. */
  daysToPayment: z.array(
    z.object({
      month,
      claims: z.int(),
      median: z.int(),
      p90: z.int(),
      counts: z.array(z.object({ days: z.int(), claims: z.int() })),
    }),
  ),
});
export type Portfolio = z.infer<typeof portfolio>;

type Fact<Word extends PortfolioFact['fact']> = Extract<PortfolioFact, { fact: Word }>;

/**
 * Own shares only: of a pool, what the insurer takes in and bears itself, whoever advanced it (COI-3, COI-7). Only sums are
 * kept, so that a book may have any number of policies; claims of others are passed over.
 */
export class PortfolioTally {
  readonly #insurer: InsurerCode;
  readonly #year: number;
  readonly #totals = new Sums();
  readonly #products = new Map<Fact<'policy'>['productCode'], Sums>();
  readonly #months = new Map<string, { premiumFen: Fen; paidFen: Fen }>();
  readonly #days = new Map<string, DayCounts>();

  constructor({ insurer, year }: { readonly insurer: InsurerCode; readonly year: number }) {
    this.#insurer = insurer;
    this.#year = year;
  }

  /** A bucket of facts, of which everything of a policy is there. */
  add(bucket: readonly PortfolioFact[]): void {
    const own = new Set<string>();
    for (const of of bucket) if (of.fact === 'policy') own.add(of.policyNo);
    for (const of of bucket) {
      if (!own.has(of.policyNo)) continue;
      this.#totals.add(of);
      groupAt(this.#products, of.productCode, () => new Sums()).add(of);
      if (of.fact === 'policy') this.#move(of.month, of.premiumFen, zeroFen);
      else this.#addClaim(of);
    }
  }

  report(): Portfolio {
    return {
      year: this.#year,
      insurer: this.#insurer,
      products: inOrder(this.#products)
        .filter(([, sums]) => sums.policies > 0)
        .map(([code, sums]) => ({ productCode: code, ...sums.shown() })),
      totals: this.#totals.shown(),
      months: inOrder(this.#months).map(([at, sums]) => ({ month: at, ...sums })),
      daysToPayment: inOrder(this.#days).map(([at, days]) => ({
        month: at,
        claims: days.total,
        median: days.percentile(50) ?? 0,
        p90: days.percentile(90) ?? 0,
        counts: days.inOrder().map(([of, claims]) => ({ days: of, claims })),
      })),
    };
  }

  #addClaim({ payments, ended }: Fact<'claim'>): void {
    for (const { month: at, paidFen } of payments) if (at !== undefined) this.#move(at, zeroFen, paidFen);
    if (ended !== undefined) groupAt(this.#days, ended.month, () => new DayCounts()).add(ended.days);
  }

  #move(at: string, premiumFen: Fen, paidFen: Fen): void {
    const sums = groupAt(this.#months, at, () => ({ premiumFen: zeroFen, paidFen: zeroFen }));
    sums.premiumFen = addFen(sums.premiumFen, premiumFen);
    sums.paidFen = addFen(sums.paidFen, paidFen);
  }
}

class Sums {
  policies = 0;
  #premiumFen = zeroFen;
  #claims = 0;
  #open = 0;
  #paidFen = zeroFen;

  add(of: PortfolioFact): void {
    if (of.fact === 'policy') {
      this.policies += 1;
      this.#premiumFen = addFen(this.#premiumFen, of.premiumFen);
      return;
    }
    this.#claims += 1;
    this.#open += Number(of.isOpen);
    this.#paidFen = addFen(this.#paidFen, ...of.payments.map((one) => one.paidFen));
  }

  shown(): z.infer<typeof figures> {
    const premiumFen = this.#premiumFen;
    const paidFen = this.#paidFen;
    return {
      policies: this.policies,
      premiumFen,
      claims: this.#claims,
      open: this.#open,
      paidFen,
      ...(premiumFen > 0 && { lossRatioPpm: fractionDown(paidFen, wholePpm, premiumFen) }),
    };
  }
}

function inOrder<Key extends string, Group>(groups: ReadonlyMap<Key, Group>) {
  return [...groups].sort(([one], [other]) => byText(one, other));
}
