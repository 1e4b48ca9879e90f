import { returnPaymentOperation } from '../../shared/contract/operations/indemnities.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import {
  returnPayment as decide,
  type ReturnRefusal,
  type TakenBack,
} from '../../shared/domain/claims/change-payments.ts';
import { openAccountTask } from '../../shared/domain/claims/claim-tasks.ts';
import { followClaim } from '../../shared/domain/claims/limit-use.ts';
import { taskOfPayment } from '../../shared/domain/claims/payment.ts';
import { insurerCode, paymentId, taskId } from '../../shared/domain/ids.ts';
import { bookReturnedClaimPayment } from '../../shared/domain/ledger/claim-postings.ts';
import { noticeOfReturn, noticeOfTask } from '../../shared/domain/notices/claim-notices.ts';
import { readClaimFile, replaceClaim } from '../../shared/persistence/claims.ts';
import { readLimitUse, writeLimitUse } from '../../shared/persistence/limits.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { claimBooking, entriesOfClaim, type Making, paymentTasks } from '../claims/payment-writes.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute } from '../runtime/route.ts';
import { answerWithClaim, tryAgainWhenRaced } from '../claims/claim-answer.ts';

/** A payment came back: it is due again, and its payee is asked for another account. */
export const returnPayment = changingRoute(returnPaymentOperation, ({ params, body, caller, now, command }) =>
  tryAgainWhenRaced(async () => {
    const found = await readClaimFile(businessTable(), caller.scope, params.claimNo);
    if (found === undefined) return notFound();
    // Read before the claim that is decided on: what it has paid of its limit is then surely in it.
    const use = await readLimitUse(businessTable(), found.claim.policyNo);
    const file = (await readClaimFile(businessTable(), caller.scope, params.claimNo)) ?? found;
    const making = { mint: command.mint, now, calendar: await currentCalendar() };
    const by = {
      payer: insurerCode.parse(caller.org),
      now,
      nextId: () => paymentId.parse(command.mint.ulid('pay')),
    };
    const taken = decide(file.claim, params.paymentId, body, by);
    if (!taken.accepted) return refusalOf(taken.refusal);
    const { claim, writes } = returnWrites(file.claim, taken.value, making);
    const limit = writeLimitUse(followClaim(use, file.claim, claim));
    return answerWithClaim({ ...file, claim }, [...writes, limit], { caller, now, command });
  }),
);

/** The ledger undoes the payment; finance has a task to pay again, and the insured one to name its account. */
function returnWrites(
  before: Claim,
  { claim, returned, again }: TakenBack,
  making: Making,
): { claim: Claim; writes: readonly Write[] } {
  const asksFirm = returned.payee === 'insured';
  const accountTaskId = taskId.parse(making.mint.ulid('tsk'));
  const taskIds = [...claim.taskIds, taskOfPayment(again.paymentId), ...(asksFirm ? [accountTaskId] : [])];
  const tasked = { ...claim, taskIds };
  const identity = () => noticeIdentity(making.mint, making.now);
  const asked = openAccountTask(tasked, { taskId: accountTaskId, now: making.now });
  return {
    claim: tasked,
    writes: [
      replaceClaim(tasked),
      ...entriesOfClaim(before, [bookReturnedClaimPayment(before, returned, claimBooking(making))]),
      ...paymentTasks(tasked, [again], making),
      insertNotice(noticeOfReturn(tasked, returned, identity())),
      ...(asksFirm ? [insertTask(asked), insertNotice(noticeOfTask(tasked, asked, identity()))] : []),
    ],
  };
}

function refusalOf(of: ReturnRefusal): Refusal {
  switch (of.kind) {
    case 'payment-unknown':
      return notFound();
    case 'payment-not-made':
      return refusal(of.kind, '这笔付款尚未支付，或已退回、停付。请刷新案件的付款列表。');
    case 'returned-outside':
      return refusal(of.kind, '退回时间须在付款之后且不晚于现在。请核对 returnedAt。', {
        facts: { paidAt: of.paidAt },
      });
  }
}
