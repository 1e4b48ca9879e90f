import { applicationId, type ApplicationId, type PolicyNo } from '../../shared/domain/ids.ts';
import { derivedId } from '../runtime/minting.ts';

/** There is one application for each policy and programme, so its id follows from both. */
export function applicationIdOf(policyNo: PolicyNo, programmeId: string): ApplicationId {
  return applicationId.parse(derivedId('app', `${policyNo}#${programmeId}`));
}
