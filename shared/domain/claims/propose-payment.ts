import * as z from 'zod';
import { formatYuan, nonNegativeFen } from '../money.ts';
import { asFact } from '../names.ts';
import { approverOf } from './authority.ts';
import { type Claim, claimCheck } from './claim.ts';
import type { ClaimDocument } from './claim-document.ts';
import { demandsPanel } from './expert-panel.ts';
import { documentsHandedIn } from './handed-in.ts';
import type { PolicyTerms } from './policy-terms.ts';

/** What a machine may say of a claim: that it looks ready to be paid, and the facts it rests on. */
export const paymentProposal = z.strictObject({
  outcome: z.literal('pay'),
  upToFen: nonNegativeFen,
  facts: z.array(claimCheck.omit({ met: true })).readonly(),
});
export type PaymentProposal = z.infer<typeof paymentProposal>;

/**
 * Invariant 10, CLM-27: a small clear claim may be proposed for payment: within what the assessor decides alone, every check met,
 * its papers really there and used nowhere else, nothing disputed. A person assesses all the same. Nothing is ever proposed for
 * rejection: a refusal has a person, a rule and a reason.
 */
export function proposePayment(
  of: Claim,
  documents: readonly ClaimDocument[],
  policy: PolicyTerms,
): PaymentProposal | undefined {
  const isOpen = of.status === 'surveying' || of.status === 'assessing';
  const isContested = of.appeal !== undefined || of.clocks.disputedAt !== undefined;
  const isSmall = of.estimatedFen > 0 && approverOf(of.estimatedFen) === undefined;
  const isClear = of.checks.every((check) => check.met) && !demandsPanel(of, policy);
  const handedIn = documentsHandedIn(of, documents);
  const isProven = handedIn.length > 0 && documents.every((one) => one.sameAs === undefined);
  if (!isOpen || isContested || !isSmall || !isClear || !isProven) return undefined;
  const [estimated, papers] = [formatYuan(of.estimatedFen), handedIn.length];
  const small = {
    zh: `报损 ${estimated} 元，在定损人单独决定的权限内`,
    en: `Estimated loss ¥${estimated}, within what an adjuster decides alone`,
  };
  const proven = {
    zh: `已收到材料 ${papers} 份，未在其他案件中使用`,
    en: `${papers} ${papers === 1 ? 'paper' : 'papers'} received, used in no other claim`,
  };
  return {
    outcome: 'pay',
    upToFen: of.estimatedFen,
    facts: [
      ...of.checks.map(({ rule, fact, factEn }) => ({ rule, fact, factEn })),
      { rule: 'CLM-27', ...asFact(small) },
      { rule: 'case-11', ...asFact(proven) },
    ],
  };
}
