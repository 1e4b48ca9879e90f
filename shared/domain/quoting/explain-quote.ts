import type { Catalogue } from '../catalogue/catalogue.ts';
import { asFen, formatPercent, formatYuan, type Ppm } from '../money.ts';
import type { Bilingual } from '../names.ts';
import { demoProductNotice, type Product } from '../products/product.ts';
import { explainGrant } from '../subsidies/explain-grant.ts';
import { explained, type ExplanationLine } from './explanation-line.ts';
import { coverLimits } from './insured-sums.ts';
import type { PremiumLine } from './price-premium.ts';
import type { Quote } from './quote.ts';

type ExplainedQuote = Pick<
  Quote,
  | 'product'
  | 'premium'
  | 'subsidy'
  | 'firmPaysFen'
  | 'firmNetFen'
  | 'underwriting'
  | 'sumsInsured'
  | 'askedSums'
  | 'riders'
  | 'units'
>;

/**
 * Explains a quote to the fen, from the facts it keeps and the versions it used: every line names rule, inputs and source, and
 * those that carry an amount add up to what the firm bears in the end.
 */
export function explainQuote(of: ExplainedQuote, catalogue: Catalogue): readonly ExplanationLine[] {
  const product = catalogue.soldProduct(of.product);
  const { grossFen, netOfVatFen, vatFen } = of.premium;
  return [
    ...filingLine(product),
    ...overInsuranceLines(of, product),
    ...premiumLines(of, product),
    ...factorLine(of, product),
    explained(
      'TAX-1',
      {
        zh: `其中不含税保费 ${formatYuan(netOfVatFen)} 元，增值税（6 %）${formatYuan(vatFen)} 元`,
        en: `Of this ¥${formatYuan(netOfVatFen)} without VAT, and VAT (6 %) of ¥${formatYuan(vatFen)}`,
      },
      { grossFen, netOfVatFen, vatFen },
    ),
    ...of.subsidy.programmes.flatMap((grant) => [
      ...explainGrant(grant, catalogue.usedProgramme(grant.programmeId, grant.version)),
    ]),
    explained('SUB-8', whatTheFirmPays(of), { firmPaysFen: of.firmPaysFen, firmNetFen: of.firmNetFen }),
  ];
}

function whatTheFirmPays({ premium, firmPaysFen, firmNetFen }: ExplainedQuote): Bilingual {
  if (premium.lines.length === 0) {
    return {
      zh: '企业应付金额与补贴待核保人确定费率后计算，目前不是报价',
      en: 'What the firm pays is reckoned once an underwriter has set the rate; this is no price yet',
    };
  }
  const [pays, net] = [formatYuan(firmPaysFen), formatYuan(firmNetFen)];
  return {
    zh: `企业现在支付 ${pays} 元；补贴后企业实际负担 ${net} 元`,
    en: `The firm pays ¥${pays} now and bears ¥${net} after the subsidy`,
  };
}

function filingLine(product: Product): readonly ExplanationLine[] {
  if (product.filing.kind === 'filed') return [];
  return [explained('保险法 135', demoProductNotice, { filing: 'demo' })];
}

/** QTE-6: the excess over the value is void, so it is neither insured nor charged. */
function overInsuranceLines(of: ExplainedQuote, product: Product): readonly ExplanationLine[] {
  return Object.entries(of.askedSums ?? {}).map(([code, askedFen]) => {
    const insuredFen = asFen(of.sumsInsured[code] ?? 0);
    const names = product.covers.find((cover) => cover.code === code)?.names;
    const [asked, insured] = [formatYuan(askedFen), formatYuan(insuredFen)];
    const said = {
      zh: `“${names?.zh ?? code}”申请保险金额 ${asked} 元，超过保险价值的部分无效，按 ${insured} 元承保`,
      en: `${names?.en ?? code}: ¥${asked} asked for; what is above the value is void, ¥${insured} is insured`,
    };
    return explained('QTE-6', said, { askedFen, insuredFen });
  });
}

