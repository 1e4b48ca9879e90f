import * as z from 'zod';
import type { Claim } from '../claims/claim.ts';
import type { ClaimPayment } from '../claims/payment.ts';
import { type Day, dayOf, daysBetween, type Instant, yearOf } from '../dates.ts';
import { type InsurerCode, policyNo } from '../ids.ts';
import { fen, type Fen, sumFen, zeroFen } from '../money.ts';
import { endorsementsInEffect, issuedAtOf, type Policy } from '../policies/policy.ts';
import { productCode } from '../products/product.ts';

export const month = z.string().regex(/^\d{4}-\d{2}$/);

/** What of a policy or claim is in an insurer’s book: its own shares. */
export const portfolioFact = z.discriminatedUnion('fact', [
  z.object({
    fact: z.literal('policy'),
    policyNo,
    productCode,
    /** In which the cover begins. */
    month,
    premiumFen: fen,
  }),
  z.object({
    fact: z.literal('claim'),
    policyNo,
    productCode,
    isOpen: z.boolean(),
    payments: z.array(z.object({ month: month.optional(), paidFen: fen })).readonly(),
    /** The month of the last payment, and calendar days from report to it. */
    ended: z.object({ month, days: z.int() }).optional(),
  }),
]);
export type PortfolioFact = z.infer<typeof portfolioFact>;

/** Policies count by the day on which their cover begins. */
export function bookedPolicies(
  policies: readonly Policy[],
  { insurer, year }: { readonly insurer: InsurerCode; readonly year: number },
): readonly PortfolioFact[] {
  return policies
    .filter((policy) => issuedAtOf(policy) !== undefined && yearOf(policy.period.start) === year)
    .map((policy) => ({
      fact: 'policy',
      policyNo: policy.policyNo,
      productCode: policy.product.code,
      month: monthOf(policy.period.start),
      premiumFen: premiumOf(policy, insurer),
    }));
}

export function bookedClaims(claims: readonly Claim[], insurer: InsurerCode): readonly PortfolioFact[] {
  return claims.map((claim) => {
    const { paidAt } = claim.clocks;
    return {
      fact: 'claim',
      policyNo: claim.policyNo,
      productCode: claim.product.code,
      isOpen: claim.closedReason === undefined,
      payments: paymentsOf(claim).map((one) => {
        return { ...(one.paidAt && { month: monthAt(one.paidAt) }), paidFen: paidBy(one, insurer) };
      }),
      ...(paidAt && {
        ended: { month: monthAt(paidAt), days: daysBetween(dayOf(claim.reportedAt), dayOf(paidAt)) },
      }),
    };
  });
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

function monthAt(at: Instant): string {
  return monthOf(dayOf(at));
}

function monthOf(of: Day): string {
  return of.slice(0, 7);
}
