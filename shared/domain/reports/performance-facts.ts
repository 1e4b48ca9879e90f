import * as z from 'zod';
import type { Claim } from '../claims/claim.ts';
import { dayOf, daysBetween, yearOf } from '../dates.ts';
import { divisionCode, policyNo, uscc } from '../ids.ts';
import type { JournalEntry } from '../ledger/journal-entry.ts';
import { addFen, fen, type Fen, negateFen, sumFen } from '../money.ts';
import { endorsementsInEffect, issuedAtOf, type Policy } from '../policies/policy.ts';
import { type Product, productCode } from '../products/product.ts';
import { sumInsuredOf } from '../quoting/insured-sums.ts';
import type { Task } from '../tasks/task.ts';

export interface ProgrammeYear {
  readonly programmeId: string;
  readonly year: number;
}

/** What counts of a policy, claim or entry; what is known of a firm counts once, however many policies it has. */
export const performanceFact = z.discriminatedUnion('fact', [
  z.object({
    fact: z.literal('policy'),
    policyNo,
    productCode,
    divisionCode,
    premiumFen: fen,
    subsidyFen: fen,
    coverFen: fen,
  }),
  z.object({ fact: z.literal('firm'), uscc, productCode, divisionCode }),
  z.object({
    fact: z.literal('claim'),
    policyNo,
    isOpen: z.boolean(),
    isPaid: z.boolean(),
    isRejected: z.boolean(),
    /** Calendar days from report to payment. */
    daysToPayment: z.int().optional(),
    /** Offers that the firm disputed. */
    disputes: z.int(),
  }),
  /** What an entry paid on claims, and took back of the programme’s money. */
  z.object({ fact: z.literal('money'), policyNo, paidFen: fen, clawedBackFen: fen }),
]);
export type PerformanceFact = z.infer<typeof performanceFact>;

/** Facts of one key say something only together. */
export function keyOfCounted(of: PerformanceFact): string {
  return of.fact === 'firm' ? of.uscc : of.policyNo;
}

/** Policies whose cover begins in the year and to which the programme granted something. */
export function countPolicies(
  policies: readonly Policy[],
  of: ProgrammeYear,
  productOf: (policy: Policy) => Product,
): readonly PerformanceFact[] {
  return policies.flatMap((policy): readonly PerformanceFact[] => {
    const subsidyFen = grantedFen(policy, of.programmeId);
    const counts = issuedAtOf(policy) !== undefined && yearOf(policy.period.start) === of.year;
    if (!counts || subsidyFen <= 0) return [];
    const groups = { productCode: policy.product.code, divisionCode: policy.divisionCode };
    const coverFen = sumInsuredOf(productOf(policy), policy.sumsInsured);
    return [
      {
        fact: 'policy',
        policyNo: policy.policyNo,
        ...groups,
        premiumFen: premiumFen(policy),
        subsidyFen,
        coverFen,
      },
      { fact: 'firm', uscc: policy.uscc, ...groups },
    ];
  });
}

/** Claims with what was answered to their offers: one that was disputed stays so, however the claim is decided next. */
export function countClaims(claims: readonly Claim[], tasks: readonly Task[]): readonly PerformanceFact[] {
  const disputed = tasks.filter(({ kind, outcome }) => kind === 'accept-offer' && outcome === 'dispute');
  const byClaim = Map.groupBy(disputed, (task) => task.claimNo);
  return claims.map(({ claimNo, policyNo: of, clocks, rejection, closedReason, reportedAt }) => ({
    fact: 'claim',
    policyNo: of,
    isOpen: closedReason === undefined,
    isPaid: clocks.paidAt !== undefined,
    isRejected: rejection !== undefined,
    ...(clocks.paidAt && { daysToPayment: daysBetween(dayOf(reportedAt), dayOf(clocks.paidAt)) }),
    disputes: byClaim.get(claimNo)?.length ?? 0,
  }));
}

/** Entries of policies that paid on claims, or brought back what the programme had granted, within its year and after it. */
export function countMoney(
  entries: readonly JournalEntry[],
  programmeId: string,
): readonly PerformanceFact[] {
  return entries.flatMap((entry): readonly PerformanceFact[] => {
    if (entry.policyNo === undefined) return [];
    const paidFen = netOf(entry, (account) => account === 'claims-paid');
    const cameBack = netOf(entry, (account) => /^budget:.*:(clawed-back|returned)$/.test(account));
    const isOfProgramme = entry.programmeId === programmeId && cameBack !== 0;
    if (paidFen === 0 && !isOfProgramme) return [];
    const clawedBackFen = isOfProgramme ? negateFen(cameBack) : sumFen([]);
    return [{ fact: 'money', policyNo: entry.policyNo, paidFen, clawedBackFen }];
  });
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

function netOf({ legs }: JournalEntry, isCounted: (account: string) => boolean): Fen {
  return sumFen(legs.filter((leg) => isCounted(leg.account)).map((leg) => leg.fen));
}
