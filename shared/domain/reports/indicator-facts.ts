import * as z from 'zod';
import type { Claim } from '../claims/claim.ts';
import { day, dayOf, type Instant, period, quarterOf } from '../dates.ts';
import type { Firm } from '../firms/firm.ts';
import { claimNo, insurerCode, policyNo, uscc } from '../ids.ts';
import { fen, type Fen, sumFen } from '../money.ts';
import type { ReadBankLine } from '../policies/bank-line.ts';
import { leadOf, type Policy } from '../policies/policy.ts';
import { productCode } from '../products/product.ts';

/** What of a policy patterns are seen in. */
export const watchedPolicy = z.object({
  policyNo,
  uscc,
  productCode,
  lead: insurerCode,
  hasLapsed: z.boolean(),
  /** A cancelled policy ended on its day. */
  cover: period,
  /** Bound and cancelled within one quarter. */
  endedAtOnce: z.boolean(),
  /** Brought in by its insurer. */
  isImported: z.boolean(),
});
export type WatchedPolicy = z.infer<typeof watchedPolicy>;

/** A firm by its name, and the digits of its telephone where it has given one: both are compared and never shown. */
export const watchedFirm = z.object({ uscc, name: z.string(), phone: z.string().optional() });
export type WatchedFirm = z.infer<typeof watchedFirm>;

/** A claim that was paid to its firm: from which day on, and how much. */
export const watchedClaim = z.object({ claimNo, policyNo, uscc, paidOn: day, paidFen: fen });
export type WatchedClaim = z.infer<typeof watchedClaim>;

/** Who paid for which policy from which account: accounts are compared and never shown. */
export interface PremiumPayer {
  readonly account: string;
  readonly policyNo: Policy['policyNo'];
}

/** Money that came to an insurer's bank and is no premium that was due. */
export interface OtherMoney {
  readonly payerName: string;
  readonly amountFen: Fen;
  readonly paidAt: Instant;
  /** QTE-9: the policy whose premium somebody else than its firm sent. */
  readonly mismatchedPolicyNo?: Policy['policyNo'] | undefined;
}

export function watchPolicy(policy: Policy): WatchedPolicy {
  const { boundAt } = policy;
  const cancelled = policy.status === 'cancelled' ? policy.cancellation : undefined;
  return {
    policyNo: policy.policyNo,
    uscc: policy.uscc,
    productCode: policy.product.code,
    lead: leadOf(policy),
    hasLapsed: policy.status === 'lapsed',
    cover: cancelled === undefined ? policy.period : { ...policy.period, end: cancelled.effectiveDate },
    endedAtOnce: cancelled !== undefined && quarterOf(boundAt) === quarterOf(cancelled.at),
    isImported: policy.insurerPolicyNo !== undefined,
  };
}

export function watchFirm({ uscc: of, name, contact }: Firm): WatchedFirm {
  return { uscc: of, name, ...(contact && { phone: contact.phone.replaceAll(/\D/g, '') }) };
}

/** Claims of which something was paid to the insured firm itself. */
export function watchClaims(claims: readonly Claim[]): readonly WatchedClaim[] {
  return claims.flatMap((claim) => {
    const paid = (claim.payments ?? []).filter((one) => one.status === 'paid' && one.payee === 'insured');
    const paidOn = paid.flatMap((one) => (one.paidAt === undefined ? [] : [dayOf(one.paidAt)])).toSorted()[0];
    if (paidOn === undefined) return [];
    const { claimNo: no, policyNo: of, uscc: firm } = claim;
    return [{ claimNo: no, policyNo: of, uscc: firm, paidOn, paidFen: sumFen(paid.map((one) => one.fen)) }];
  });
}

/** The account that a premium came from. */
export function payersOf(lines: readonly ReadBankLine[]): readonly PremiumPayer[] {
  return lines.filter(isIn).flatMap(({ policyNo: of, payerAccount, outcome }) => {
    return of === undefined || outcome !== 'matched' ? [] : [{ policyNo: of, account: payerAccount }];
  });
}

/** What came in and was matched with nothing. */
export function otherMoneyOf(lines: readonly ReadBankLine[]): readonly OtherMoney[] {
  return lines
    .filter((line) => isIn(line) && line.outcome !== 'matched')
    .map(({ payerName, amountFen, paidAt, reason, policyNo: of }) => {
      const mismatchedPolicyNo = reason === 'payer-mismatch' ? of : undefined;
      return { payerName, amountFen, paidAt, mismatchedPolicyNo };
    });
}

function isIn({ direction }: ReadBankLine): boolean {
  return direction !== 'out';
}
