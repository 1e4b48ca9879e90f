import { takeBackRequestOperation } from '../../shared/contract/operations/cancellation.ts';
import { lenderNoticeOfRequestWithdrawn } from '../../shared/domain/notices/lender-notices.ts';
import { takeBackRequest as decide } from '../../shared/domain/policies/cancel-or-ask.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { readPolicy, replacePolicy } from '../../shared/persistence/policies.ts';
import { tellLender } from '../policies/lender-writes.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';

/** The firm keeps its policy after all, before its lender has answered. */
export const takeBackRequest = changingRoute(
  takeBackRequestOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const policy = await readPolicy(businessTable(), caller.scope, params.policyNo);
      if (policy === undefined) return notFound();
      const decided = decide(policy);
      if (!decided.accepted) {
        const { nothingPending } = await import('./cancel-refusals.ts');
        return nothingPending();
      }
      const { mint } = command;
      const { noticeOfRequestWithdrawn } = await import('../../shared/domain/notices/request-notices.ts');
      const kept = decided.value;
      const shown = { policyNo: kept.policyNo, status: kept.status };
      const committed = await commitCommand([
        replacePolicy(kept),
        insertNotice(noticeOfRequestWithdrawn(kept, body.reason, noticeIdentity(mint, now))),
        ...tellLender(kept, lenderNoticeOfRequestWithdrawn, mint, now),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a withdrawal');
  },
);
