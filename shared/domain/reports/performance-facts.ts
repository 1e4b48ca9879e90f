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

/** What counts of a policy: so little that those of a province are in memory at once. */
export const countedPolicy = z.object({
  policyNo,
  uscc,
  productCode,
  divisionCode,
  premiumFen: fen,
  subsidyFen: fen,
  coverFen: fen,
});
export type CountedPolicy = z.infer<typeof countedPolicy>;

/** What counts of a claim. */
export const countedClaim = z.object({
  policyNo,
  isOpen: z.boolean(),
  isPaid: z.boolean(),
  isRejected: z.boolean(),
  /** Calendar days from report to payment. */
  daysToPayment: z.int().optional(),
  /** Offers that the firm disputed. */
  disputes: z.int(),
});
export type CountedClaim = z.infer<typeof countedClaim>;

/** What an entry paid on claims, and took back of the programme’s money. */
export const countedMoney = z.object({ policyNo, paidFen: fen, clawedBackFen: fen });
export type CountedMoney = z.infer<typeof countedMoney>;

/** Policies whose cover begins in the year and to which the programme granted something. */
export function countPolicies(
  policies: readonly Policy[],
  of: ProgrammeYear,
  productOf: (policy: Policy) => Product,
): readonly CountedPolicy[] {
  return policies.flatMap((policy) => {
    const subsidyFen = grantedFen(policy, of.programmeId);
    const counts = issuedAtOf(policy) !== undefined && yearOf(policy.period.start) === of.year;
    if (!counts || subsidyFen <= 0) return [];
    return [
      {
        policyNo: policy.policyNo,
        uscc: policy.uscc,
        productCode: policy.product.code,
        divisionCode: policy.divisionCode,
        premiumFen: premiumFen(policy),
        subsidyFen,
        coverFen: sumInsuredOf(productOf(policy), policy.sumsInsured),
      },
    ];
  });
}

/** Claims with what was answered to their offers: one that was disputed stays so, however the claim is decided next. */
export function countClaims(claims: readonly Claim[], tasks: readonly Task[]): readonly CountedClaim[] {
  const disputed = tasks.filter(({ kind, outcome }) => kind === 'accept-offer' && outcome === 'dispute');
  const byClaim = Map.groupBy(disputed, (task) => task.claimNo);
  return claims.map(({ claimNo, policyNo: of, clocks, rejection, closedReason, reportedAt }) => ({
    policyNo: of,
    isOpen: closedReason === undefined,
    isPaid: clocks.paidAt !== undefined,
    isRejected: rejection !== undefined,
    ...(clocks.paidAt && { daysToPayment: daysBetween(dayOf(reportedAt), dayOf(clocks.paidAt)) }),
    disputes: byClaim.get(claimNo)?.length ?? 0,
  }));
}

/** Entries of policies that paid on claims, or brought back what the programme had granted, within its year and after it. */
export function countMoney(entries: readonly JournalEntry[], programmeId: string): readonly CountedMoney[] {
  return entries.flatMap((entry) => {
    if (entry.policyNo === undefined) return [];
    const paidFen = netOf(entry, (account) => account === 'claims-paid');
    const cameBack = netOf(entry, (account) => /^budget:.*:(clawed-back|returned)$/.test(account));
    const isOfProgramme = entry.programmeId === programmeId && cameBack !== 0;
    if (paidFen === 0 && !isOfProgramme) return [];
    const clawedBackFen = isOfProgramme ? negateFen(cameBack) : sumFen([]);
    return [{ policyNo: entry.policyNo, paidFen, clawedBackFen }];
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
