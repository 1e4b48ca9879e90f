import type { Catalogue } from '../catalogue/catalogue.ts';
import { asFen, asPpm, formatPercent, formatYuan } from '../money.ts';
import type { LimitWord, ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { Quote } from './quote.ts';
import { ruleOfLimit } from './why-not.ts';

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
}

type Value = number | string | undefined;
type Compare = (before: Quote, after: Quote, catalogue: Catalogue) => readonly QuoteChange[];

/**
 * What changed from one quote to another, causes before what they came to: what is insured, the rate, the premium, what each
 * programme looked at, what it grants, and what the firm pays. Nothing for two quotes that say the same.
 */
export function quoteChanges(before: Quote, after: Quote, catalogue: Catalogue): readonly QuoteChange[] {
  return order.flatMap((compare) => compare(before, after, catalogue));
}

const order: readonly Compare[] = [
  productChanges,
  insuredChanges,
  rateChanges,
  premiumChanges,
  findingChanges,
  grantChanges,
  sumChanges,
];

function productChanges(before: Quote, after: Quote): readonly QuoteChange[] {
  const version = ({ product }: Quote) => `${product.code} v${product.version}`;
  return [
    ...changed('product', '4.5', '产品版本', version(before), version(after)),
    ...changed('period.start', '4.1', '起保日', before.period.start, after.period.start),
    ...changed('period.end', '4.1', '保险期间止', before.period.end, after.period.end),
    ...changed('divisionCode', 'ELG-5', '注册地', before.divisionCode, after.divisionCode),
    ...changed('policyholder', 'QTE-9', '投保人', before.policyholder?.name, after.policyholder?.name),
  ];
}

function insuredChanges(before: Quote, after: Quote, catalogue: Catalogue): readonly QuoteChange[] {
  const { covers } = catalogue.soldProduct(after.product);
  const codes = new Set([...Object.keys(before.sumsInsured), ...Object.keys(after.sumsInsured)]);
  const sums = [...codes].flatMap((code) => {
    const name = covers.find((cover) => cover.code === code)?.names.zh ?? code;
    const cut = after.askedSums?.[code] === undefined ? '' : '（超过保险价值的部分无效）';
    const rule = cut === '' ? 'QTE-2' : 'QTE-6';
    const label = `“${name}”保险金额${cut}`;
    return changed(
      `sumsInsured.${code}`,
      rule,
      label,
      before.sumsInsured[code],
      after.sumsInsured[code],
      yuan,
    );
  });
  const riders = ({ riders: chosen }: Quote) => (chosen === undefined ? undefined : chosen.join('、'));
  const units = ({ units: asked }: Quote) => asked && `${asked.class} × ${asked.count}`;
  return [
    ...sums,
    ...changed(
      'insurableValueFen',
      'QTE-6',
      '保险价值',
      before.insurableValueFen,
      after.insurableValueFen,
      yuan,
    ),
    ...changed('riders', 'QTE-2', '附加险', riders(before), riders(after)),
    ...changed('units', 'QTE-1', '投保数量', units(before), units(after)),
  ];
}

/** QTE-2: the rate on each cover, by the tariff or by an underwriter. */
function rateChanges(before: Quote, after: Quote, catalogue: Catalogue): readonly QuoteChange[] {
  const rates = ({ premium }: Quote) => {
    return new Map(premium.lines.map((line) => [line.cover ?? '', line.ratePpm]));
  };
  const [was, is] = [rates(before), rates(after)];
  const isUnderwritten = after.underwriting?.ratePpm !== before.underwriting?.ratePpm;
  const why = isUnderwritten ? '核保人确定' : '费率表与调整系数';
  const { covers } = catalogue.soldProduct(after.product);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((code) => {
    const name = covers.find((cover) => cover.code === code)?.names.zh ?? code;
    const rule = isUnderwritten ? 'ELG-9' : 'QTE-2';
    return changed(`rates.${code}`, rule, `“${name}”费率（${why}）`, was.get(code), is.get(code), percent);
  });
}

function premiumChanges({ premium: was }: Quote, { premium: is }: Quote): readonly QuoteChange[] {
  const rule = is.lines[0]?.rule ?? 'QTE-2';
  return changed('premium.grossFen', rule, '含税保费', was.grossFen, is.grossFen, yuan);
}

