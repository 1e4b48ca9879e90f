import type { Catalogue } from '../catalogue/catalogue.ts';
import { asFen, formatPercent, formatYuan } from '../money.ts';
import { demoProductNotice, type Product } from '../products/product.ts';
import type { LevelPart } from '../subsidies/budget.ts';
import type { LimitWord, ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { FiscalLevel, Programme } from '../subsidies/programme.ts';
import type { Quote } from './quote.ts';

/** One step of a price in words: the rule that ordered it, its inputs and result, and where the rule comes from. */
export interface ExplanationLine {
  readonly rule: string;
  readonly text: string;
  readonly source: string;
}

export const levelNames: Readonly<Record<FiscalLevel, string>> = {
  central: '中央',
  province: '省级',
  city: '市级',
  county: '县级',
};

/** Explains a quote to the fen, from the facts it keeps and the versions it used: every line names rule and source. */
export function explainQuote(
  of: Pick<
    Quote,
    | 'product'
    | 'premium'
    | 'subsidy'
    | 'firmPaysFen'
    | 'firmNetFen'
    | 'ratePpm'
    | 'underwriting'
    | 'sumsInsured'
  >,
  catalogue: Catalogue,
): readonly ExplanationLine[] {
  const product = catalogue.soldProduct(of.product);
  return [
    ...filingLine(product),
    premiumLine(of, product),
    {
      rule: 'TAX-1',
      text: `其中不含税保费 ${formatYuan(of.premium.netOfVatFen)} 元，增值税（6 %）${formatYuan(of.premium.vatFen)} 元`,
      source: '增值税法第十条第三项',
    },
    ...of.subsidy.programmes.flatMap((grant) =>
      grantLines(grant, catalogue.usedProgramme(grant.programmeId, grant.version)),
    ),
    {
      rule: 'SUB-8',
      text: `企业现在支付 ${formatYuan(of.firmPaysFen)} 元；补贴后企业实际负担 ${formatYuan(of.firmNetFen)} 元`,
      source: 'S10, S14, S32',
    },
  ];
}

function filingLine(product: Product): readonly ExplanationLine[] {
  if (product.filing.kind === 'filed') return [];
  return [
    {
      rule: '保险法 135',
      text: `${demoProductNotice.zh} / ${demoProductNotice.en}`,
      source: '保险法第一百三十五条',
    },
  ];
}

function premiumLine(
  of: Pick<Quote, 'premium' | 'ratePpm' | 'underwriting' | 'sumsInsured'>,
  product: Product,
): ExplanationLine {
  const gross = formatYuan(of.premium.grossFen);
  if (product.premium.kind === 'fixed' || of.ratePpm === undefined) {
    return {
      rule: 'QTE-1',
      text: `年度保险费固定为 ${gross} 元`,
      source: sourceOf(product, 'premium.grossFen'),
    };
  }
  const sum = formatYuan(asFen(of.sumsInsured[product.premium.cover] ?? 0));
  const decided = of.underwriting === undefined ? '' : '（核保人确定的费率）';
  return {
    rule: 'QTE-2',
    text: `保险金额 ${sum} 元 × 费率 ${formatPercent(of.ratePpm)}${decided} = ${gross} 元，四舍五入到分`,
    source: sourceOf(product, 'premium.ratePpm'),
  };
}

function grantLines(grant: ProgrammeGrant, programme: Programme): readonly ExplanationLine[] {
  const base = programme.base === 'gross' ? '含税保费' : '不含税保费';
  return [
    {
      rule: 'SUB-1',
      text: `${programme.names.zh}：以${base}为基数，计 ${formatYuan(grant.baseFen)} 元`,
      source: 'S14, S19, S23, S24, S32',
    },
    {
      rule: 'MNY-3',
      text: `${formatYuan(grant.baseFen)} × ${formatPercent(grant.ratePpm)} = ${formatYuan(grant.calculatedFen)} 元，不足一分舍去`,
      source: sourceOf(programme, 'ratesPpm'),
    },
    ...grant.limitedBy.map((word) => limitLine(word, grant, programme)),
    ...(grant.grantedFen === 0 ? [] : [levelLine(grant.levels, programme)]),
  ];
}

function levelLine(levels: readonly LevelPart[], programme: Programme): ExplanationLine {
  const parts = levels.map((part) => `${levelNames[part.level]}（${part.payer}）${formatYuan(part.fen)} 元`);
  return {
    rule: 'MNY-4',
    text: `补贴由${parts.join('、')}承担，余数归最高一级`,
    source: sourceOf(programme, 'levels'),
  };
}

function limitLine(word: LimitWord, grant: ProgrammeGrant, programme: Programme): ExplanationLine {
  const granted = formatYuan(grant.grantedFen);
  switch (word) {
    case 'rate-ceiling':
      return {
        rule: 'SUB-2',
        text: `可补贴保费以费率上限为限，基数减为 ${formatYuan(grant.baseFen)} 元`,
        source: 'S24, S46, S47',
      };
    case 'stacking':
      return {
        rule: 'SUB-4',
        text: `各项补贴合计不超过保费，补贴减为 ${granted} 元`,
        source: 'S19, S21, S27',
      };
    case 'product-cap':
      return { rule: 'SUB-3', text: `单一产品上限，补贴减为 ${granted} 元`, source: 'S14, S23' };
    case 'firm-year-cap':
      return {
        rule: 'SUB-3',
        text: `企业年度补贴上限 ${formatYuan(asFen(programme.firmYearCapFen ?? 0))} 元，已用 ${formatYuan(grant.usedFen)} 元，补贴减为 ${granted} 元`,
        source: sourceOf(programme, 'firmYearCapFen'),
      };
    case 'min-self-pay':
      return {
        rule: 'SUB-20',
        text: `企业至少自缴保费的 ${formatPercent(programme.minSelfPayPpm)}，补贴减为 ${granted} 元`,
        source: sourceOf(programme, 'minSelfPayPpm'),
      };
    case 'performance':
      return { rule: 'SUB-18', text: `按绩效系数，补贴减为 ${granted} 元`, source: 'S25' };
    case 'de-minimis':
      return { rule: 'SUB-12', text: '补贴低于起付金额，不予补贴', source: 'S90' };
    case 'budget':
      return { rule: 'SUB-9', text: '预算余额不足以覆盖全部补贴，不作部分补贴；可按全价投保', source: 'S27' };
    case 'not-eligible':
      return { rule: 'ELG-2', text: '企业在今天不符合方案条件，不予补贴；可按全价投保', source: 'S19' };
  }
}

function sourceOf(of: Pick<Product | Programme, 'figures'>, path: string): string {
  const found = of.figures.find((figure) => figure.path === path);
  return found === undefined ? 'MNY-1' : `${found.source}（${found.basis}）`;
}
