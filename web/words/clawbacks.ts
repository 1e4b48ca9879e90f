import type { Pair } from './language.tsx';
import type { Tone } from './statuses.ts';

export const clawbackStatusWords: Readonly<
  Record<'offset' | 'owed' | 'repaid' | 'written-off', Pair<string> & { readonly tone: Tone }>
> = {
  offset: { zh: '结算轧抵', en: 'Netted in a settlement', tone: 'info' },
  owed: { zh: '待企业退回', en: 'Owed by the firm', tone: 'warn' },
  repaid: { zh: '已退回', en: 'Repaid', tone: 'good' },
  'written-off': { zh: '已核销', en: 'Written off', tone: 'neutral' },
};

export const causeWords: Readonly<
  Record<'cancellation' | 'rescission' | 'revocation' | 'fraud', Pair<string>>
> = {
  cancellation: { zh: '退保', en: 'Cancellation' },
  rescission: { zh: '解除合同', en: 'Rescission' },
  revocation: { zh: '资格撤销', en: 'Status revoked' },
  fraud: { zh: '骗取补贴', en: 'Fraud' },
};
