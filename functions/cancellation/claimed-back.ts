import type { Policy } from '../../shared/domain/policies/policy.ts';
import { deductedGrants } from '../../shared/domain/subsidies/deducted-grants.ts';
import { readClawback } from '../../shared/persistence/clawbacks.ts';
import { businessTable } from '../runtime/business-table.ts';

/** Programmes whose bureaus have claimed their subsidy on a policy back from the firm (case 25). */
export async function claimedBack({ policyNo, subsidy }: Policy): Promise<readonly string[]> {
  const reviews = await Promise.all(
    deductedGrants(subsidy).map(({ programmeId }) => readClawback(businessTable(), policyNo, programmeId)),
  );
  return reviews.flatMap((one) => {
    return one?.status === 'claimed' ? [one.programmeId] : [];
  });
}
