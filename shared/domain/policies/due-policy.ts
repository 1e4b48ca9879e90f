import { addDays, type Day, type Instant, startOfDay } from '../dates.ts';
import type { Standing } from '../firms/standing.ts';
import { pendingEndorsement } from './endorsement-life.ts';
import type { InForcePolicy, Policy } from './policy.ts';

/** Days before the end of cover from which a policy may be renewed. */
const renewalDays = 60;

/** What time alone brings to a policy, and when. */
export interface PolicyDue {
  readonly kind: 'bind-unpaid' | 'endorsement-unpaid' | 'renewal-open' | 'expired';
  readonly at: Instant;
}

/** The first day on which a policy may be renewed. */
export function renewalOpensOn(of: Pick<Policy, 'period'>): Day {
  const day = addDays(of.period.end, -renewalDays);
  return day > of.period.start ? day : of.period.start;
}

/**
 * What is due next: an unpaid bind or endorsement lapses at its `payBy`; a policy in force is offered for renewal 60 days
 * before its end, once, and is noted as expired at its end, once.
 */
export function nextDueOf(of: Policy): PolicyDue | undefined {
  if (of.status === 'awaiting-payment') return { kind: 'bind-unpaid', at: of.payment.payBy };
  if (of.status !== 'in-force') return undefined;
  const pending = pendingEndorsement(of);
  const unpaid: PolicyDue[] =
    pending === undefined ? [] : [{ kind: 'endorsement-unpaid', at: pending.payment.payBy }];
  return [...unpaid, ...noticesDue(of)].toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
}

function noticesDue(of: InForcePolicy): readonly PolicyDue[] {
  switch (of.noticed) {
    case undefined:
      return [{ kind: 'renewal-open', at: startOfDay(renewalOpensOn(of)) }];
    case 'renewal-open':
      return [{ kind: 'expired', at: startOfDay(of.period.end) }];
    case 'expired':
      return [];
  }
}

/** The policy after the firm has been told that it may be renewed, or has expired. */
export function withNoticed(
  of: InForcePolicy,
  noticed: NonNullable<InForcePolicy['noticed']>,
): InForcePolicy {
  return { ...of, noticed, revision: of.revision + 1 };
}

/** The firm's policy of the same product that goes on where this one ends. */
export function renewalOf(of: Policy, standing: Standing): Standing['live'][number] | undefined {
  return standing.live.find((one) => {
    return one.productCode === of.product.code && one.period.end > of.period.end;
  });
}
