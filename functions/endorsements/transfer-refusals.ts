import type { TransferRefusal } from '../../shared/domain/policies/transfer-policy.ts';
import { type Refusal, refusal } from '../runtime/reply.ts';
import { consentMissing, notLive, pendingFirst } from './endorsement-refusals.ts';

/** Why a policy does not go to another firm, and what to do next. */
export function transferRefusal(of: TransferRefusal): Refusal {
  switch (of.kind) {
    case 'policy-not-live':
      return notLive(of);
    case 'endorsement-pending':
      return pendingFirst(of);
    case 'lender-consent-missing':
      return consentMissing(of, '转让保单');
    case 'successor-not-registered':
      return refusal(of.kind, '承继企业尚未登记。请其先填写企业信息（名称、注册地区划），再提交转让。');
    case 'nothing-changes':
      return refusal(
        of.kind,
        '统一社会信用代码未变，保单继续有效，无需转让。仅更名的，请更新企业信息中的名称。',
      );
    case 'not-day-of-notice':
      return refusal(
        of.kind,
        of.first > of.today
          ? `保障或此前的批改自 ${of.first} 起生效，转让须在该日或之后通知。请届时重新提交。`
          : `转让自通知当日起生效，生效日须填今天 ${of.today}。请改正日期后重新提交。`,
        { errors: [{ path: 'effectiveDate', message: `today, ${of.today}, from ${of.first} on` }] },
      );
    case 'already-insured':
      return refusal(
        of.kind,
        '承继企业已有同一产品的有效保单，不能重复投保。请其先退保或等其到期，再提交转让。',
      );
  }
}
