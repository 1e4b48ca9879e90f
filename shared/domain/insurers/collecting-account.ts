import * as z from 'zod';
import { type Instant, instant } from '../dates.ts';
import { bankAccount } from '../firms/firm.ts';
import { type InsurerCode, insurerCode } from '../ids.ts';
import { premiumDue } from '../papers/premium-due.ts';
import { leadOf, type Policy } from '../policies/policy.ts';

/** Where an insurer takes premiums, since when (section 13.3). */
export const collectingAccount = z.object({
  insurer: insurerCode,
  ...bankAccount.shape,
  changedAt: instant,
});
export type CollectingAccount = z.infer<typeof collectingAccount>;

/**
 * COI-6: whom money goes to while a policy or an endorsement of it waits for some: the lead, who collects for the whole pool and
 * passes on each follower's share. `undefined`: nothing is due, and nobody is to pay.
 */
export function collectorOf(of: Policy, now: Instant): InsurerCode | undefined {
  return premiumDue(of, now) && leadOf(of);
}
