import { returnPaymentOperation } from '../../shared/contract/operations/indemnities.ts';
import type { ReturnRefusal } from '../../shared/domain/claims/change-payments.ts';
import { insurerCode } from '../../shared/domain/ids.ts';
import { answerWithClaim, tryAgainWhenRaced } from '../claims/claim-answer.ts';
import { takeBack } from '../claims/return-writes.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute } from '../runtime/route.ts';

/** A payment came back: it is due again, and its payee is asked for another account. */
export const returnPayment = changingRoute(returnPaymentOperation, ({ params, body, caller, now, command }) =>
  tryAgainWhenRaced(async () => {
    const making = { mint: command.mint, now, calendar: await currentCalendar() };
    const cameBack = {
      ...params,
      returnedAt: body.returnedAt,
      payer: insurerCode.parse(caller.org),
      by: caller.subject,
    };
    const taken = await takeBack(caller.scope, cameBack, making);
    if (!taken.accepted) return refusalOf(taken.refusal);
    const { file, writes, use } = taken.value;
    return answerWithClaim(file, writes, { caller, now, command, use });
  }),
);

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
