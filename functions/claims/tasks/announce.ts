import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { outcomes } from '../../../shared/contract/workflows.ts';
import { noticeOfBelowDeductible, noticeOfPayment } from '../../../shared/domain/notices/claim-notices.ts';
import { lenderNoticeOfPayment } from '../../../shared/domain/notices/lender-notices.ts';
import type { Notice } from '../../../shared/domain/notices/notice.ts';
import type { NoticeIdentity } from '../../../shared/domain/notices/policy-notices.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { commit, type Write } from '../../../shared/persistence/store.ts';
import { tellLenderIn } from '../../policies/lender-writes.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import type { WorkflowTask, WorkflowTaskHandler } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { loadInsurance } from '../claim-relations.ts';
import { claimOf } from './claim-step.ts';
import { followRefund } from './follow-refund.ts';

const tellOfPayment = announce(noticeOfPayment, lenderHears);

/** The claim is paid: where its policy has ended, what it gave back of the premium is corrected by it (case 23). */
export const announcePayment: WorkflowTaskHandler = async (work) => {
  await followRefund(work);
  return tellOfPayment(work);
};
export const closeBelowDeductible = announce(noticeOfBelowDeductible, () => Promise.resolve([]));

/** Tells the firm how its claim ended. A notice that is already there was written by the same step before. */
function announce(
  noticeOf: (claim: Claim, identity: NoticeIdentity) => Notice,
  others: (claim: Claim, work: WorkflowTask) => Promise<readonly Write[]>,
): WorkflowTaskHandler {
  return async (work) => {
    const identity = noticeIdentity(work.mint, work.now);
    const claim = await claimOf(work);
    await commit(businessTable(), [insertNotice(noticeOf(claim, identity)), ...(await others(claim, work))]);
    return { outcome: outcomes.done };
  };
}

/** LOS-6: the lender that the policy names, or that gave notice of its lien. */
async function lenderHears(claim: Claim, { mint, now }: WorkflowTask): Promise<readonly Write[]> {
  const { policy } = await loadInsurance(businessTable(), claim);
  const lossPayee = policy.lossPayee ?? claim.lenderDebt?.lender;
  return tellLenderIn({ ...policy, lossPayee }, lenderNoticeOfPayment, mint, now);
}
