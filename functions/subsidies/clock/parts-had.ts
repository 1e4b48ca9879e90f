import { keptParts, notRecovered } from '../../../shared/domain/clawbacks/clawback.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import type { LevelPart } from '../../../shared/domain/subsidies/budget.ts';
import type { ProgrammeGrant } from '../../../shared/domain/subsidies/grant-subsidy.ts';
import { readApplication } from '../../../shared/persistence/applications.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { applicationIdOf } from '../application-id.ts';

const service = { kind: 'service' } as const;

/** What the firm has of a programme and has not given back: deducted from its premium, or paid to it. */
export async function partsHad(policy: Policy, grant: ProgrammeGrant): Promise<readonly LevelPart[]> {
  if (grant.mode === 'direct-deduct') return keptParts(policy, grant.programmeId);
  const id = applicationIdOf(policy.policyNo, grant.programmeId);
  const found = await readApplication(businessTable(), service, id);
  return found?.status === 'paid' ? notRecovered(policy, found.grant.levels) : [];
}
