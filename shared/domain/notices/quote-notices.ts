import { formatYuan } from '../money.ts';
import { invariant } from '../result.ts';
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

/** The lead hears of a quote that one of its underwriters has to decide, with the reason and the last moment (ELG-9). */
export function noticeOfReferral(of: Quote, identity: NoticeIdentity): Notice {
  const lead = of.insurers.find((one) => one.lead);
  invariant(lead !== undefined, `quote ${of.quoteId} without a lead`);
  return {
    ...identity,
    audience: `insurer#${lead.insurer}`,
    kind: 'quote.referred',
    text: {
      zh: `报价 ${of.quoteId}（${of.product.code}）待核保：${of.referredFor ?? ''}。请在 ${of.expiresAt} 前作出核保决定。`,
      en: `Quote ${of.quoteId} (${of.product.code}) waits for an underwriter: ${of.referredForEn ?? of.referredFor ?? ''}. Decide it before ${of.expiresAt}.`,
    },
    quoteId: of.quoteId,
  };
}
