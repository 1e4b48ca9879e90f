import type { Instant } from '../../shared/domain/dates.ts';
import { agreedTerms } from '../../shared/domain/policies/agreed-terms.ts';
import { cancellationAsked } from '../../shared/domain/policies/cancel-or-ask.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';

/** CAN-9: what a firm's cancellation waits for, and what helps; nothing where none waits. */
export function pendingCancellationView(of: Policy, now: Instant) {
  const asked = cancellationAsked(of, now);
  const lender = agreedTerms(of, undefined, now).lossPayee;
  if (asked === undefined || lender === undefined) return undefined;
  return {
    effectiveDate: asked.effectiveDate,
    reason: asked.reason,
    requestedAt: asked.at,
    waitsFor: 'lender-consent' as const,
    bankName: lender.bankName,
    nextStep: {
      zh: `请联系 ${lender.bankName} 向保险公司出具书面同意函；保障自同意之日终止（不早于所申请的日期），届时计算退费。如需继续投保，可撤回申请。`,
      en: `Ask ${lender.bankName} for a letter of consent to the insurer; cover ends on the day of consent, not before the day asked for, and the refund is reckoned then. You may take the request back until it answers.`,
    },
  };
}
