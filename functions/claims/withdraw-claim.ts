import { withdrawClaimOperation } from '../../shared/contract/operations/claims.ts';
import { withdrawClaim as decide } from '../../shared/domain/claims/withdraw-claim.ts';
import { noticeOfWithdrawal } from '../../shared/domain/notices/claim-notices.ts';
import { closeTask } from '../../shared/domain/tasks/task.ts';
import { readClaimFile, replaceClaim } from '../../shared/persistence/claims.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { replaceTask } from '../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { claimNotOpen } from './claim-refusals.ts';
import { claimView, loadSurroundings } from './claim-view.ts';

/** The claim ends and its open tasks are cancelled in one transaction; the relay then ends its workflow. */
export const withdrawClaim = changingRoute(
  withdrawClaimOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const file = await readClaimFile(businessTable(), caller.scope, params.claimNo);
      if (file === undefined) return notFound();
      const by = { subject: caller.subject, reason: body.reason ?? '', now };
      const decided = decide(file.claim, by);
      if (!decided.accepted) return claimNotOpen(decided.refusal.status);
      const around = await loadSurroundings(file.claim);
      const tasks = around.tasks.map((task) => {
        return task.status === 'open' ? closeTask(task, 'cancelled', now) : task;
      });
      const shown = claimView({ ...file, claim: decided.value }, { ...around, tasks }, caller, now);
      const committed = await commitCommand([
        replaceClaim(decided.value),
        ...tasks.filter((task) => !around.tasks.includes(task)).map(replaceTask),
        insertNotice(noticeOfWithdrawal(decided.value, noticeIdentity(command.mint, now))),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a withdrawal');
  },
);
