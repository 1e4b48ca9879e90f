import type { Instant } from '../dates.ts';
import { type Standing, withoutGrants } from '../firms/standing.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { ProgrammePart } from '../subsidies/budget.ts';
import { deductedGrants } from '../subsidies/deducted-grants.ts';
import type { LapseRefusal } from './lapse-policy.ts';
import {
  type Endorsement,
  type EndorsementIn,
  endorsementsOf,
  type InForcePolicy,
  type Policy,
} from './policy.ts';
import { countedGrants } from './take-back.ts';

/** The endorsement that waits for its payment; there is at most one. */
export function pendingEndorsement(
  of: Pick<Policy, 'endorsements'>,
): EndorsementIn<'awaiting-payment'> | undefined {
  return endorsementsOf(of).find((one) => one.status === 'awaiting-payment');
}

/** The policy with an endorsement as it has become. */
export function withEndorsement(of: InForcePolicy, changed: Endorsement): InForcePolicy {
  const endorsements = endorsementsOf(of).map((one) => {
    return one.endorsementNo === changed.endorsementNo ? changed : one;
  });
  return { ...of, endorsements, revision: of.revision + 1 };
}

export interface LapsedEndorsement {
  readonly policy: InForcePolicy;
  readonly endorsement: EndorsementIn<'lapsed'>;
  readonly standing: Standing;
  /** What was reserved for it and is free again. */
  readonly released: readonly ProgrammePart[];
}

/**
 * QTE-7: an endorsement that was not paid by its `payBy`, or whose policy is being cancelled, lapses: nothing of the policy
 * changes, and its reservation is released, exactly once. Refusal: `not-due` (none waits).
 */
export function lapseEndorsement(
  of: Policy,
  standing: Standing,
  now: Instant,
): Result<LapsedEndorsement, LapseRefusal> {
  const pending = pendingEndorsement(of);
  if (of.status !== 'in-force' || pending === undefined) return refuse({ kind: 'not-due' });
  const endorsement: EndorsementIn<'lapsed'> = { ...pending, status: 'lapsed', lapsedAt: now };
  const released = deductedGrants(pending.charge.subsidy);
  return accept({
    policy: withEndorsement(of, endorsement),
    endorsement,
    standing: withoutGrants(standing, countedGrants(of, released)),
    released,
  });
}
