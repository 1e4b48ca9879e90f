import { asFen, formatPercent, formatYuan } from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { Product } from '../products/product.ts';
import { chosenCovers, type Insured } from './insured-sums.ts';
import { type CoverRate, isWithinBand } from './rate-cover.ts';

/**
 * Why an underwriter has to decide, in words for people; `undefined` where the tariff decides alone. A product without a
 * tariff always; a rate outside the band (rulebook 4.2); a sum above its bound without the innovation score (ELG-9).
 */
export function referralReason(
  of: Product,
  insured: Insured,
  rates: readonly CoverRate[],
  innovationScore: number,
): Bilingual | undefined {
  if (of.premium.kind === 'underwritten') {
    return {
      zh: '该产品没有费率表，费率由核保人逐单确定（4.4）',
      en: 'The product has no tariff; an underwriter sets the rate (4.4)',
    };
  }
  const { premium } = of;
  const outside =
    premium.kind === 'rate' ? rates.find((rate) => !isWithinBand(premium, rate.ratePpm)) : undefined;
  if (outside !== undefined && outside.code === rates[0]?.code) {
    const rate = formatPercent(outside.ratePpm);
    return {
      zh: `费率 ${rate} 超出可直接承保的范围，须由核保人决定（QTE-2）`,
      en: `A rate of ${rate} is outside what is sold without an underwriter (QTE-2)`,
    };
  }
  const large = chosenCovers(of, insured).find((cover) => {
    const { referAboveFen, innovationScore: needed = 0 } = cover.sum ?? {};
    const sum = insured.sumsInsured[cover.code];
    return (
      referAboveFen !== undefined && sum !== undefined && sum > referAboveFen && innovationScore < needed
    );
  });
  if (large?.sum === undefined) return undefined;
  const bound = formatYuan(asFen(large.sum.referAboveFen ?? 0));
  const score = large.sum.innovationScore;
  return {
    zh: `保险金额超过 ${bound} 元且创新积分低于 ${score}，须由核保人决定（ELG-9）`,
    en: `A sum above ¥${bound} with fewer than ${score} innovation points needs an underwriter (ELG-9)`,
  };
}
