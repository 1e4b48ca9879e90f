import type { ClaimedBack } from '../../shared/domain/clawbacks/claimed-back.ts';
import { revokedCaseOf } from '../../shared/domain/clawbacks/open-cases.ts';
import type { PolicyNo } from '../../shared/domain/ids.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { deductedGrants } from '../../shared/domain/subsidies/deducted-grants.ts';
import { readCase } from '../../shared/persistence/clawback-cases.ts';
import { readClawback } from '../../shared/persistence/clawbacks.ts';
import { caseIdOf } from '../clawbacks/case-ids.ts';
import { businessTable } from '../runtime/business-table.ts';

/** Whether the bureaus of a programme have claimed its subsidy on a policy back from the firm (case 25). */
export async function isClaimedBack(policyNo: PolicyNo, programmeId: string): Promise<boolean> {
  const review = await readClawback(businessTable(), policyNo, programmeId);
  return review?.status === 'claimed';
}

/** Programmes that were deducted from the premium and whose bureaus have claimed them back from the firm, with their cases. */
export async function claimedBack({ policyNo, subsidy }: Policy): Promise<readonly ClaimedBack[]> {
  const claimed = await Promise.all(
    deductedGrants(subsidy).map(async ({ programmeId }) => {
      if (!(await isClaimedBack(policyNo, programmeId))) return [];
      const id = caseIdOf(policyNo, revokedCaseOf(programmeId));
      const claim = await readCase(businessTable(), { kind: 'service' }, id);
      return claim === undefined || claim.status === 'offset' ? [] : [{ programmeId, claim }];
    }),
  );
  return claimed.flat();
}
