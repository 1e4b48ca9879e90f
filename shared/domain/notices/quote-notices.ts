import { formatYuan } from '../money.ts';
import type { Quote } from '../quoting/quote.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** The firm hears what the underwriter decided of its referred quote. */
export function noticeOfUnderwriting(of: Quote, identity: NoticeIdentity): Notice {
  const accepted = of.status === 'quoted';
  const price = formatYuan(of.firmPaysFen);
  return {
    ...identity,
    audience: `firm#${of.uscc}`,
    kind: accepted ? 'quote.accepted' : 'quote.declined',
    text: accepted
      ? {
          zh: `报价 ${of.quoteId} 已核保通过，企业支付 ${price} 元。请在 ${of.expiresAt} 前投保。`,
          en: `Quote ${of.quoteId} is accepted; you pay ${price} yuan. Bind it before ${of.expiresAt}.`,
        }
      : {
          zh: `报价 ${of.quoteId} 未通过核保：${of.underwriting?.reason ?? ''}。可调整保险金额后重新报价。`,
          en: `Quote ${of.quoteId} is declined: ${of.underwriting?.reason ?? ''}. You may ask for another sum insured.`,
        },
    quoteId: of.quoteId,
  };
}
