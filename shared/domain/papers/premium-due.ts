import type { Instant } from '../dates.ts';
import { pendingEndorsement } from '../policies/endorsement-life.ts';
import { type Policy, type PolicyPayment, statusOfPolicy } from '../policies/policy.ts';
import type { Priced } from './payers-table.ts';

/** A premium that somebody has to pay: the policy's own, or that of an endorsement. */
export interface PremiumDue {
  /** What the remark of the payment has to hold. */
  readonly reference: string;
  readonly endorsementNo?: string;
  readonly priced: Priced;
  readonly payment: PolicyPayment;
}

/** What a policy waits for now: its own premium (rulebook 6.4), or the extra premium of an endorsement (QTE-7). */
export function premiumDue(of: Policy, now: Instant): PremiumDue | undefined {
  const status = statusOfPolicy(of, now);
  if (status === 'awaiting-payment') {
    return { reference: of.policyNo, priced: of, payment: of.payment };
  }
  const pending = status === 'in-force' ? pendingEndorsement(of) : undefined;
  if (pending === undefined || now >= pending.payment.payBy) return undefined;
  const { endorsementNo, charge, payment } = pending;
  return { reference: `${of.policyNo}${endorsementNo}`, endorsementNo, priced: charge, payment };
}
