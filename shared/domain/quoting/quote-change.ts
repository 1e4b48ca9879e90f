import { asFen, asPpm, formatPercent, formatYuan } from '../money.ts';
import { asText, type Bilingual } from '../names.ts';
import type { LimitWord } from '../subsidies/grant-subsidy.ts';

/** One thing that two quotes differ in; a side that does not have it is left out. */
export interface QuoteChange {
  /** Where it stands in a quote: `premium.grossFen`, `subsidy.SN-QKB-PH.grantedFen`, `sumsInsured.rd-failure`. */
  readonly path: string;
  /** The rule by which it matters. */
  readonly rule: string;
  readonly before?: number | string;
  readonly after?: number | string;
  /** What changed and why, in words for people. */
  readonly text: string;
  readonly textEn: string;
}

export type Value = number | string | undefined;
export const limitNames: Readonly<Record<LimitWord, Bilingual>> = {
  'rate-ceiling': { zh: '费率上限', en: 'ceiling on the rate' },
  stacking: { zh: '其他补贴', en: 'other subsidies' },
  'product-cap': { zh: '单一产品上限', en: 'cap for the product' },
  'firm-year-cap': { zh: '企业年度上限', en: 'yearly cap of the firm' },
  'min-self-pay': { zh: '最低自缴比例', en: 'least share of the firm' },
  performance: { zh: '绩效等级', en: 'grade of performance' },
  'de-minimis': { zh: '起付金额', en: 'least amount' },
  budget: { zh: '预算余额不足', en: 'the budget does not suffice' },
  'not-eligible': { zh: '不符合方案条件', en: 'conditions not met' },
};

const nameOfLimit: ReadonlyMap<string, Bilingual> = new Map(Object.entries(limitNames));

/** How a value is shown. */
export type Shown = (value: number | string) => Bilingual;

export const yuan: Shown = (amount) => {
  const shown = formatYuan(asFen(Number(amount)));
  return { zh: `${shown} 元`, en: `¥${shown}` };
};
const asItIs: Shown = (value) => ({ zh: String(value), en: String(value) });
export const percent: Shown = (rate) => asItIs(formatPercent(asPpm(Number(rate))));
export const limits: Shown = (words) => {
  const names = String(words)
    .split('、')
    .map((word) => nameOfLimit.get(word) ?? { zh: word, en: word });
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
};
const nothing = { zh: '无', en: 'none' };

/** The change of one field; nothing where both sides say the same. */
export function changed(
  path: string,
  rule: string,
  label: Bilingual,
  before: Value,
  after: Value,
  shown: Shown = asItIs,
): readonly QuoteChange[] {
  if (before === after) return [];
  const words = (value: Value) => (value === undefined || value === '' ? nothing : shown(value));
  const [was, is] = [words(before), words(after)];
  return [
    {
      path,
      rule,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...asText({ zh: `${label.zh}：${was.zh} → ${is.zh}`, en: `${label.en}: ${was.en} → ${is.en}` }),
    },
  ];
}