function premiumLines(of: ExplainedQuote, product: Product): readonly ExplanationLine[] {
  if (of.premium.lines.length === 0) {
    const said = {
      zh: '保险费待核保人确定费率后计算',
      en: 'The premium is reckoned once an underwriter has set the rate',
    };
    return [explained('QTE-2', said, { premium: product.premium.kind })];
  }
  const limits = new Map(coverLimits(product, of).map((one) => [one.code, one.limitFen]));
  return of.premium.lines.map((line, index) => {
    const amount = formatYuan(line.fen);
    if (line.cover !== undefined && line.ratePpm !== undefined) {
      const limitFen = limits.get(line.cover) ?? asFen(0);
      const underwritten = index === 0 && of.underwriting !== undefined;
      return rateLine(line, { limitFen, ratePpm: line.ratePpm, underwritten }, product);
    }
    if (product.premium.kind === 'rate') {
      const { minPremiumFen = 0 } = product.premium;
      const least = formatYuan(asFen(minPremiumFen));
      return explained(
        'QTE-2',
        {
          zh: `${line.label}：最低保险费 ${least} 元，补足 ${amount} 元`,
          en: `The premium is ¥${least} at the least, so ¥${amount} is added`,
        },
        { minPremiumFen },
        { of: product, path: 'premium.minPremiumFen' },
        line.fen,
      );
    }
    const path =
      product.premium.kind === 'fixed'
        ? 'premium.grossFen'
        : `premium.classes.${of.units?.class ?? ''}.grossFen`;
    const said =
      product.premium.kind === 'fixed'
        ? { zh: `年度保险费固定为 ${amount} 元`, en: `The premium of a year is ¥${amount}` }
        : { zh: `${line.label}，计 ${amount} 元`, en: `${line.labelEn ?? line.label}, ¥${amount}` };
    return explained('QTE-1', said, { grossFen: line.fen }, { of: product, path }, line.fen);
  });
}

/** QTE-2: factors are data of the product; the line says what they made of its base rate. */
function factorLine(of: ExplainedQuote, product: Product): readonly ExplanationLine[] {
  const { premium } = product;
  const [line] = of.premium.lines;
  const basePpm =
    premium.kind === 'rate' ? premium.rates.find((one) => one.code === line?.cover)?.ratePpm : undefined;
  const ratePpm = line?.ratePpm;
  if (basePpm === undefined || ratePpm === undefined || of.underwriting?.ratePpm !== undefined) return [];
  if (basePpm === ratePpm) return [];
  const [basic, adjusted] = [formatPercent(basePpm), formatPercent(ratePpm)];
  const said = {
    zh: `基准费率 ${basic}，按行业、阶段或创新积分系数调整为 ${adjusted}`,
    en: `Basic rate ${basic}, by industry, stage or innovation points ${adjusted}`,
  };
  return [explained('QTE-2', said, { basePpm, ratePpm }, { of: product, path: 'premium.factors' })];
}

function rateLine(
  line: PremiumLine,
  { limitFen, ratePpm, underwritten }: { limitFen: number; ratePpm: Ppm; underwritten: boolean },
  product: Product,
): ExplanationLine {
  const isByMonth = product.periodMonths.min !== product.periodMonths.max;
  const zh = [underwritten && '（核保人确定的费率）', isByMonth && '（年费率，按保险期间月数折算）'];
  const en = [underwritten && ' (set by an underwriter)', isByMonth && ' (a yearly rate, by the month)'];
  const [limit, rate] = [formatYuan(asFen(limitFen)), formatPercent(ratePpm)];
  const noted = (notes: readonly (string | false)[]) => notes.filter(Boolean).join('');
  const said = {
    zh: `${line.label}：保险金额 ${limit} 元 × 费率 ${rate}${noted(zh)} = ${formatYuan(line.fen)} 元，四舍五入到分`,
    en: `${line.labelEn ?? line.label}: sum insured ¥${limit} × ${rate}${noted(en)} = ¥${formatYuan(line.fen)}, to the nearest fen`,
  };
  const path = `premium.rates.${line.cover}.ratePpm`;
  return explained('QTE-2', said, { limitFen, ratePpm }, { of: product, path }, line.fen);
}
