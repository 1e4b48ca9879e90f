import { humanStepDays, outcomes } from '../../../shared/contract/workflows.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import type { WrongStatus } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { type ClaimStepKind, openClaimTask } from '../../../shared/domain/claims/claim-tasks.ts';
import type { Instant } from '../../../shared/domain/dates.ts';
import { noticeId, taskId } from '../../../shared/domain/ids.ts';
import { noticeOfTask } from '../../../shared/domain/notices/claim-notices.ts';
import { invariant, type Result } from '../../../shared/domain/result.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import type { Write } from '../../../shared/persistence/store.ts';
import { insertTask, readTask, replaceTask } from '../../../shared/persistence/tasks.ts';
import type { WorkflowTask, WorkflowTaskHandler } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { currentCalendar } from '../../runtime/current-catalogue.ts';
import { changeClaim, ClaimWithdrawn, latestTask, ownWork } from './claim-step.ts';

interface HumanStep {
  readonly kind: ClaimStepKind;
  /** What opening the task does to the claim; refused when the claim is past this step. */
  readonly begin: (claim: Claim, now: Instant) => Result<Claim, WrongStatus>;
  /** Kinds of documents that the task asks for. */
  readonly documentKinds?: (claim: Claim) => Promise<readonly string[]>;
}

/**
 * A state in which a person acts: opens the task, with its notice, and leaves the workflow waiting for the task's token.
 * Entered again with another token, the same task gets it: also one that is done by now, so that its answer is sent on.
 */
export function humanStep(step: HumanStep): WorkflowTaskHandler {
  return async (work) => {
    const ids = { task: taskId.parse(work.mint.ulid('tsk')), notice: noticeId.parse(work.mint.ulid('ntc')) };
    await changeClaim(work, async (claim) => {
      if (claim.status === 'withdrawn') throw new ClaimWithdrawn();
      if (claim.taskIds.includes(ids.task)) {
        return handOver(await readTask(businessTable(), ownWork, ids.task), work);
      }
      const begun = step.begin(claim, work.now);
      if (!begun.accepted) return handOver(await latestTask(claim, step.kind), work);
      return openWrites(step, claim, begun.value, ids, work);
    });
    return { outcome: outcomes.done };
  };
}

async function openWrites(
  step: HumanStep,
  before: Claim,
  begun: Claim,
  ids: { task: Task['taskId']; notice: ReturnType<typeof noticeId.parse> },
  { now, token }: WorkflowTask,
): Promise<readonly Write[]> {
  const task = openClaimTask(
    begun,
    step.kind,
    {
      taskId: ids.task,
      token,
      now,
      calendar: await currentCalendar(),
      firmHasDays: step.kind === 'accept-offer' ? humanStepDays.acceptOffer : humanStepDays.provideDocuments,
    },
    await step.documentKinds?.(before),
  );
  const taskIds = [...before.taskIds, task.taskId];
  return [
    replaceClaim({ ...begun, taskIds, revision: before.revision + 1 }),
    insertTask(task),
    insertNotice(noticeOfTask(begun, task, { noticeId: ids.notice, at: now })),
  ];
}

/** The step was entered before, or was answered while its time ran out: its task goes on with the token of now. */
function handOver(task: Task | undefined, { token }: WorkflowTask): readonly Write[] {
  invariant(task !== undefined, 'a claim past a step that was never entered');
  if (token === undefined || task.token === token) return [];
  return [replaceTask({ ...task, token, revision: task.revision + 1 })];
}
