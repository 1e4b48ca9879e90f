import { lowerClaim } from '../../shared/domain/clawbacks/claimed-back.ts';
import { casesOfEnd } from '../../shared/domain/clawbacks/open-cases.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { Ended } from '../../shared/domain/policies/end-policy.ts';
import { writeCase } from '../../shared/persistence/clawback-case-writes.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { caseIdOf } from '../clawbacks/case-ids.ts';

/**
 * The clawbacks that the end of a policy opens, and those that it lowers: what the insurer returns of a subsidy that the firm
 * owes back lowers what is left of the firm's debt (case 25).
 */
export function caseWrites(ended: Ended, now: Instant): readonly Write[] {
  return [
    ...casesOfEnd(ended, caseIdOf, now).map(writeCase),
    ...ended.claimedBack.flatMap((one) => {
      const back = ended.settlesClaims.filter((part) => part.programmeId === one.programmeId);
      const lowered = lowerClaim(
        one,
        back.flatMap((part) => [...part.levels]),
        now,
      );
      return lowered === undefined ? [] : [writeCase(lowered)];
    }),
  ];
}
