import type { Application } from '../../../shared/domain/applications/application.ts';
import { sentParts } from '../../../shared/domain/applications/reduce-application.ts';
import { keptParts, notRecovered } from '../../../shared/domain/clawbacks/clawback.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { type LevelPart, mergeParts } from '../../../shared/domain/subsidies/budget.ts';
import type { ProgrammeGrant } from '../../../shared/domain/subsidies/grant-subsidy.ts';
import { readApplication } from '../../../shared/persistence/applications.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { applicationIdOf } from '../application-id.ts';

const service = { kind: 'service' } as const;

const grantedUnpaid: readonly Application['status'][] = [
  'under-notice',
  'awaiting-account',
  'awaiting-payment',
];

export interface Had {
  /** What the firm has and has not given back: deducted from its premium, or paid to it. */
  readonly levels: readonly LevelPart[];
  /** Granted, and the money has still to flow. */
  readonly mayFollow: boolean;
}

/** What a firm has had of a programme on a policy. */
export async function partsHad(policy: Policy, grant: ProgrammeGrant): Promise<Had> {
  if (grant.mode === 'direct-deduct') {
    const levels = keptParts(policy, grant.programmeId);
    return { levels, mayFollow: policy.status === 'awaiting-payment' };
  }
  const id = applicationIdOf(policy.policyNo, grant.programmeId);
  const found = await readApplication(businessTable(), service, id);
  if (found === undefined) return { levels: [], mayFollow: false };
  const levels = found.status === 'paid' ? notRecovered(policy, mergeParts(sentParts(found))) : [];
  return { levels, mayFollow: grantedUnpaid.includes(found.status) };
}
