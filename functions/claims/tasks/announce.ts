import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { outcomes } from '../../../shared/contract/workflows.ts';
import { noticeOfBelowDeductible, noticeOfPayment } from '../../../shared/domain/notices/claim-notices.ts';
import type { Notice } from '../../../shared/domain/notices/notice.ts';
import type { NoticeIdentity } from '../../../shared/domain/notices/policy-notices.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { commit } from '../../../shared/persistence/store.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import type { WorkflowTaskHandler } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { claimOf } from './claim-step.ts';

export const announcePayment = announce(noticeOfPayment);
export const closeBelowDeductible = announce(noticeOfBelowDeductible);

/** Tells the firm how its claim ended. A notice that is already there was written by the same step before. */
function announce(noticeOf: (claim: Claim, identity: NoticeIdentity) => Notice): WorkflowTaskHandler {
  return async (work) => {
    const identity = noticeIdentity(work.mint, work.now);
    await commit(businessTable(), [insertNotice(noticeOf(await claimOf(work), identity))]);
    return { outcome: outcomes.done };
  };
}
