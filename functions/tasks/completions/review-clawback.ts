import { clawbackDecision, decideClawback } from '../../../shared/domain/clawbacks/clawback.ts';
import { noticeOfKept } from '../../../shared/domain/notices/clawback-notices.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { readClawback, writeClawback } from '../../../shared/persistence/clawbacks.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { refusal } from '../../runtime/reply.ts';
import { completion } from '../completion.ts';

/** A bureau's decision on a subsidy that a revocation has put in doubt; the clock carries a clawback out. */
export const reviewClawback = completion(clawbackDecision, async ({ task, caller, now, mint }, body) => {
  const { policyNo, programmeId } = task;
  invariant(policyNo !== undefined && programmeId !== undefined, `task ${task.taskId} of no clawback`);
  const found = await readClawback(businessTable(), policyNo, programmeId);
  invariant(found !== undefined, `task ${task.taskId} of a clawback that does not exist`);
  const decided = decideClawback(found, body, { subject: caller.subject, now });
  if (!decided.accepted) {
    const { kind, status } = decided.refusal;
    return refusal(kind, '这项复核已经办结，请刷新任务列表。', { facts: { status } });
  }
  return {
    kind: 'completed',
    outcome: body.outcome,
    remark: body.reason,
    writes: [
      writeClawback(decided.value),
      ...(decided.value.status === 'kept'
        ? [insertNotice(noticeOfKept(decided.value, noticeIdentity(mint, now)))]
        : []),
    ],
  };
});
