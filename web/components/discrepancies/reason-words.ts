import type { DiscrepancyReason } from '../../../shared/domain/settlement/match-transfer.ts';
import type { Pair } from '../../words/language.tsx';

/** Why money of a statement or settlement does not fit. */
export const reasonWords: Readonly<Record<DiscrepancyReason, Pair<string>>> = {
  'not-received': { zh: '登记已付，未到账', en: 'Recorded as paid, not received' },
  more: { zh: '多到', en: 'More than due' },
  less: { zh: '少到', en: 'Less than due' },
  double: { zh: '重复到账', en: 'Paid twice' },
  'unknown-payer': { zh: '付款人不明', en: 'Unknown payer' },
};
