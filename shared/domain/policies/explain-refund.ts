import { daysBetween } from '../dates.ts';
import { formatYuan } from '../money.ts';
import type { ExplanationLine } from '../quoting/explain-quote.ts';
import type { CancelledPolicy } from './policy.ts';

/** A refund in words: the days, the formula, and who gets what (CAN-1, CAN-2). */
export function explainRefund(of: CancelledPolicy): readonly ExplanationLine[] {
  const { refund, effectiveDate } = of.cancellation;
  const { start, end } = of.period;
  if (of.issuedAt === undefined) {
    return [
      { rule: 'CAN-1', text: '保费尚未支付，无款可退；预留的补贴额度已释放', source: '保险法第五十四条' },
    ];
  }
  const days = daysBetween(start, end);
  const { baseFen = of.premium.grossFen } = of.cancellation;
  const total = formatYuan(refund.totalFen);
  const basis: ExplanationLine =
    effectiveDate < start
      ? { rule: 'CAN-1', text: `保障尚未开始，退还全部保费 ${total} 元`, source: '保险法第五十四条' }
      : {
          rule: 'CAN-2',
          text: `${formatYuan(baseFen)} 元 × 未到期 ${daysBetween(effectiveDate, end)} 天 ÷ ${days} 天 = ${total} 元，四舍五入到分`,
          source: '保险法第五十四条',
        };
  const undamaged: ExplanationLine = {
    rule: 'CAN-5',
    text: `保险期间已发生赔付，只退未受损部分的保费：${formatYuan(of.premium.grossFen)} 元中的 ${formatYuan(baseFen)} 元`,
    source: '保险法第五十八条',
  };
  return [
    ...(baseFen < of.premium.grossFen ? [undamaged] : []),
    basis,
    {
      rule: 'CAN-2',
      text: `按各方所付比例：退企业 ${formatYuan(refund.firmFen)} 元（不足一分舍去），退回财政 ${formatYuan(refund.bureauFen)} 元`,
      source: '农业保险条例第二十三条（参照）',
    },
  ];
}