/** ELG: conditions that are met on one side and not on the other. */
function findingChanges(before: Quote, after: Quote): readonly QuoteChange[] {
  return after.eligibility.flatMap((now) => {
    const same = (one: Quote['eligibility'][number]) => {
      return one.programmeId === now.programmeId && one.rule === now.rule;
    };
    const rows = before.eligibility.filter(same);
    const was = rows.find((one) => one.met === now.met) ?? rows[0];
    if (was === undefined || was.met === now.met) return [];
    const path = ['eligibility', now.programmeId, now.rule].filter((part) => part !== undefined).join('.');
    return changed(path, now.rule, now.met ? '现已符合' : '现已不符合', was.fact, now.fact);
  });
}

function grantChanges(before: Quote, after: Quote): readonly QuoteChange[] {
  const ids = new Set(
    [...before.subsidy.programmes, ...after.subsidy.programmes].map((grant) => grant.programmeId),
  );
  return [...ids].flatMap((id) => {
    const grantOf = ({ subsidy }: Quote) => subsidy.programmes.find((one) => one.programmeId === id);
    return changesOfGrant(id, grantOf(before), grantOf(after));
  });
}

/** What a programme looked at, in the order of 6.1, and what it came to. */
function changesOfGrant(
  id: string,
  was: ProgrammeGrant | undefined,
  is: ProgrammeGrant | undefined,
): readonly QuoteChange[] {
  const at = (field: string) => `subsidy.${id}.${field}`;
  const fen = (field: string, rule: string, label: string, before: Value, after: Value) => {
    return changed(at(field), rule, `${id} ${label}`, before, after, yuan);
  };
  const words = (of: ProgrammeGrant | undefined) => of && of.limitedBy.join('、');
  const newly = is?.limitedBy.find((word) => was?.limitedBy.includes(word) !== true);
  const why = newly === undefined ? '' : `（${limitNames[newly]}）`;
  return [
    ...changed(at('version'), '17.1', `${id} 方案版本`, was?.version, is?.version),
    ...fen('baseFen', 'SUB-1', '补贴基数', was?.baseFen, is?.baseFen),
    ...changed(at('ratePpm'), 'SUB-5', `${id} 补贴比例`, was?.ratePpm, is?.ratePpm, percent),
    ...changed(
      at('yearOfInsurance'),
      'SUB-6',
      `${id} 补贴年度`,
      was && (was.yearOfInsurance ?? 1),
      is && (is.yearOfInsurance ?? 1),
    ),
    ...fen('otherFen', 'SUB-4', '其他补贴', was && (was.otherFen ?? 0), is && (is.otherFen ?? 0)),
    ...fen('usedFen', 'SUB-3', '企业年度已用额度', was?.usedFen, is?.usedFen),
    ...changed(at('limitedBy'), ruleOfLimit(newly), `${id} 受限于`, words(was), words(is)),
    ...fen('grantedFen', ruleOfLimit(newly), `补贴${why}`, was?.grantedFen, is?.grantedFen),
  ];
}

function sumChanges(before: Quote, after: Quote): readonly QuoteChange[] {
  return [
    ...changed(
      'subsidy.totalFen',
      'SUB-4',
      '补贴合计',
      before.subsidy.totalFen,
      after.subsidy.totalFen,
      yuan,
    ),
    ...changed('firmPaysFen', 'SUB-8', '企业现在支付', before.firmPaysFen, after.firmPaysFen, yuan),
    ...changed('firmNetFen', 'SUB-8', '企业最终负担', before.firmNetFen, after.firmNetFen, yuan),
  ];
}

const limitNames: Readonly<Record<LimitWord, string>> = {
  'rate-ceiling': '费率上限',
  stacking: '其他补贴',
  'product-cap': '单一产品上限',
  'firm-year-cap': '企业年度上限',
  'min-self-pay': '最低自缴比例',
  performance: '绩效等级',
  'de-minimis': '起付金额',
  budget: '预算余额不足',
  'not-eligible': '不符合方案条件',
};

const yuan = (amount: number | string) => `${formatYuan(asFen(Number(amount)))} 元`;
const percent = (rate: number | string) => formatPercent(asPpm(Number(rate)));

function changed(
  path: string,
  rule: string,
  label: string,
  before: Value,
  after: Value,
  shown: (value: number | string) => string = String,
): readonly QuoteChange[] {
  if (before === after) return [];
  const words = (value: Value) => (value === undefined || value === '' ? '无' : shown(value));
  return [
    {
      path,
      rule,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      text: `${label}：${words(before)} → ${words(after)}`,
    },
  ];
}
