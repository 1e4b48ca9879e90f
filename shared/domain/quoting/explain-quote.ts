import type { Catalogue } from '../catalogue/catalogue.ts';
import { asFen, formatPercent, formatYuan, type Ppm } from '../money.ts';
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
      `其中不含税保费 ${formatYuan(netOfVatFen)} 元，增值税（6 %）${formatYuan(vatFen)} 元`,
      { grossFen, netOfVatFen, vatFen },
    ),
    ...of.subsidy.programmes.flatMap((grant) => [
      ...explainGrant(grant, catalogue.usedProgramme(grant.programmeId, grant.version)),
    ]),
    explained('SUB-8', whatTheFirmPays(of), { firmPaysFen: of.firmPaysFen, firmNetFen: of.firmNetFen }),
  ];
}

function whatTheFirmPays({ premium, firmPaysFen, firmNetFen }: ExplainedQuote): string {
  if (premium.lines.length === 0) return '企业应付金额与补贴待核保人确定费率后计算，目前不是报价';
  return `企业现在支付 ${formatYuan(firmPaysFen)} 元；补贴后企业实际负担 ${formatYuan(firmNetFen)} 元`;
}

function filingLine(product: Product): readonly ExplanationLine[] {
  if (product.filing.kind === 'filed') return [];
  return [explained('保险法 135', `${demoProductNotice.zh} / ${demoProductNotice.en}`, { filing: 'demo' })];
}

/** QTE-6: the excess over the value is void, so it is neither insured nor charged. */
function overInsuranceLines(of: ExplainedQuote, product: Product): readonly ExplanationLine[] {
  return Object.entries(of.askedSums ?? {}).map(([code, askedFen]) => {
    const insuredFen = asFen(of.sumsInsured[code] ?? 0);
    const name = product.covers.find((cover) => cover.code === code)?.names.zh ?? code;
    const text = `“${name}”申请保险金额 ${formatYuan(askedFen)} 元，超过保险价值的部分无效，按 ${formatYuan(insuredFen)} 元承保`;
    return explained('QTE-6', text, { askedFen, insuredFen });
  });
}

function premiumLines(of: ExplainedQuote, product: Product): readonly ExplanationLine[] {
  if (of.premium.lines.length === 0) {
    return [explained('QTE-2', '保险费待核保人确定费率后计算', { premium: product.premium.kind })];
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
      const text = `${line.label}：最低保险费 ${formatYuan(asFen(minPremiumFen))} 元，补足 ${amount} 元`;
      return explained(
        'QTE-2',
        text,
        { minPremiumFen },
        { of: product, path: 'premium.minPremiumFen' },
        line.fen,
      );
    }
    const path =
      product.premium.kind === 'fixed'
        ? 'premium.grossFen'
        : `premium.classes.${of.units?.class ?? ''}.grossFen`;
    const text =
      product.premium.kind === 'fixed' ? `年度保险费固定为 ${amount} 元` : `${line.label}，计 ${amount} 元`;
    return explained('QTE-1', text, { grossFen: line.fen }, { of: product, path }, line.fen);
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
  const text = `基准费率 ${formatPercent(basePpm)}，按行业、阶段或创新积分系数调整为 ${formatPercent(ratePpm)}`;
  return [explained('QTE-2', text, { basePpm, ratePpm }, { of: product, path: 'premium.factors' })];
}

function rateLine(
  line: PremiumLine,
  { limitFen, ratePpm, underwritten }: { limitFen: number; ratePpm: Ppm; underwritten: boolean },
  product: Product,
): ExplanationLine {
  const decided = underwritten ? '（核保人确定的费率）' : '';
  const months =
    product.periodMonths.min === product.periodMonths.max ? '' : '（年费率，按保险期间月数折算）';
  const text = `${line.label}：保险金额 ${formatYuan(asFen(limitFen))} 元 × 费率 ${formatPercent(ratePpm)}${decided}${months} = ${formatYuan(line.fen)} 元，四舍五入到分`;
  const path = `premium.rates.${line.cover}.ratePpm`;
  return explained('QTE-2', text, { limitFen, ratePpm }, { of: product, path }, line.fen);
}
