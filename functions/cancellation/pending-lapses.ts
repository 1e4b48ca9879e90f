import type { Instant } from '../../shared/domain/dates.ts';
import type { Standing } from '../../shared/domain/firms/standing.ts';
import { pendingEndorsement } from '../../shared/domain/policies/endorsement-life.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { commit } from '../../shared/persistence/store.ts';
import { endorsementLapse } from '../policies/endorsement-lapse.ts';
import { businessTable } from '../runtime/business-table.ts';
import { Minter } from '../runtime/minting.ts';
import type { Command } from '../runtime/route.ts';

/**
 * An endorsement that waits for payment lapses before its policy ends; where there was one, the end has to be decided again
 * without it.
 */
export async function pendingLapses(
  policy: Policy,
  standing: Standing,
  { id }: Command,
  now: Instant,
): Promise<boolean> {
  if (pendingEndorsement(policy) === undefined) return false;
  const writes = endorsementLapse(policy, standing, new Minter(`${id}#pending`, now), now);
  if (writes !== undefined) await commit(businessTable(), writes);
  return true;
}
