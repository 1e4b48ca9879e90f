import { requestDocumentsOperation } from '../../shared/contract/operations/evidence.ts';
import { openFurtherRequest } from '../../shared/domain/claims/claim-tasks.ts';
import { type FurtherRefusal, requestFurther } from '../../shared/domain/claims/request-documents.ts';
import { taskId } from '../../shared/domain/ids.ts';
import { noticeOfFurtherRequest } from '../../shared/domain/notices/evidence-notices.ts';
import { humanStepDays } from '../../shared/contract/workflows.ts';
import { readClaim, replaceClaim } from '../../shared/persistence/claims.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { insertTask, readTasks } from '../../shared/persistence/tasks.ts';
import { claimNotOpen } from '../claims/claim-refusals.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { taskView } from '../tasks/task-view.ts';

/** The second request is a task beside the workflow: nothing waits for it, and no clock does. */
export const requestDocuments = changingRoute(
  requestDocumentsOperation,
  async ({ params, body, caller, now, command }) => {
    const id = taskId.parse(command.mint.ulid('tsk'));
    const identity = noticeIdentity(command.mint, now);
    for await (const _ of attempts()) {
      const claim = await readClaim(businessTable(), caller.scope, params.claimNo);
      if (claim === undefined) return notFound();
      const tasks = await readTasks(businessTable(), { kind: 'service' }, claim.taskIds);
      const decided = requestFurther(claim, body, { by: caller, tasks });
      if (!decided.accepted) return refusalOf(decided.refusal);
      const reason = body.reason ?? '';
      const { documentKinds } = body;
      const task = openFurtherRequest(claim, { documentKinds, reason }, id, {
        now,
        firmHasDays: humanStepDays.provideDocuments,
      });
      const shown = { ...taskView(task), reason };
      const committed = await commitCommand([
        replaceClaim({ ...decided.value, taskIds: [...claim.taskIds, id] }),
        insertTask(task),
        insertNotice(noticeOfFurtherRequest(claim, { documentKinds, reason, dueOn: task.dueOn }, identity)),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a request for documents');
  },
);

function refusalOf(of: FurtherRefusal): Refusal {
  switch (of.kind) {
    case 'claim-not-open':
      return claimNotOpen(of.status);
    case 'first-request-open':
      return refusal(of.kind, '本案尚未要求过补充材料。请在查勘任务中一次列明全部所需材料。');
    case 'awaiting-approval':
      return refusal(
        of.kind,
        '本案已定损，正等待复核，此时补充的材料无人审看。请先在复核任务中退回定损，再提出补充要求。',
      );
    case 'reason-missing':
      return refusal(of.kind, '再次要求补充材料须写明理由（保险法第22条）。请填写 reason 后重新提交。');
    case 'needs-claims-manager':
      return refusal(of.kind, '再次要求补充材料须由理赔负责人作出。请将理由和清单交理赔负责人提交。');
  }
}
