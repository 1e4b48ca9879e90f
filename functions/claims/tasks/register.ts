import { outcomes } from '../../../shared/contract/workflows.ts';
import { resumeAssessment } from '../../../shared/domain/claims/appeal-claim.ts';
import { checkedAgain } from '../../../shared/domain/claims/report-claim.ts';
import { registerClaim } from '../../../shared/domain/claims/register-claim.ts';
import { noticeOfRegistration } from '../../../shared/domain/notices/claim-notices.ts';
import { lenderNoticeOfClaim } from '../../../shared/domain/notices/lender-notices.ts';
import { claimsOnPolicy, replaceClaim } from '../../../shared/persistence/claims.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { tellLenderIn } from '../../policies/lender-writes.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import { businessTable } from '../../runtime/business-table.ts';
import type { WorkflowTaskHandler } from '../../runtime/background.ts';
import { loadInsurance } from '../claim-relations.ts';
import { changeClaim } from './claim-step.ts';

/** Opens the insurer's file, or takes it up again after an appeal; a claim that is past it, or withdrawn, is left alone. */
export const register: WorkflowTaskHandler = async (work) => {
  const identity = noticeIdentity(work.mint, work.now);
  let outcome: string = outcomes.done;
  await changeClaim(work, async (claim) => {
    if (claim.round !== undefined) {
      outcome = outcomes.reopened;
      const resumed = resumeAssessment(claim);
      return resumed.accepted ? [replaceClaim(resumed.value)] : [];
    }
    const table = businessTable();
    const [insurance, others] = await Promise.all([
      loadInsurance(table, claim),
      claimsOnPolicy(table, claim.uscc, claim.policyNo),
    ]);
    const registered = registerClaim(checkedAgain(claim, { ...insurance, others }), work.now);
    return registered.accepted
      ? [
          replaceClaim(registered.value),
          insertNotice(noticeOfRegistration(claim, identity)),
          ...tellLenderIn(insurance.policy, lenderNoticeOfClaim, work.mint, work.now),
        ]
      : [];
  });
  return { outcome };
};
