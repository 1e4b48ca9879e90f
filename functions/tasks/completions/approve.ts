import { outcomes } from '../../../shared/contract/workflows.ts';
import { asksFollowers } from '../../../shared/domain/co-insurance/consent-shares.ts';
import { approvalRequest, decideApproval } from '../../../shared/domain/claims/decide-approval.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { completion } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';

export const approve = completion(approvalRequest, async ({ task, now }, { outcome, reason }) => {
  const claim = await claimOfTask(task);
  const awaitsFollowers = outcome === 'approve' && asksFollowers(claim);
  const decided = decideApproval(claim, outcome, { now, awaitsFollowers });
  if (!decided.accepted) return claimNotOpen(decided.refusal.status);
  return {
    kind: 'completed',
    outcome: awaitsFollowers ? outcomes.consentNeeded : outcome,
    remark: reason,
    writes: [replaceClaim(decided.value)],
  };
});
