import { outcomes } from '../../../shared/contract/workflows.ts';
import { asksFollowers } from '../../../shared/domain/co-insurance/consent-shares.ts';
import { approvalRequest, decideApproval } from '../../../shared/domain/claims/decide-approval.ts';
import { isHeldByEvidence } from '../../../shared/domain/claims/repeated-evidence.ts';
import { replaceClaim, standingAssessment } from '../../../shared/persistence/claims.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { type Refusal, refusal } from '../../runtime/reply.ts';
import { completion } from '../completion.ts';
import { claimFileOfTask } from './claim-of-task.ts';

export const approve = completion(approvalRequest, async ({ task, now }, { outcome, reason }) => {
  const file = await claimFileOfTask(task);
  const { claim } = file;
  const sheet = standingAssessment(file)?.sheet;
  if (outcome === 'approve' && sheet !== undefined && isHeldByEvidence(claim, sheet)) return unexplained();
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

/** Case 11: what came after the assessment, and another claim has used, is for the assessor to explain first. */
function unexplained(): Refusal {
  const detail =
    '定损后收到的材料已在其他案件中使用（案例11）。请退回定损，由定损人核实并在损失明细的 note 中写明结果后再复核。';
  return refusal('evidence-unexplained', detail, { facts: { rule: 'case-11' } });
}
