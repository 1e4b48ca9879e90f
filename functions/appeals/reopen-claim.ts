import { reopenClaimOperation } from '../../shared/contract/operations/indemnities.ts';
import { claimDeadlines } from '../../shared/domain/claims/deadlines.ts';
import { reopenClaim as decide, type ReopeningRefusal } from '../../shared/domain/claims/reopen-claim.ts';
import { noticeOfReopening } from '../../shared/domain/notices/claim-notices.ts';
import { invariant } from '../../shared/domain/result.ts';
import { insertClaimRound, readClaimFile, replaceClaim } from '../../shared/persistence/claims.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { claimNotOpen } from '../claims/claim-refusals.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute } from '../runtime/route.ts';
import { answerWithClaim, tryAgainWhenRaced } from '../claims/claim-answer.ts';

/** CLM-23: the claim is taken up again; the relay starts its workflow once more, at the assessment. */
export const reopenClaim = changingRoute(reopenClaimOperation, ({ params, body, caller, now, command }) =>
  tryAgainWhenRaced(async () => {
    const file = await readClaimFile(businessTable(), caller.scope, params.claimNo);
    if (file === undefined) return notFound();
    const periods = claimDeadlines(file.claim, now, await currentCalendar());
    const limitation = periods.find((period) => period.kind === 'limitation');
    invariant(limitation !== undefined, 'every claim has a limitation');
    const { subject, scope } = caller;
    const by = { subject, isFirm: scope.kind === 'firm', reason: body.reason, now };
    const decided = decide(file.claim, by, limitation);
    if (!decided.accepted) return refusalOf(decided.refusal);
    const claim = decided.value;
    const writes = [
      replaceClaim(claim),
      insertClaimRound(claim),
      insertNotice(noticeOfReopening(claim, scope.kind, noticeIdentity(command.mint, now))),
    ];
    return answerWithClaim({ ...file, claim }, writes, { caller, now, command });
  }),
);

function refusalOf(of: ReopeningRefusal): Refusal {
  switch (of.kind) {
    case 'claim-not-open':
      return claimNotOpen(of.status);
    case 'is-duplicate':
      return refusal(of.kind, '本案是重复报案，请对首次报案的案件申请重开。');
    case 'limitation-over':
      return refusal(
        of.kind,
        `已超过诉讼时效（${of.lastDay}），不能重开。如有时效中断事由，请联系保险公司。`,
        {
          facts: { lastDay: of.lastDay },
        },
      );
  }
}
