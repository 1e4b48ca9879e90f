import type { Instant } from '../../shared/domain/dates.ts';
import { type Ended, reckonNothing } from '../../shared/domain/policies/end-policy.ts';
import type { InForcePolicy } from '../../shared/domain/policies/policy.ts';
import { pendingCancellationView } from '../policies/pending-cancellation-view.ts';

/** A cancellation that has taken effect, or will on its day. */
export function endedView({ policy, refund, lines }: Ended) {
  return { policyNo: policy.policyNo, status: policy.status, refund, explanation: lines };
}

/** CAN-9: a policy that stays as it is, and why nothing is refunded: its lender is asked, or did not agree. */
export function keptView(of: InForcePolicy, now: Instant) {
  const pending = pendingCancellationView(of, now);
  const why =
    pending === undefined
      ? {
          zh: '第一受益人不同意退保，保障继续，不退费',
          en: 'The lender does not agree: cover goes on, nothing is refunded',
        }
      : {
          zh: '退保须第一受益人书面同意，同意之前保障继续，不退费',
          en: 'The lender has to agree in writing; until then cover goes on and nothing is refunded',
        };
  const { split, lines } = reckonNothing({ rule: 'CAN-9', source: '保险法第十五条' }, why);
  return {
    policyNo: of.policyNo,
    status: of.status,
    refund: split.refund,
    explanation: lines,
    pendingCancellation: pending,
  };
}
