import { outcomes } from '../../../shared/contract/workflows.ts';
import { rejectionLetter, sendRejection as decide } from '../../../shared/domain/claims/reject-claim.ts';
import { dayOf } from '../../../shared/domain/dates.ts';
import { noticeOfRejection } from '../../../shared/domain/notices/claim-notices.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import type { WorkflowTaskHandler } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { loadFirm } from '../claim-relations.ts';
import { changeClaim } from './claim-step.ts';
import { followRefund } from './follow-refund.ts';

/**
 * The letter goes to the firm at once, long before its three days are over (CLM-6); an end of the policy that had counted an interim
 * payment gives back what that no longer takes (case 23).
 */
export const sendRejection: WorkflowTaskHandler = async (work) => {
  const identity = noticeIdentity(work.mint, work.now);
  await changeClaim(work, async (claim) => {
    if (claim.clocks.letterSentAt !== undefined) return [];
    const sent = decide(claim, work.now);
    if (!sent.accepted) return [];
    const firm = await loadFirm(businessTable(), claim.uscc);
    const letter = rejectionLetter(claim, firm.name, dayOf(work.now));
    return [replaceClaim(sent.value), insertNotice(noticeOfRejection(claim, letter, identity))];
  });
  await followRefund(work);
  return { outcome: outcomes.done };
};
