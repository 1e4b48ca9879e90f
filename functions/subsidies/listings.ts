import { isListedByItself, listForSubsidy } from '../../shared/domain/applications/apply-for-subsidy.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { writeApplication } from '../../shared/persistence/applications.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { applicationIdOf } from './application-id.ts';

/** SUB-8, SUB-14: a policy that is paid lists its firm for every programme that nobody has to apply to. */
export function listings(of: Policy, now: Instant): readonly Write[] {
  return of.subsidy.programmes.filter(isListedByItself).map((grant) => {
    const id = applicationIdOf(of.policyNo, grant.programmeId);
    return writeApplication(listForSubsidy(of, grant, id, now));
  });
}
