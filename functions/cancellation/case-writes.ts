import { casesOfEnd, revokedCaseOf } from '../../shared/domain/clawbacks/open-cases.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { Ended } from '../../shared/domain/policies/end-policy.ts';
import { lowerCase, writeCase } from '../../shared/persistence/clawback-case-writes.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { caseIdOf } from '../clawbacks/case-ids.ts';

/**
 * The clawbacks that the end of a policy opens, and those that it lowers: what the insurer returns of a subsidy that the firm
 * owes back lowers the firm's debt (case 25).
 */
export function caseWrites(ended: Ended, now: Instant): readonly Write[] {
  const { policyNo } = ended.policy;
  return [
    ...casesOfEnd(ended, caseIdOf, now).map(writeCase),
    ...ended.settlesClaims.map(({ programmeId, levels }) => {
      return lowerCase(caseIdOf(policyNo, revokedCaseOf(programmeId)), levels, now);
    }),
  ];
}
