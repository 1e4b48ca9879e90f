import type { Policy } from '../../shared/domain/policies/policy.ts';
import { readApplication } from '../../shared/persistence/applications.ts';
import { readClawback } from '../../shared/persistence/clawbacks.ts';
import { businessTable } from '../runtime/business-table.ts';
import { applicationIdOf } from '../subsidies/application-id.ts';

const service = { kind: 'service' } as const;
const granted: readonly string[] = ['under-notice', 'awaiting-account', 'awaiting-payment', 'paid'];

/**
 * The programme whose subsidy on the policy is granted to the firm itself, or is claimed back from it: less premium would have to
 * change what bureaus have decided (SUB-16), which an endorsement does not. `undefined`: there is none.
 */
export async function subsidyInMotion({ policyNo, subsidy }: Policy): Promise<string | undefined> {
  for (const { programmeId, mode, grantedFen } of subsidy.programmes) {
    if (mode === 'direct-deduct') {
      const review = grantedFen > 0 ? await readClawback(businessTable(), policyNo, programmeId) : undefined;
      if (review !== undefined && review.status !== 'kept') return programmeId;
      continue;
    }
    const id = applicationIdOf(policyNo, programmeId);
    const application = await readApplication(businessTable(), service, id);
    if (application !== undefined && granted.includes(application.status)) return programmeId;
  }
  return undefined;
}
