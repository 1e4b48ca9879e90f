import type { PolicyNo } from '../../shared/domain/ids.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { deductedGrants } from '../../shared/domain/subsidies/deducted-grants.ts';
import { readClawback } from '../../shared/persistence/clawbacks.ts';
import { businessTable } from '../runtime/business-table.ts';

/** Whether the bureaus of a programme have claimed its subsidy on a policy back from the firm (case 25). */
export async function isClaimedBack(policyNo: PolicyNo, programmeId: string): Promise<boolean> {
  const review = await readClawback(businessTable(), policyNo, programmeId);
  return review?.status === 'claimed';
}

/** Programmes that were deducted from the premium and whose bureaus have claimed them back from the firm. */
export async function claimedBack({ policyNo, subsidy }: Policy): Promise<readonly string[]> {
  const claimed = await Promise.all(
    deductedGrants(subsidy).map(async ({ programmeId }) => {
      return (await isClaimedBack(policyNo, programmeId)) ? [programmeId] : [];
    }),
  );
  return claimed.flat();
}
