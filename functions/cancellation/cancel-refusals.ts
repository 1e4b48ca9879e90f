import type { AnswerRefusal, AskRefusal } from '../../shared/domain/policies/cancel-or-ask.ts';
import { type Refusal, refusal } from '../runtime/reply.ts';

/** Why a policy cannot be cancelled, and what to do instead. */
export function cancelRefusal(of: AskRefusal): Refusal {
  switch (of.kind) {
    case 'policy-not-live':
      return refusal(of.kind, '保单已失效、到期或退保，不能再退保。', { facts: { status: of.status } });
    case 'effective-date-outside':
      return refusal(of.kind, `退保生效日须在 ${of.first} 至保障终止前一日（${of.end} 之前）。`, {
        errors: [{ path: 'effectiveDate', message: `from ${of.first}, before ${of.end}` }],
      });
    case 'claim-after-effective-date':
      return refusal(of.kind, `该日或之后已有报案（${of.claimNo}）。请选择出险日之后的日期，或先撤回报案。`, {
        facts: { claimNo: of.claimNo },
      });
    case 'article-not-a-ground':
      return refusal(
        of.kind,
        `保险公司不能依据第${of.article}条在此解除合同：危险程度显著增加用 52，部分损失赔付后用 58；未如实告知（16）或骗赔（27）请办理解除合同（rescission）。`,
        { facts: { article: of.article, grounds: ['52', '58'] } },
      );
    case 'no-recent-payment':
      return refusal(
        of.kind,
        of.lastDay === undefined
          ? '本保单没有已支付的赔款，不能依据第五十八条解除。如危险程度显著增加，请依据第五十二条。'
          : `赔款支付已满三十日（最后一日为 ${of.lastDay}），不能再依据第五十八条解除。`,
        { facts: { article: '58', ...(of.lastDay === undefined ? {} : { lastDay: of.lastDay }) } },
      );
    case 'cancellation-pending':
      return refusal(
        of.kind,
        `已于 ${of.requestedOn} 申请退保，正等待 ${of.bankName} 书面同意。请联系贷款银行向保险公司出具同意函。`,
        { facts: { requestedOn: of.requestedOn, bankName: of.bankName } },
      );
  }
}

/** CAN-9: there is no request that anybody could answer or take back. */
export function nothingPending(): Refusal {
  return refusal('no-cancellation-pending', '本保单没有等待第一受益人同意的退保申请。请先由企业申请退保。');
}

/** CAN-9: why an answer of the lender is not taken. */
export function answerRefusal(of: AnswerRefusal): Refusal {
  if (of.kind === 'no-cancellation-pending') return nothingPending();
  if (of.kind === 'answer-outside') {
    return refusal(of.kind, `答复日期须在 ${of.first} 至 ${of.last} 之间。请核对同意函。`, {
      errors: [{ path: 'answeredOn', message: `from ${of.first} to ${of.last}` }],
    });
  }
  return cancelRefusal(of);
}
