import { recordRecoveryOperation } from '../../shared/contract/operations/indemnities.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import { openRecoveryTask } from '../../shared/domain/claims/claim-tasks.ts';
import { claimedCover } from '../../shared/domain/claims/policy-terms.ts';
import {
  recordRecovery as decide,
  type Recovery,
  type RecoveryRefusal,
} from '../../shared/domain/claims/recovery.ts';
import { insurerCode, taskId } from '../../shared/domain/ids.ts';
import { bookRecovery } from '../../shared/domain/ledger/claim-recovery-postings.ts';
import { formatYuan } from '../../shared/domain/money.ts';
import { noticeOfRecovered, noticeOfTask } from '../../shared/domain/notices/claim-notices.ts';
import { readClaimFile, replaceClaim, standingAssessment } from '../../shared/persistence/claims.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { claimNotOpen } from '../claims/claim-refusals.ts';
import { loadInsurance } from '../claims/claim-relations.ts';
import { claimBooking, entriesOfClaim, type Making, recoveryShareWrites } from '../claims/payment-writes.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute } from '../runtime/route.ts';
import { answerWithClaim, tryAgainWhenRaced } from '../claims/claim-answer.ts';

/** CLM-21, CLM-20: what came in after payment is shared among insured and insurers. */
export const recordRecovery = changingRoute(
  recordRecoveryOperation,
  ({ params, body, caller, now, command }) =>
    tryAgainWhenRaced(async () => {
      const file = await readClaimFile(businessTable(), caller.scope, params.claimNo);
      if (file === undefined) return notFound();
      const standing = standingAssessment(file);
      if (standing?.indemnity === undefined) return claimNotOpen(file.claim.status);
      const { policy } = await loadInsurance(businessTable(), file.claim);
      const decided = decide(
        file.claim,
        body,
        {
          indemnity: standing.indemnity,
          sumInsuredFen: claimedCover(policy, file.claim.coverCode).limitFen,
          valueFen: policy.insurableValueFen ?? standing.sheet.insurableValueFen,
        },
        { taskId: taskId.parse(command.mint.ulid('tsk')), now },
      );
      if (!decided.accepted) return refusalOf(decided.refusal);
      const making = { mint: command.mint, now, calendar: await currentCalendar() };
      const { claim, writes } = recoveryWrites(decided.value.claim, decided.value.recovery, making);
      return answerWithClaim({ ...file, claim }, writes, { caller, now, command });
    }),
);

/** Booked; the insured's part is finance's task, the followers' parts are due from the lead. */
function recoveryWrites(
  of: Claim,
  made: Recovery,
  making: Making,
): { claim: Claim; writes: readonly Write[] } {
  const lead = insurerCode.parse(of.insurers[0]?.insurer);
  const asks = made.insuredFen > 0;
  const claim = asks ? { ...of, taskIds: [...of.taskIds, made.taskId] } : of;
  const identity = () => noticeIdentity(making.mint, making.now);
  const task = openRecoveryTask(claim, made.insuredFen, { ...making, taskId: made.taskId });
  return {
    claim,
    writes: [
      replaceClaim(claim),
      ...entriesOfClaim(claim, [bookRecovery(claim, lead, made, claimBooking(making))]),
      ...recoveryShareWrites(claim, made, making),
      insertNotice(noticeOfRecovered(claim, made, identity())),
      ...(asks ? [insertTask(task), insertNotice(noticeOfTask(claim, task, identity()))] : []),
    ],
  };
}

function refusalOf(of: RecoveryRefusal): Refusal {
  switch (of.kind) {
    case 'claim-not-open':
      return claimNotOpen(of.status);
    case 'received-in-future':
      return refusal(of.kind, '到账日期晚于现在。请核对 receivedAt。');
    case 'cost-above-recovery':
      return refusal(of.kind, `追偿费用不能超过追回的 ${formatYuan(of.grossFen)} 元。请核对 costFen。`, {
        facts: { grossFen: of.grossFen },
      });
    case 'bank-reference-used':
      return refusal(of.kind, '该银行流水号已登记过追偿款。请核对 bankReference。');
    case 'salvage-not-insurers': {
      const { paidFen, sumInsuredFen } = of;
      const detail = `已赔付 ${formatYuan(paidFen)} 元，未达保险金额 ${formatYuan(sumInsuredFen)} 元，残余物归被保险人（第五十九条）。`;
      return refusal(of.kind, detail, { facts: { paidFen, sumInsuredFen } });
    }
  }
}
