import { outcomes } from '../../../shared/contract/workflows.ts';
import { isHeldByEvidence } from '../../../shared/domain/claims/repeated-evidence.ts';
import { answerInterim } from '../../../shared/domain/co-insurance/consent-interim.ts';
import {
  answerConsent,
  consentAnswer,
  type ConsentAnswer,
} from '../../../shared/domain/co-insurance/consent-shares.ts';
import { closeTask } from '../../../shared/domain/tasks/task.ts';
import { type ClaimFile, replaceClaim, standingAssessment } from '../../../shared/persistence/claims.ts';
import { readTasks, replaceTask } from '../../../shared/persistence/tasks.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { interimConsent } from '../../claims/interim-consents.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { currentCalendar } from '../../runtime/current-catalogue.ts';
import { type Refusal, refusal } from '../../runtime/reply.ts';
import { type Completed, completion, type TaskWork } from '../completion.ts';
import { claimFileOfTask } from './claim-of-task.ts';

/** A follower answers: about an interim payment, or about the indemnity, where the workflow goes on with the last consent, or at once with an objection. */
export const consentShare = completion(consentAnswer, async (work, body) => {
  const { task, now } = work;
  const file = await claimFileOfTask(task);
  const { claim } = file;
  const isFinal = (claim.consents ?? []).some((one) => one.taskId === task.taskId);
  if (!isFinal) return aboutInterim(file, work, body);
  const sheet = standingAssessment(file)?.sheet;
  const isHeld = sheet !== undefined && isHeldByEvidence(claim, sheet);
  const taken = answerConsent(claim, task, body, { now, isHeld });
  if (!taken.accepted) {
    return taken.refusal.kind === 'claim-not-open' ? claimNotOpen(taken.refusal.status) : reasonMissing();
  }
  const { claim: after, goesOn, isHeld: isReturned } = taken.value;
  const dropped = (after.consents ?? []).filter((one) => one.state === 'dropped').map((one) => one.taskId);
  const others = await readTasks(businessTable(), { kind: 'service' }, dropped);
  return {
    kind: 'completed',
    outcome: isReturned === true ? outcomes.return : wordOf(body),
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

/** CLM-4: no workflow waits for it; the last consent instructs the payment. */
async function aboutInterim(
  file: ClaimFile,
  { task, now, mint }: TaskWork,
  body: ConsentAnswer,
): Promise<Completed | Refusal> {
  const taken = answerInterim(file.claim, task, body);
  if (!taken.accepted) return reasonMissing();
  const making = { mint, now, calendar: await currentCalendar() };
  const { writes } = await interimConsent(file, taken.value, [task.taskId], making);
  const outcome = taken.value.state === 'overtaken' ? taken.value.state : wordOf(body);
  return { kind: 'completed', outcome, remark: body.reason, writes };
}

function reasonMissing(): Refusal {
  return refusal('reason-missing', '不同意分担的，请写明理由（reason）后重新提交。');
}

function wordOf({ outcome }: ConsentAnswer): string {
  return outcome === 'object' ? outcomes.object : outcomes.consent;
}
