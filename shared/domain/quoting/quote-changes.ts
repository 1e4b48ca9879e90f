import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Bilingual } from '../names.ts';
import type { ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { Quote } from './quote.ts';
import { changed, limitNames, limits, percent, type QuoteChange, type Value, yuan } from './quote-change.ts';
import { ruleOfLimit } from './why-not.ts';

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
    ...changed(
      'product',
      '4.5',
      { zh: '产品版本', en: 'Version of the product' },
      version(before),
      version(after),
    ),
    ...changed(
      'period.start',
      '4.1',
      { zh: '起保日', en: 'First day of cover' },
      before.period.start,
      after.period.start,
    ),
    ...changed(
      'period.end',
      '4.1',
      { zh: '保险期间止', en: 'End of cover' },
      before.period.end,
      after.period.end,
    ),
    ...changed(
      'divisionCode',
      'ELG-5',
      { zh: '注册地', en: 'Where the firm is registered' },
      before.divisionCode,
      after.divisionCode,
    ),
    ...changed(
      'policyholder',
      'QTE-9',
      { zh: '投保人', en: 'Policyholder' },
      before.policyholder?.name,
      after.policyholder?.name,
    ),
  ];
}

function insuredChanges(before: Quote, after: Quote, catalogue: Catalogue): readonly QuoteChange[] {
  const { covers } = catalogue.soldProduct(after.product);
  const codes = new Set([...Object.keys(before.sumsInsured), ...Object.keys(after.sumsInsured)]);
  const sums = [...codes].flatMap((code) => {
    const names = covers.find((cover) => cover.code === code)?.names;
    const isCut = after.askedSums?.[code] !== undefined;
    return changed(
      `sumsInsured.${code}`,
      isCut ? 'QTE-6' : 'QTE-2',
      {
        zh: `“${names?.zh ?? code}”保险金额${isCut ? '（超过保险价值的部分无效）' : ''}`,
        en: `Sum insured, ${names?.en ?? code}${isCut ? ' (what is above the value is void)' : ''}`,
      },
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
      { zh: '保险价值', en: 'Insurable value' },
      before.insurableValueFen,
      after.insurableValueFen,
      yuan,
    ),
    ...changed('riders', 'QTE-2', { zh: '附加险', en: 'Riders' }, riders(before), riders(after)),
    ...changed('units', 'QTE-1', { zh: '投保数量', en: 'Pieces' }, units(before), units(after)),
  ];
}

/** QTE-2: the rate on each cover, by the tariff or by an underwriter. */
function rateChanges(before: Quote, after: Quote, catalogue: Catalogue): readonly QuoteChange[] {
  const rates = ({ premium }: Quote) => {
    return new Map(premium.lines.map((line) => [line.cover ?? '', line.ratePpm]));
  };
  const [was, is] = [rates(before), rates(after)];
  const isUnderwritten = after.underwriting?.ratePpm !== before.underwriting?.ratePpm;
  const why = isUnderwritten
    ? { zh: '核保人确定', en: 'set by an underwriter' }
    : { zh: '费率表与调整系数', en: 'by tariff and factors' };
  const { covers } = catalogue.soldProduct(after.product);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((code) => {
    const names = covers.find((cover) => cover.code === code)?.names;
    const rule = isUnderwritten ? 'ELG-9' : 'QTE-2';
    const label = {
      zh: `“${names?.zh ?? code}”费率（${why.zh}）`,
      en: `Rate of ${names?.en ?? code} (${why.en})`,
    };
    return changed(`rates.${code}`, rule, label, was.get(code), is.get(code), percent);
  });
}

function premiumChanges({ premium: was }: Quote, { premium: is }: Quote): readonly QuoteChange[] {
  const rule = is.lines[0]?.rule ?? 'QTE-2';
  return changed(
    'premium.grossFen',
    rule,
    { zh: '含税保费', en: 'Premium with VAT' },
    was.grossFen,
    is.grossFen,
    yuan,
  );
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
    const label = now.met ? { zh: '现已符合', en: 'Now met' } : { zh: '现已不符合', en: 'No longer met' };
    const facts = new Map([was, now].map((one) => [one.fact, one.factEn ?? one.fact]));
    return changed(path, now.rule, label, was.fact, now.fact, (fact) => {
      return { zh: String(fact), en: facts.get(String(fact)) ?? String(fact) };
    });
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
  const named = ({ zh, en }: Bilingual) => ({ zh: `${id} ${zh}`, en: `${id} ${en}` });
  const fen = (field: string, rule: string, label: Bilingual, before: Value, after: Value) => {
    return changed(at(field), rule, named(label), before, after, yuan);
  };
  const words = (of: ProgrammeGrant | undefined) => of && of.limitedBy.join('、');
  const newly = is?.limitedBy.find((word) => was?.limitedBy.includes(word) !== true);
  const granted =
    newly === undefined
      ? { zh: '补贴', en: 'subsidy' }
      : { zh: `补贴（${limitNames[newly].zh}）`, en: `subsidy (${limitNames[newly].en})` };
  return [
    ...changed(
      at('version'),
      '17.1',
      named({ zh: '方案版本', en: 'version of the programme' }),
      was?.version,
      is?.version,
    ),
    ...fen('baseFen', 'SUB-1', { zh: '补贴基数', en: 'premium that counts' }, was?.baseFen, is?.baseFen),
    ...changed(
      at('ratePpm'),
      'SUB-5',
      named({ zh: '补贴比例', en: 'rate of subsidy' }),
      was?.ratePpm,
      is?.ratePpm,
      percent,
    ),
    ...changed(
      at('yearOfInsurance'),
      'SUB-6',
      named({ zh: '补贴年度', en: 'year of subsidy' }),
      was && (was.yearOfInsurance ?? 1),
      is && (is.yearOfInsurance ?? 1),
    ),
    ...fen(
      'otherFen',
      'SUB-4',
      { zh: '其他补贴', en: 'other subsidies' },
      was && (was.otherFen ?? 0),
      is && (is.otherFen ?? 0),
    ),
    ...fen(
      'usedFen',
      'SUB-3',
      { zh: '企业年度已用额度', en: 'used of the yearly cap' },
      was?.usedFen,
      is?.usedFen,
    ),
    ...changed(
      at('limitedBy'),
      ruleOfLimit(newly),
      named({ zh: '受限于', en: 'limited by' }),
      words(was),
      words(is),
      limits,
    ),
    ...fen('grantedFen', ruleOfLimit(newly), granted, was?.grantedFen, is?.grantedFen),
  ];
}

function sumChanges(before: Quote, after: Quote): readonly QuoteChange[] {
  return [
    ...changed(
      'subsidy.totalFen',
      'SUB-4',
      { zh: '补贴合计', en: 'All subsidies' },
      before.subsidy.totalFen,
      after.subsidy.totalFen,
      yuan,
    ),
    ...changed(
      'firmPaysFen',
      'SUB-8',
      { zh: '企业现在支付', en: 'The firm pays now' },
      before.firmPaysFen,
      after.firmPaysFen,
      yuan,
    ),
    ...changed(
      'firmNetFen',
      'SUB-8',
      { zh: '企业最终负担', en: 'The firm bears in the end' },
      before.firmNetFen,
      after.firmNetFen,
      yuan,
    ),
  ];
}
