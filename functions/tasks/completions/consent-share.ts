import { outcomes } from '../../../shared/contract/workflows.ts';
import { answerConsent, consentAnswer } from '../../../shared/domain/co-insurance/consent-shares.ts';
import { closeTask } from '../../../shared/domain/tasks/task.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { readTasks, replaceTask } from '../../../shared/persistence/tasks.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { refusal } from '../../runtime/reply.ts';
import { completion } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';

/** A follower answers; the workflow goes on with the last consent, or at once with an objection. */
export const consentShare = completion(consentAnswer, async ({ task, now }, body) => {
  const claim = await claimOfTask(task);
  const taken = answerConsent(claim, task, body, now);
  if (!taken.accepted) {
    return taken.refusal.kind === 'claim-not-open'
      ? claimNotOpen(taken.refusal.status)
      : refusal(taken.refusal.kind, '不同意分担的，请写明理由（reason）后重新提交。');
  }
  const { claim: after, goesOn } = taken.value;
  const dropped = (after.consents ?? []).filter((one) => one.state === 'dropped').map((one) => one.taskId);
  const others = await readTasks(businessTable(), { kind: 'service' }, dropped);
  return {
    kind: 'completed',
    outcome: body.outcome === 'object' ? outcomes.object : outcomes.consent,
    remark: body.reason,
    staysWaiting: !goesOn,
    writes: [
      replaceClaim(after),
      ...others
        .filter((one) => one.status === 'open')
        .map((one) => replaceTask(closeTask(one, 'expired', now))),
    ],
  };
});
