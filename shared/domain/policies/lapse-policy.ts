import type { Instant } from '../dates.ts';
import { type Standing, withoutPolicy } from '../firms/standing.ts';
import { accept, refuse, type Result } from '../result.ts';
import { grantsOf } from './bind-quote.ts';
import type { Policy } from './policy.ts';

export type LapseRefusal = { readonly kind: 'not-due' };

export interface Lapsed {
  readonly policy: Extract<Policy, { status: 'lapsed' }>;
  readonly standing: Standing;
}

/**
 * Lapses a bind that was not paid by its `payBy`: its reservation is released, exactly once (rulebook 6.4), and the firm may
 * bind again. Refusal: `not-due` (paid, ended before, or still in time).
 */
export function lapsePolicy(of: Policy, standing: Standing, now: Instant): Result<Lapsed, LapseRefusal> {
  if (of.status !== 'awaiting-payment' || now < of.payment.payBy) return refuse({ kind: 'not-due' });
  return accept({
    policy: { ...of, status: 'lapsed', lapsedAt: now, revision: of.revision + 1 },
    standing: withoutPolicy(standing, of.policyNo, grantsOf(of)),
  });
}
