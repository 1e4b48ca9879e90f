import { addMonths, type Day, daysBetween, earlierDay, type Instant } from '../dates.ts';
import {
  addFen,
  atLeastZero,
  type Fen,
  formatYuan,
  fractionDown,
  fractionHalfUp,
  subtractFen,
  zeroFen,
} from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { Cover, LossItem } from '../products/cover.ts';
import type { Calculation } from './calculation.ts';
import { downtimeOf, isDelayCover, isLiabilityCover, isRdCostCover, type LossSheet } from './loss-sheet.ts';

/** Cover from which a loss is measured, and when the event happened. */
export interface MeasuringTerms {
  readonly cover: Cover;
  readonly occurredAt: Instant;
}

/**
 * Rulebook 8.3, steps 2 to 5: the loss as the policy measures it, without input tax that the insured deducts (TAX-7), and
 * without what salvage, third parties (CLM-19) and public money (CLM-9) have made good.
 */
export function measureLoss(paper: Calculation, sheet: LossSheet, terms: MeasuringTerms): void {
  const { cover } = terms;
  const rule = ruleOf(cover);
  for (const line of sheet.lossLines) paper.add(2, lossItemNames[line.item], line.acceptedFen, rule);
  paper.subtract(
    2,
    { zh: '可抵扣的进项税额', en: 'input VAT that is deducted' },
    inputTax(sheet.lossLines),
    'TAX-7',
  );
  if (isRdCostCover(cover)) holdOtherCost(paper, sheet);
  keepToIndemnityPeriod(paper, sheet, cover);
  paper.subtract(3, { zh: '残值', en: 'salvage' }, sheet.salvageFen ?? zeroFen, rule);
  const recovered = { zh: '第三方已赔付', en: 'paid by third parties' };
  paper.subtract(4, recovered, sheet.recoveriesFen ?? zeroFen, 'CLM-19');
  leaveOutWaived(paper, sheet, terms.occurredAt);
  const granted = { zh: '财政资金已承担', en: 'borne by public grants' };
  paper.subtract(5, granted, sheet.publicGrantFen ?? zeroFen, 'CLM-9');
}

/** The rule of the book that says how a cover's losses are measured. */
export function ruleOf(cover: Cover): string {
  if (isDelayCover(cover)) return 'CLM-10';
  if (isRdCostCover(cover)) return 'CLM-9';
  return isLiabilityCover(cover) ? 'CLM-11' : 'CLM-8';
}

/** Step 7 for an interruption: its first days are the insured's own; the loss is taken as spread evenly over the days paid. */
export function deductDays(paper: Calculation, sheet: LossSheet, cover: Cover): void {
  const { deductibleDays = 0 } = cover;
  const span = downtimeOf(sheet, cover);
  if (deductibleDays === 0 || span === undefined) return;
  const days = daysBetween(span.start, paidUntil(span, cover));
  const paidDays = Math.max(0, days - deductibleDays);
  const said = {
    zh: `最初 ${deductibleDays} 天自负，赔付 ${paidDays} 天 ÷ ${days} 天`,
    en: `${paidDays} of ${days} days, the first ${deductibleDays} are the insured's own`,
  };
  paper.multiply(7, said, fractionHalfUp(paper.amountFen, paidDays, days), 'CLM-14');
}

/** CLM-9: other R&D cost counts for at most 10/90 of the five named classes, rounded down (MNY-3), all without input tax. */
function holdOtherCost(paper: Calculation, { lossLines }: LossSheet): void {
  const others = lossLines.filter((line) => line.item === 'other');
  const otherFen = subtractFen(addFen(zeroFen, ...others.map((line) => line.acceptedFen)), inputTax(others));
  const limitFen = fractionDown(subtractFen(paper.amountFen, otherFen), 10, 90);
  const limit = formatYuan(limitFen);
  const said = {
    zh: `其他费用超过总额 10 % 的部分（上限 ${limit}）`,
    en: `other costs above 10 % of the whole (limit ¥${limit})`,
  };
  paper.subtract(2, said, atLeastZero(subtractFen(otherFen, limitFen)), 'CLM-9');
}

/** 4.5: an interruption or a delay is paid for so many months at most, in proportion of days, rounded half up (MNY-2). */
function keepToIndemnityPeriod(paper: Calculation, sheet: LossSheet, cover: Cover): void {
  const span = downtimeOf(sheet, cover);
  if (cover.maxIndemnityMonths === undefined || span === undefined) return;
  const days = daysBetween(span.start, span.end);
  const paidDays = daysBetween(span.start, paidUntil(span, cover));
  if (paidDays === days) return;
  const said = {
    zh: `最长赔付 ${cover.maxIndemnityMonths} 个月，${paidDays} 天 ÷ ${days} 天`,
    en: `${paidDays} of ${days} days, at most ${cover.maxIndemnityMonths} months`,
  };
  paper.multiply(2, said, fractionHalfUp(paper.amountFen, paidDays, days), ruleOf(cover));
}

function paidUntil(span: { start: Day; end: Day }, { maxIndemnityMonths }: Cover): Day {
  if (maxIndemnityMonths === undefined) return span.end;
  return earlierDay(span.end, addMonths(span.start, maxIndemnityMonths));
}

/**
 * CLM-21 (保险法 art. 61, cases 40 and 41): whoever gives up recourse after the event and before payment gets no indemnity
 * for that part; what was given up before the event stands and takes nothing off.
 */
function leaveOutWaived(paper: Calculation, { recourseWaiver }: LossSheet, occurredAt: Instant): void {
  if (recourseWaiver === undefined) return;
  const { waivedFen, waivedAt } = recourseWaiver;
  if (waivedAt < occurredAt) {
    const stands = {
      zh: '出险前已放弃的追偿权不影响赔付，保险人不得向该第三者追偿',
      en: 'Recourse given up before the loss takes nothing off; the insurer has none against that third party',
    };
    paper.remark(4, stands, 'CLM-21');
    return;
  }
  const waived = { zh: '出险后放弃向第三者追偿的部分', en: 'recourse given up after the loss' };
  paper.subtract(4, waived, waivedFen, 'CLM-21');
}

function inputTax(lines: LossSheet['lossLines']): Fen {
  return addFen(zeroFen, ...lines.map((line) => line.inputTaxFen ?? zeroFen));
}

const lossItemNames: Readonly<Record<LossItem, Bilingual>> = {
  staff: { zh: '人员人工费用', en: 'Staff' },
  'direct-input': { zh: '直接投入费用', en: 'Direct input' },
  depreciation: { zh: '折旧费用', en: 'Depreciation' },
  amortisation: { zh: '无形资产摊销', en: 'Amortisation' },
  'design-trial': { zh: '设计试验费用', en: 'Design and trials' },
  other: { zh: '其他费用', en: 'Other costs' },
  repair: { zh: '修理费', en: 'Repair' },
  replacement: { zh: '重置费用', en: 'Replacement' },
  'extra-cost': { zh: '延期额外费用', en: 'Extra cost of the delay' },
  award: { zh: '第三者赔偿金额', en: 'Award to a third party' },
  legal: { zh: '法律费用', en: 'Legal costs' },
};
