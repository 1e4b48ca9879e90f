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

/** How a discrepancy was closed. */
export const resolutionWords: Readonly<
  Record<'returned' | 'explained' | 'received' | 'allocated', Pair<string>>
> = {
  returned: { zh: '款已退回', en: 'Sent back' },
  explained: { zh: '已说明', en: 'Explained' },
  received: { zh: '另一笔已到账', en: 'Received by another line' },
  allocated: { zh: '已分给应付款', en: 'Given to payments' },
};
