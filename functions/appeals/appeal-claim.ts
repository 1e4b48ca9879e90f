import { appealClaimOperation } from '../../shared/contract/operations/appeals.ts';
import { outcomes } from '../../shared/contract/workflows.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import {
  appealClaim as decide,
  type Appealed,
  type AppealRefusal,
} from '../../shared/domain/claims/appeal-claim.ts';
import { moveReserve } from '../../shared/domain/claims/reserve-movement.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { noticeOfAppeal } from '../../shared/domain/notices/appeal-notices.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import {
  insertClaimRound,
  insertReserveMovement,
  readClaimFile,
  replaceClaim,
} from '../../shared/persistence/claims.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { replaceTask } from '../../shared/persistence/tasks.ts';
import { claimNotOpen } from '../claims/claim-refusals.ts';
import { claimView, loadSurroundings } from '../claims/claim-view.ts';
import { handedInFault } from '../evidence/handed-in.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';

/** The claim goes back to the assessment: by a workflow that begins anew, or by the offer that still waits for an answer. */
export const appealClaim = changingRoute(
  appealClaimOperation,
  async ({ params, body, caller, now, command }) => {
    const identity = noticeIdentity(command.mint, now);
    for await (const _ of attempts()) {
      const file = await readClaimFile(businessTable(), caller.scope, params.claimNo);
      if (file === undefined) return notFound();
      const around = await loadSurroundings(file.claim);
      const decided = decide(file.claim, body, { tasks: around.tasks, subject: caller.subject, now });
      if (!decided.accepted) return refusalOf(decided.refusal);
      const fault = await handedInFault(file, body.documentIds);
      if (fault !== undefined) return fault;
      const { claim } = decided.value;
      const answered = answerOf(decided.value, caller, now);
      const tasks = around.tasks.map((task) => (task.taskId === answered?.taskId ? answered : task));
      const shown = claimView({ ...file, claim }, { ...around, tasks }, caller, now);
      const goOn: Write = answered === undefined ? insertClaimRound(claim) : replaceTask(answered);
      const committed = await commitCommand([
        replaceClaim(claim),
        ...moveReserve(file.claim, claim, {
          reason: 'appealed',
          actor: caller.subject,
          at: now,
        }).map(insertReserveMovement),
        goOn,
        insertNotice(noticeOfAppeal(claim, identity)),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('an appeal');
  },
);

/** An offer that waits is answered by the appeal against it: its workflow goes back as after a dispute. */
function answerOf(appealed: Appealed, { subject }: Caller, now: Instant): Task | undefined {
  if (appealed.restarts) return undefined;
  const { claim, offer } = appealed;
  return {
    ...offer,
    status: 'done',
    outcome: outcomes.dispute,
    ...(claim.appeal === undefined ? {} : { remark: claim.appeal.reason }),
    closedAt: now,
    closedBy: subject,
    revision: offer.revision + 1,
  };
}

function refusalOf(of: AppealRefusal): Refusal {
  switch (of.kind) {
    case 'claim-not-open':
      return claimNotOpen(of.status);
    case 'appealed-before':
      return refusal(of.kind, '本案已复议一次。如仍有异议，可依法申请仲裁或提起诉讼。');
    case 'offer-not-ready':
      return refusal(
        of.kind,
        '赔款已核定，通知正在生成，请待任务列表中出现确认赔款的任务后，再次提交复议申请。',
      );
    case 'dispute-first':
      return refusal(
        of.kind,
        '请先在确认赔款的任务中选择异议，由他人重新核定；对重新核定的金额仍不同意的，再申请复议。',
      );
  }
}
