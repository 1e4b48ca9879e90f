import {
  assessClaim,
  type AssessmentOutcome,
  type AssessmentRefusal,
} from '../../../shared/domain/claims/assess-claim.ts';
import { assessmentRequest } from '../../../shared/domain/claims/assessment.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { limitLeftFor } from '../../../shared/domain/claims/limit-use.ts';
import { moveReserve, type ReserveCause } from '../../../shared/domain/claims/reserve-movement.ts';
import type { Instant } from '../../../shared/domain/dates.ts';
import { assessmentId } from '../../../shared/domain/ids.ts';
import { closeTask, type TaskKind } from '../../../shared/domain/tasks/task.ts';
import { insertAssessment, insertReserveMovement, replaceClaim } from '../../../shared/persistence/claims.ts';
import type { Write } from '../../../shared/persistence/store.ts';
import { readTasks, replaceTask } from '../../../shared/persistence/tasks.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { loadInsurance } from '../../claims/claim-relations.ts';
import { undoInterimWrites } from '../../claims/undo-interim.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { invalidRequest, type Refusal, refusal } from '../../runtime/reply.ts';
import { completion } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';

export const assessLoss = completion(assessmentRequest, async ({ task, caller, now, mint }, request) => {
  const claim = await claimOfTask(task);
  const { policy, use } = await loadInsurance(businessTable(), claim);
  const assessed = assessClaim(
    claim,
    request,
    { policy, limitLeftFen: limitLeftFor(policy, use, claim) },
    { caller, assessmentId: assessmentId.parse(mint.ulid('asm')), now },
  );
  if (!assessed.accepted) return refusalOf(assessed.refusal);
  const { outcome, assessment } = assessed.value;
  const isRejected = outcome === 'rejected';
  const ended = isRejected
    ? undoInterimWrites(claim, assessed.value.claim, use, { mint, now })
    : { claim: assessed.value.claim, writes: [] };
  return {
    kind: 'completed',
    outcome,
    writes: [
      replaceClaim(ended.claim),
      ...moveReserve(claim, ended.claim, {
        reason: reserveReasons[outcome],
        actor: caller.subject,
        at: now,
        assessmentId: assessment.assessmentId,
      }).map(insertReserveMovement),
      insertAssessment(assessment),
      ...ended.writes,
      ...(await leftOpen(claim, isRejected ? besideAssessment : ['provide-documents'], now)),
    ],
  };
});

const reserveReasons = {
  rejected: 'rejected',
  'below-deductible': 'below-deductible',
  'approval-needed': 'assessed',
  offer: 'assessed',
} as const satisfies Record<AssessmentOutcome, ReserveCause['reason']>;

/** What nobody has to do any more once a loss is rejected. */
const besideAssessment: readonly TaskKind[] = [
  'provide-documents',
  'interim-payment',
  'approve-interim',
  'consent-share',
  'confirm-payment',
];

/** What a second request asked for is not waited for: once the loss is assessed, it is off the firm's list (CLM-2). */
async function leftOpen(of: Claim, kinds: readonly TaskKind[], now: Instant): Promise<readonly Write[]> {
  const tasks = await readTasks(businessTable(), { kind: 'service' }, of.taskIds);
  return tasks
    .filter((task) => kinds.includes(task.kind) && task.status === 'open')
    .map((task) => replaceTask(closeTask(task, 'cancelled', now)));
}

function refusalOf(of: AssessmentRefusal): Refusal {
  switch (of.kind) {
    case 'claim-not-open':
      return claimNotOpen(of.status);
    case 'invalid-sheet':
      return invalidRequest(of.faults);
    case 'evidence-unexplained':
      return refusal(
        of.kind,
        '本案有材料已在其他案件中使用（案例11）。请核实后在损失明细的 note 中写明核实结果，再提交定损；认定为虚报的，请依 CLM-22 写明理由拒赔。',
        { facts: { rule: of.rule } },
      );
    case 'limit-exhausted':
      return refusal(of.kind, '该项保障的限额已用完，没有可赔金额。如不予赔付，请依 CLM-15 写明理由。', {
        facts: { rule: of.rule },
      });
    case 'not-a-ground':
      return refusal(
        of.kind,
        '被保险人未起诉第三者不是拒赔理由（CLM-26）。请照常核定赔付，赔付后再向第三者追偿。',
        { facts: { rule: of.rule } },
      );
    case 'rescission-missing':
      return refusal(of.kind, '未解除合同不得以未如实告知拒赔。请先在法定期限内解除合同。', {
        facts: { rule: of.rule },
      });
  }
}
