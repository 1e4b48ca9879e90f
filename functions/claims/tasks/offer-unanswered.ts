import { outcomes } from '../../../shared/contract/workflows.ts';
import { closeTask } from '../../../shared/domain/tasks/task.ts';
import { replaceTask } from '../../../shared/persistence/tasks.ts';
import type { WorkflowTaskHandler } from '../../runtime/background.ts';
import { changeClaim, latestTask } from './claim-step.ts';

/** The offer was not answered in time: its task gives way to a new one, whose notice reminds the firm. */
export const offerUnanswered: WorkflowTaskHandler = async (work) => {
  await changeClaim(work, async (claim) => {
    const offered = await latestTask(claim, 'accept-offer');
    return offered?.status === 'open' ? [replaceTask(closeTask(offered, 'expired', work.now))] : [];
  });
  return { outcome: outcomes.done };
};
