import { atLeastZero, formatPercent, formatYuan, negateFen, subtractFen } from '../money.ts';
import { asText, type Bilingual } from '../names.ts';
import type { ExplanationLine } from '../quoting/explanation-line.ts';
import { limits } from '../quoting/quote-change.ts';
import type { Endorsed } from './endorse-policy.ts';
import type { PremiumCharge, Refund } from './policy.ts';
import type { PriceChangeLine } from './price-change.ts';

const sources: Readonly<Record<PriceChangeLine['rule'], string>> = {
  'QTE-6': '保险法第五十五条',
  'QTE-7': '保险法第二十条',
  'CAN-4': '保险法第五十三条',
};

const samePremium = { zh: '本次批改不改变保险费', en: 'This change leaves the premium as it is' };

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
    ...(lines.length === 0 ? [{ rule: 'QTE-7', ...asText(samePremium), source: sources['QTE-7'] }] : []),
  ];
}

function priceLine(of: PriceChangeLine): ExplanationLine {
  const change = (of.fen < 0 ? negateFen : atLeastZero)(of.fen);
  const size =
    of.afterFen > of.beforeFen
      ? subtractFen(of.afterFen, of.beforeFen)
      : subtractFen(of.beforeFen, of.afterFen);
  const isMore = of.afterFen > of.beforeFen;
  const [before, after] = [formatYuan(of.beforeFen), formatYuan(of.afterFen)];
  const [by, rate, result] = [formatYuan(size), formatPercent(of.ratePpm), formatYuan(change)];
  const said = {
    zh:
      `${of.names.zh}：保险金额 ${before} → ${after} 元，` +
      `${isMore ? '增加' : '减少'} ${by} 元 × 费率 ${rate} × 剩余 ${of.daysLeft} 天 ÷ ${of.days} 天 = ${result} 元，四舍五入到分`,
    en:
      `${of.names.en}: sum insured ¥${before} → ¥${after}, ` +
      `¥${by} ${isMore ? 'more' : 'less'} × ${rate} × ${of.daysLeft} of ${of.days} days left = ¥${result}, to the nearest fen`,
  };
  return { rule: of.rule, ...asText(said), source: sources[of.rule] };
}

function chargeLines({ premium, subsidy, firmPaysFen }: PremiumCharge): readonly ExplanationLine[] {
  const [more, vat] = [formatYuan(premium.grossFen), formatYuan(premium.vatFen)];
  const firm = formatYuan(firmPaysFen);
  const charged = {
    zh: `增收保险费 ${more} 元，其中增值税 ${vat} 元`,
    en: `¥${more} more premium, of which VAT ¥${vat}`,
  };
  const due = {
    zh: `企业本次应付 ${firm} 元，付款后批改生效`,
    en: `The firm pays ¥${firm}; the change takes effect once it is paid`,
  };
  return [
    { rule: 'TAX-2', ...asText(charged), source: '增值税法第十条第三项' },
    ...subsidy.programmes.map((grant) => ({
      rule: 'QTE-7',
      ...asText(granted(grant)),
      source: '财金〔2024〕130号（参照）',
    })),
    { rule: 'SUB-8', ...asText(due), source: '保险法第二十条' },
  ];
}

function granted(of: PremiumCharge['subsidy']['programmes'][number]): Bilingual {
  const [base, rate, sum] = [formatYuan(of.baseFen), formatPercent(of.ratePpm), formatYuan(of.grantedFen)];
  const isLimited = of.limitedBy.length > 0;
  const limited = limits(of.limitedBy.join('、'));
  return {
    zh:
      `${of.programmeId}：${base} 元 × ${rate}，补贴 ${sum} 元（不足一分舍去）` +
      (isLimited ? `，受限于 ${limited.zh}` : ''),
    en:
      `${of.programmeId}: ¥${base} × ${rate}, subsidy ¥${sum} (rounded down)` +
      (isLimited ? `, limited by ${limited.en}` : ''),
  };
}

function refundLine({ totalFen, firmFen, bureauFen }: Refund): ExplanationLine {
  const [total, firm, bureaus] = [formatYuan(totalFen), formatYuan(firmFen), formatYuan(bureauFen)];
  const said = {
    zh: `退还 ${total} 元，按各方累计所付比例：退企业 ${firm} 元，退回财政 ${bureaus} 元`,
    en: `¥${total} comes back, to each its part of what was paid: firm ¥${firm}, bureaus ¥${bureaus}`,
  };
  return { rule: 'CAN-11', ...asText(said), source: '农业保险条例第二十三条（参照）' };
}
