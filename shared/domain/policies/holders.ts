import type { Instant } from '../dates.ts';
import type { Uscc } from '../ids.ts';
import { endorsementsInEffect, type Policy, type PolicyTransfer } from './policy.ts';

export interface Holder {
  readonly uscc: Uscc;
  readonly name: string;
}

type Insured = Pick<Policy, 'policyholder' | 'insuredName'>;
type Held = Insured & Pick<Policy, 'uscc' | 'endorsements'>;

/** Case 56: the insured firm's name; it is the policyholder's own unless an investor took out the policy. */
export function insuredNameOf(of: Insured): string {
  return of.insuredName ?? of.policyholder;
}

/** Case 56: who owes the premium and gets the firm's invoices. */
export function premiumPayer(of: Pick<Policy, 'uscc' | 'policyholder' | 'policyholderUscc'>): Holder {
  return { uscc: of.policyholderUscc ?? of.uscc, name: of.policyholder };
}

interface Handover extends PolicyTransfer {
  readonly inEffectFrom: Instant;
}

function handovers(of: Pick<Policy, 'endorsements'>): readonly Handover[] {
  return endorsementsInEffect(of).flatMap(({ changes: { transfer }, inEffectFrom }) => {
    return transfer === undefined ? [] : [{ ...transfer, inEffectFrom }];
  });
}

/** CAN-10: whose policy it was at a moment: a loss belongs to who held the policy then. */
export function holderAt(of: Held, at: Instant): Holder {
  const next = handovers(of).find((one) => one.inEffectFrom > at);
  return next?.from ?? { uscc: of.uscc, name: insuredNameOf(of) };
}

/** CAN-10: everybody who has held a policy, each once, who holds it now first. */
export function holdersOf(of: Held): readonly Holder[] {
  const all = [{ uscc: of.uscc, name: insuredNameOf(of) }, ...handovers(of).map((one) => one.from)];
  return all.filter((one, index) => all.findIndex((other) => other.uscc === one.uscc) === index);
}

/** CAN-10: whether the insured thing was sold; then the subsidy counts for good with the firm that it was granted to. */
export function isSold(of: Pick<Policy, 'endorsements'>): boolean {
  return handovers(of).some((one) => one.reason === 'sale');
}
