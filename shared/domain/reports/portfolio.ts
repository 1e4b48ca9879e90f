import * as z from 'zod';
import { type Day, dayOf, daysBetween, yearOf } from '../dates.ts';
import { insurerCode, type InsurerCode } from '../ids.ts';
import { fen, type Fen, fractionDown, sumFen, wholePpm, zeroFen } from '../money.ts';
import type { Claim } from '../claims/claim.ts';
import type { ClaimPayment } from '../claims/payment.ts';
import { endorsementsInEffect, issuedAtOf, type Policy } from '../policies/policy.ts';
import { productCode } from '../products/product.ts';
import { percentile } from './performance.ts';

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

const month = z.string().regex(/^\d{4}-\d{2}$/);

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

interface PortfolioFacts {
  readonly policies: readonly Policy[];
  readonly claims: readonly Claim[];
}

/** Own shares only: of a pool, what the insurer takes in and bears itself, whoever advanced it (COI-3, COI-7). */
export function reportPortfolio(insurer: InsurerCode, year: number, facts: PortfolioFacts): Portfolio {
  const policies = facts.policies.filter(
    (policy) => issuedAtOf(policy) !== undefined && yearOf(policy.period.start) === year,
  );
  const own = new Set<string>(policies.map(({ policyNo }) => policyNo));
  const claims = facts.claims.filter(({ policyNo }) => own.has(policyNo));
  const byProduct = Map.groupBy(policies, ({ product }) => product.code);
  const claimsByProduct = Map.groupBy(claims, ({ product }) => product.code);
  return {
    year,
    insurer,
    products: [...byProduct.keys()].toSorted().map((code) => ({
      productCode: code,
      ...figuresOf(insurer, byProduct.get(code) ?? [], claimsByProduct.get(code) ?? []),
    })),
    totals: figuresOf(insurer, policies, claims),
    months: monthsOf(insurer, policies, claims),
    daysToPayment: daysOf(claims),
  };
}

function figuresOf(
  insurer: InsurerCode,
  policies: readonly Policy[],
  claims: readonly Claim[],
): z.infer<typeof figures> {
  const premiumFen = sumFen(policies.map((policy) => premiumOf(policy, insurer)));
  const paidFen = sumFen(claims.flatMap((claim) => paymentsOf(claim).map((one) => paidBy(one, insurer))));
  return {
    policies: policies.length,
    premiumFen,
    claims: claims.length,
    open: claims.filter(({ closedReason }) => closedReason === undefined).length,
    paidFen,
    ...(premiumFen > 0 && { lossRatioPpm: fractionDown(paidFen, wholePpm, premiumFen) }),
  };
}

/** What the insurer takes in of a policy and of its endorsements that are in effect, with VAT. */
function premiumOf(policy: Policy, insurer: InsurerCode): Fen {
  const charges = [policy, ...endorsementsInEffect(policy).flatMap((one) => one.charge ?? [])];
  const shares = charges.flatMap((charge) => charge.insurers);
  return sumFen(shares.filter((share) => share.insurer === insurer).map((share) => share.premiumFen));
}

function paymentsOf({ payments = [] }: Claim): readonly ClaimPayment[] {
  return payments.filter(({ status, claimedBack }) => status === 'paid' && claimedBack === undefined);
}

/** A payment that the lead made for its pool is borne by each with its part. */
function paidBy({ payer, fen: paidFen, insurers }: ClaimPayment, insurer: InsurerCode): Fen {
  if (insurers !== undefined) return insurers.find((part) => part.insurer === insurer)?.fen ?? zeroFen;
  return payer === insurer ? paidFen : zeroFen;
}

function monthsOf(
  insurer: InsurerCode,
  policies: readonly Policy[],
  claims: readonly Claim[],
): Portfolio['months'] {
  const premiums = policies.map(
    (policy) => [policy.period.start, premiumOf(policy, insurer), zeroFen] as const,
  );
  const paid = claims.flatMap(paymentsOf).flatMap((payment) => {
    const { paidAt } = payment;
    return paidAt === undefined ? [] : [[dayOf(paidAt), zeroFen, paidBy(payment, insurer)] as const];
  });
  const byMonth = Map.groupBy([...premiums, ...paid], ([day]) => monthOf(day));
  return [...byMonth]
    .map(([at, movements]) => ({
      month: at,
      premiumFen: sumFen(movements.map(([, premiumFen]) => premiumFen)),
      paidFen: sumFen(movements.map(([, , paidFen]) => paidFen)),
    }))
    .toSorted((one, other) => one.month.localeCompare(other.month));
}

function daysOf(claims: readonly Claim[]): Portfolio['daysToPayment'] {
  const ended = claims.flatMap(({ reportedAt, clocks: { paidAt } }) => {
    if (paidAt === undefined) return [];
    return [{ month: monthOf(dayOf(paidAt)), days: daysBetween(dayOf(reportedAt), dayOf(paidAt)) }];
  });
  return [...Map.groupBy(ended, (one) => one.month)]
    .map(([at, own]) => {
      const days = own.map((one) => one.days).toSorted((one, other) => one - other);
      const counts = [...Map.groupBy(days, (one) => one)].map(([of, same]) => ({
        days: of,
        claims: same.length,
      }));
      const quantile = (hundredths: number) => percentile(days, hundredths) ?? 0;
      return { month: at, claims: days.length, median: quantile(50), p90: quantile(90), counts };
    })
    .toSorted((one, other) => one.month.localeCompare(other.month));
}

function monthOf(of: Day): string {
  return of.slice(0, 7);
}
