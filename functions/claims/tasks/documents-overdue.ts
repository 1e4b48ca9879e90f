import { outcomes } from '../../../shared/contract/workflows.ts';
import { stopWaitingForDocuments } from '../../../shared/domain/claims/survey-claim.ts';
import { noticeOfOverdueDocuments } from '../../../shared/domain/notices/claim-notices.ts';
import { closeTask } from '../../../shared/domain/tasks/task.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { replaceTask } from '../../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import type { WorkflowTaskHandler } from '../../runtime/background.ts';
import { changeClaim, latestTask } from './claim-step.ts';

/** The firm's time is up: the insurer goes on with what it has, unless the documents have just come. */
export const documentsOverdue: WorkflowTaskHandler = async (work) => {
  const identity = noticeIdentity(work.mint, work.now);
  await changeClaim(work, async (claim) => {
    const stopped = stopWaitingForDocuments(claim, work.now);
    if (!stopped.accepted) return [];
    const asked = await latestTask(claim, 'provide-documents');
    return [
      replaceClaim(stopped.value),
      ...(asked?.status === 'open' ? [replaceTask(closeTask(asked, 'expired', work.now))] : []),
      insertNotice(noticeOfOverdueDocuments(claim, identity)),
    ];
  });
  return { outcome: outcomes.done };
};
