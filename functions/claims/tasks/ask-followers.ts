import { outcomes } from '../../../shared/contract/workflows.ts';
import { asksFollowers, askFollowers } from '../../../shared/domain/co-insurance/consent-shares.ts';
import { taskId } from '../../../shared/domain/ids.ts';
import { noticeOfShare } from '../../../shared/domain/notices/consent-notices.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { insertTask, readTasks, replaceTask } from '../../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import type { WorkflowTaskHandler } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { currentCalendar } from '../../runtime/current-catalogue.ts';
import { changeClaim, ClaimWithdrawn, ownWork } from './claim-step.ts';

/**
 * The state in which the followers of a pool are asked: one task each, all with the token of the state; whichever settles the
 * matter sends it back. Entered again, the tasks that are left get the new token, or the one that settled it sends its answer on.
 */
export const askForConsent: WorkflowTaskHandler = async (work) => {
  const { mint, now, token } = work;
  const calendar = await currentCalendar();
  const ids = Array.from({ length: 20 }, () => taskId.parse(mint.ulid('tsk')));
  const identities = ids.map(() => noticeIdentity(mint, now));
  await changeClaim(work, async (claim) => {
    if (claim.status === 'withdrawn') throw new ClaimWithdrawn();
    if (asksFollowers(claim)) {
      const asked = askFollowers(claim, ids, { now, calendar });
      return [
        replaceClaim(asked.claim),
        ...asked.tasks.map((task) => insertTask(token === undefined ? task : { ...task, token })),
        ...asked.tasks.flatMap((task, index) => {
          const identity = identities[index];
          return identity === undefined ? [] : [insertNotice(noticeOfShare(claim, task, identity))];
        }),
      ];
    }
    const tasks = await readTasks(
      businessTable(),
      ownWork,
      (claim.consents ?? []).map((one) => one.taskId),
    );
    const open = tasks.filter((task) => task.status === 'open');
    const last = tasks.filter((task) => task.token !== undefined && task.status === 'done').slice(-1);
    invariant(tasks.length > 0, 'a claim past the consent of followers who were never asked');
    return (open.length > 0 ? open : last).flatMap((task) => {
      return token === undefined || task.token === token
        ? []
        : [replaceTask({ ...task, token, revision: task.revision + 1 })];
    });
  });
  return { outcome: outcomes.done };
};
