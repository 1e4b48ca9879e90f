import * as z from 'zod';
import { dayOf, daysBetween, yearOf } from '../dates.ts';
import { divisionCode } from '../ids.ts';
import type { JournalEntry } from '../ledger/journal-entry.ts';
import { addFen, fen, type Fen, fractionDown, negateFen, sumFen, wholePpm } from '../money.ts';
import type { Claim } from '../claims/claim.ts';
import { endorsementsInEffect, issuedAtOf, type Policy } from '../policies/policy.ts';
import { type Product, productCode } from '../products/product.ts';
import { sumInsuredOf } from '../quoting/insured-sums.ts';
import { rowOutcome } from '../settlement/settlement-row.ts';
import type { Settlement } from '../settlement/settlement.ts';
import { countOutcomes, type OutcomeCounts, outcomeCounts } from '../settlement/total-rows.ts';
import type { Task } from '../tasks/task.ts';

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

interface ProgrammeYear {
  readonly programmeId: string;
  readonly year: number;
}

export interface PerformanceFacts {
  readonly policies: readonly Policy[];
  readonly claims: readonly Claim[];
  readonly entries: readonly JournalEntry[];
  readonly settlements: readonly Settlement[];
  /** Of the claims: what was answered to their offers. */
  readonly tasks: readonly Task[];
  /** The version that a policy was sold on: what of it is insured. */
  readonly productOf: (policy: Policy) => Product;
}

/** Section 15: over the policies whose cover begins in the year and to which the programme granted something. */
export function reportPerformance(of: ProgrammeYear, facts: PerformanceFacts): PerformanceReport {
  const policies = facts.policies.filter((policy) => {
    return (
      issuedAtOf(policy) !== undefined &&
      yearOf(policy.period.start) === of.year &&
      grantedFen(policy, of.programmeId) > 0
    );
  });
  const own = new Set<string>(policies.map((policy) => policy.policyNo));
  const claims = facts.claims.filter((claim) => own.has(claim.policyNo));
  const entries = facts.entries.filter((entry) => entry.policyNo !== undefined && own.has(entry.policyNo));
  const by = { programmeId: of.programmeId, productOf: facts.productOf };
  const whole = sharesOf(policies, by);
  const paidFen = netOf(entries, 'claims-paid');
  const clawedBackFen = clawedBack(entries, of.programmeId);
  const outcomes = outcomesOf(facts.settlements, of);
  const rows = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return {
    ...of,
    ...whole,
    subsidyPerCoverPpm: ratioOf(whole.subsidyFen, whole.coverFen),
    coverPerSubsidyPpm: ratioOf(whole.coverFen, whole.subsidyFen),
    claims: { ...claimCounts(claims), paidFen },
    lossRatioPpm: ratioOf(paidFen, whole.premiumFen),
    daysToPayment: percentiles(claims.flatMap((claim) => daysToPaymentOf(claim) ?? [])),
    clawback: { fen: clawedBackFen, ratePpm: ratioOf(clawedBackFen, whole.subsidyFen) },
    reconciliation: { rows, differences: rows - outcomes.MATCHED, outcomes },
    disputes: disputedOffers(facts.tasks, claims) + objectionsOf(facts.settlements, of),
    byProduct: groups(policies, by, (policy) => policy.product.code).map(([code, part]) => ({
      productCode: code,
      ...part,
    })),
    byDivision: groups(policies, by, (policy) => policy.divisionCode).map(([code, part]) => ({
      divisionCode: code,
      ...part,
    })),
  };
}

function sharesOf(
  policies: readonly Policy[],
  { programmeId, productOf }: { readonly programmeId: string } & Pick<PerformanceFacts, 'productOf'>,
) {
  return {
    policies: policies.length,
    firms: new Set(policies.map((policy) => policy.uscc)).size,
    premiumFen: sumFen(policies.map(premiumFen)),
    subsidyFen: sumFen(policies.map((policy) => grantedFen(policy, programmeId))),
    coverFen: sumFen(policies.map((policy) => sumInsuredOf(productOf(policy), policy.sumsInsured))),
  };
}

function groups<Key extends string>(
  policies: readonly Policy[],
  by: Parameters<typeof sharesOf>[1],
  keyOf: (policy: Policy) => Key,
): readonly [Key, ReturnType<typeof sharesOf>][] {
  const byKey = Map.groupBy(policies, keyOf);
  return [...byKey]
    .map(([key, own]): [Key, ReturnType<typeof sharesOf>] => [key, sharesOf(own, by)])
    .sort(([one], [other]) => one.localeCompare(other));
}

function premiumFen(policy: Policy): Fen {
  const later = endorsementsInEffect(policy).flatMap((one) => one.charge?.premium.grossFen ?? []);
  return addFen(policy.premium.grossFen, ...later);
}

function grantedFen(policy: Policy, programmeId: string): Fen {
  const charges = [policy, ...endorsementsInEffect(policy).flatMap((one) => one.charge ?? [])];
  const grants = charges.flatMap((charge) => charge.subsidy.programmes);
  return sumFen(grants.filter((one) => one.programmeId === programmeId).map((one) => one.grantedFen));
}

function netOf(entries: readonly JournalEntry[], account: string): Fen {
  const legs = entries.flatMap((entry) => entry.legs).filter((leg) => leg.account === account);
  return sumFen(legs.map((leg) => leg.fen));
}

/** What came back of the programme's money, within its year and after it. */
function clawedBack(entries: readonly JournalEntry[], programmeId: string): Fen {
  const legs = entries
    .filter((entry) => entry.programmeId === programmeId)
    .flatMap((entry) => entry.legs)
    .filter((leg) => /^budget:.*:(clawed-back|returned)$/.test(leg.account));
  return negateFen(sumFen(legs.map((leg) => leg.fen)));
}

function claimCounts(claims: readonly Claim[]) {
  const paid = claims.filter((claim) => claim.clocks.paidAt !== undefined).length;
  const rejected = claims.filter((claim) => claim.rejection !== undefined).length;
  const open = claims.filter((claim) => claim.closedReason === undefined);
  return { reported: claims.length, open: open.length, paid, rejected };
}

/** An offer that was disputed stays so, however the claim is decided next. */
function disputedOffers(tasks: readonly Task[], claims: readonly Claim[]): number {
  const own = new Set<string | undefined>(claims.map((claim) => claim.claimNo));
  return tasks.filter(({ kind, outcome, claimNo }) => {
    return kind === 'accept-offer' && outcome === 'dispute' && own.has(claimNo);
  }).length;
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

function daysToPaymentOf({ reportedAt, clocks }: Claim): number | undefined {
  return clocks.paidAt === undefined ? undefined : daysBetween(dayOf(reportedAt), dayOf(clocks.paidAt));
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
