import { atLeastZero, type Fen, formatPercent, formatYuan, negateFen, subtractFen } from '../money.ts';
import type { ExplanationLine } from '../quoting/explanation-line.ts';
import type { Endorsed } from './endorse-policy.ts';
import type { PremiumCharge, Refund } from './policy.ts';
import type { PriceChangeLine } from './price-change.ts';

const sources: Readonly<Record<PriceChangeLine['rule'], string>> = {
  'QTE-6': '保险法第五十五条',
  'QTE-7': '保险法第二十条',
  'CAN-4': '保险法第五十三条',
};

/** An endorsement in words: what each change costs or gives back for the days that are left, and who pays or gets it. */
export function explainEndorsement({ endorsement, lines }: Endorsed): readonly ExplanationLine[] {
  const { charge, credit } =
    endorsement.status === 'awaiting-payment'
      ? { charge: endorsement.charge, credit: undefined }
      : endorsement;
  return [
    ...lines.map(priceLine),
    ...(charge === undefined ? [] : chargeLines(charge)),
    ...(credit === undefined ? [] : [refundLine(credit.refund)]),
    ...(lines.length === 0
      ? [{ rule: 'QTE-7', text: '本次批改不改变保险费', source: '保险法第二十条' }]
      : []),
  ];
}

function priceLine(of: PriceChangeLine): ExplanationLine {
  const change = (of.fen < 0 ? negateFen : atLeastZero)(of.fen);
  const size =
    of.afterFen > of.beforeFen
      ? subtractFen(of.afterFen, of.beforeFen)
      : subtractFen(of.beforeFen, of.afterFen);
  const word = of.afterFen > of.beforeFen ? '增加' : '减少';
  return {
    rule: of.rule,
    text:
      `${of.label}：保险金额 ${formatYuan(of.beforeFen)} → ${formatYuan(of.afterFen)} 元，` +
      `${word} ${formatYuan(size)} 元 × 费率 ${formatPercent(of.ratePpm)} × 剩余 ${of.daysLeft} 天 ÷ ${of.days} 天 = ` +
      `${formatYuan(change)} 元，四舍五入到分`,
    source: sources[of.rule],
  };
}

function chargeLines({ premium, subsidy, firmPaysFen }: PremiumCharge): readonly ExplanationLine[] {
  return [
    {
      rule: 'TAX-2',
      text: `增收保险费 ${formatYuan(premium.grossFen)} 元，其中增值税 ${formatYuan(premium.vatFen)} 元`,
      source: '增值税法第十条第三项',
    },
    ...subsidy.programmes.map((grant) => ({
      rule: 'QTE-7',
      text:
        `${grant.programmeId}：${formatYuan(grant.baseFen)} 元 × ${formatPercent(grant.ratePpm)}，` +
        `补贴 ${formatYuan(grant.grantedFen)} 元（不足一分舍去）${limitWords(grant.limitedBy)}`,
      source: '财金〔2024〕130号（参照）',
    })),
    {
      rule: 'SUB-8',
      text: `企业本次应付 ${formatYuan(firmPaysFen)} 元，付款后批改生效`,
      source: '保险法第二十条',
    },
  ];
}

function limitWords(words: readonly string[]): string {
  return words.length === 0 ? '' : `，受限于 ${words.join('、')}`;
}

function refundLine({ totalFen, firmFen, bureauFen }: Refund): ExplanationLine {
  const parts: readonly [string, Fen][] = [
    ['退企业', firmFen],
    ['退回财政', bureauFen],
  ];
  return {
    rule: 'CAN-11',
    text: `退还 ${formatYuan(totalFen)} 元，按各方累计所付比例：${parts.map(([word, fen]) => `${word} ${formatYuan(fen)} 元`).join('，')}`,
    source: '农业保险条例第二十三条（参照）',
  };
}
