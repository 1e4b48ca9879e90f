import { withdrawClaimOperation } from '../../shared/contract/operations/claims.ts';
import { moveReserve } from '../../shared/domain/claims/reserve-movement.ts';
import { withdrawClaim as decide } from '../../shared/domain/claims/withdraw-claim.ts';
import { noticeOfWithdrawal } from '../../shared/domain/notices/claim-notices.ts';
import { closeTask } from '../../shared/domain/tasks/task.ts';
import { insertReserveMovement, readClaimFile, replaceClaim } from '../../shared/persistence/claims.ts';
import { readLimitUse } from '../../shared/persistence/limits.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { replaceTask } from '../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { claimNotOpen } from './claim-refusals.ts';
import { claimView, loadSurroundings } from './claim-view.ts';
import { undoInterimWrites } from './undo-interim.ts';

/** The claim ends and its open tasks are cancelled in one transaction; the relay then ends its workflow. */
export const withdrawClaim = changingRoute(
  withdrawClaimOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const found = await readClaimFile(businessTable(), caller.scope, params.claimNo);
      if (found === undefined) return notFound();
      // Read before the claim that is decided on: what it has taken of its limit is then surely in it.
      const use = await readLimitUse(businessTable(), found.claim.policyNo);
      const file = (await readClaimFile(businessTable(), caller.scope, params.claimNo)) ?? found;
      const by = { subject: caller.subject, reason: body.reason ?? '', now };
      const decided = decide(file.claim, by);
      if (!decided.accepted) return claimNotOpen(decided.refusal.status);
      const around = await loadSurroundings(file.claim);
      const tasks = around.tasks.map((task) => {
        return task.status === 'open' ? closeTask(task, 'cancelled', now) : task;
      });
      const undone = undoInterimWrites(file.claim, decided.value, use, { mint: command.mint, now });
      const shown = claimView(
        { ...file, claim: undone.claim },
        { ...around, tasks, use: undone.use },
        caller,
        now,
      );
      const moved = moveReserve(file.claim, undone.claim, {
        reason: 'withdrawn',
        actor: caller.subject,
        at: now,
      });
      const committed = await commitCommand([
        replaceClaim(undone.claim),
        ...moved.map(insertReserveMovement),
        ...undone.writes,
        ...tasks.filter((task) => !around.tasks.includes(task)).map(replaceTask),
        insertNotice(noticeOfWithdrawal(decided.value, noticeIdentity(command.mint, now))),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a withdrawal');
  },
);
