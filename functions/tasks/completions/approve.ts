import { approvalRequest, decideApproval } from '../../../shared/domain/claims/decide-approval.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { completion } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';

export const approve = completion(approvalRequest, async ({ task, now }, { outcome, reason }) => {
  const decided = decideApproval(await claimOfTask(task), outcome, now);
  if (!decided.accepted) return claimNotOpen(decided.refusal.status);
  return { kind: 'completed', outcome, remark: reason, writes: [replaceClaim(decided.value)] };
});
