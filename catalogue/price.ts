import path from 'node:path';
import { parseArgs } from 'node:util';
import { productVersions, programmeVersions } from '../shared/domain/catalogue/built-in-versions.ts';
import { day } from '../shared/domain/dates.ts';
import { type Fen, fenOfYuan, formatYuan, ppm } from '../shared/domain/money.ts';
import { demoProductNotice } from '../shared/domain/products/product.ts';
import { catalogueOf, readDataFiles } from './data-files.ts';
import { type Example, priceExample, type PricedExample } from './example-quote.ts';

/** `npm run catalogue:price -- <product code> …`: prices an example and prints why it costs what it costs. */
const usage = `用法：npm run catalogue:price -- <产品代码> [选项]
  --sum <保障>=<元>      保险金额，可重复，如 --sum rd-cost=1000000
  --value <元>           保险价值（研发类为项目预算）
  --rider <附加险>       附加险，可重复
  --units <类别>=<件数>  按件投保，如 --units sme=5
  --answer <问题>=<回答> 对提问的回答，可重复
  --months <月>          保险期间
  --division <代码>      企业所在地区划代码（默认 610113）
  --industry <代码>      行业代码，如 C2614
  --score <分>           创新积分（默认 0）
  --rate <百分数>        核保人确定的费率，如 --rate 3.5
  --on <日期>            报价日（默认 2026-01-05）`;

const text = { type: 'string' } as const;
const list = { type: 'string', multiple: true } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sum: list,
    value: text,
    rider: list,
    units: text,
    answer: list,
    months: text,
    division: { ...text, default: '610113' },
    industry: text,
    score: { ...text, default: '0' },
    rate: text,
    on: { ...text, default: '2026-01-05' },
  },
});

const [productCode] = positionals;
if (productCode === undefined) {
  console.log(usage);
  process.exitCode = 1;
} else {
  const root = path.join(import.meta.dirname, '..');
  const files = await readDataFiles(root, { products: productVersions, programmes: programmeVersions });
  const priced = priceExample(exampleOf(productCode), catalogueOf(files));
  if (priced.accepted) print(priced.value);
  else {
    for (const fault of priced.refusal.faults) console.log(`✗ ${fault.path}  ${fault.message}`);
    console.log(`\n${usage}`);
    process.exitCode = 1;
  }
}

function exampleOf(code: string): Example {
  const [unitClass, count] = pair(values.units);
  const sums = (values.sum ?? []).map(pair).map(([cover, yuan]) => [cover, fenFrom(yuan)]);
  return {
    productCode: code,
    on: day.parse(values.on),
    division: values.division,
    industryCode: values.industry,
    innovationScore: Number(values.score),
    ratePpm: values.rate === undefined ? undefined : ppm.parse(fenFrom(values.rate) * 100),
    asked: {
      ...(sums.length === 0 ? {} : { sumsInsured: Object.fromEntries(sums) }),
      ...(values.value === undefined ? {} : { insurableValueFen: fenFrom(values.value) }),
      ...(values.rider === undefined ? {} : { riders: values.rider }),
      ...(values.units === undefined ? {} : { units: { class: unitClass, count: Number(count) } }),
      ...(values.answer === undefined ? {} : { answers: Object.fromEntries(values.answer.map(pair)) }),
      ...(values.months === undefined ? {} : { periodMonths: Number(values.months) }),
    },
  };
}

function print({ product, quote, explanation }: PricedExample): void {
  console.log(`${product.names.zh}（${product.code}，第 ${product.version} 版）`);
  if (product.filing.kind === 'demo') console.log(demoProductNotice.zh);
  console.log(`保险期间 ${quote.period.start} 至 ${quote.period.end}（不含）\n`);
  for (const line of explanation) {
    console.log(`  ${line.rule.padEnd(8)} ${line.text}\n           依据：${line.source}`);
  }
  if (quote.status === 'referred') {
    console.log(`\n须核保：${quote.referredFor}\n可用 --rate <百分数> 试算核保人确定费率后的价格。`);
    return;
  }
  console.log(`\n  保险费    ${formatYuan(quote.premium.grossFen)} 元`);
  console.log(`  补贴      ${formatYuan(quote.subsidy.totalFen)} 元`);
  console.log(`  企业负担  ${formatYuan(quote.firmNetFen)} 元`);
}

function pair(option: string | undefined): readonly [string, string] {
  const [name = '', ...rest] = (option ?? '').split('=');
  return [name, rest.join('=')];
}

/** Yuan, or any other number with two decimals at most, times a hundred. */
function fenFrom(written: string): Fen {
  const fen = fenOfYuan(written);
  if (fen === undefined) throw new Error(`“${written}” 不是金额，请写成 1000000 或 1000000.50`);
  return fen;
}
