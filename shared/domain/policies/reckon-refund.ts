import { type Day, daysBetween } from '../dates.ts';
import {
  asPpm,
  type Fen,
  formatPercent,
  formatYuan,
  minFen,
  negateFen,
  type Ppm,
  subtractFen,
  zeroFen,
} from '../money.ts';
import { asText, type Bilingual } from '../names.ts';
import type { Product } from '../products/product.ts';
import type { ExplanationLine } from '../quoting/explanation-line.ts';
import {
  leftInAccount,
  type PremiumAccount,
  type PremiumLayer,
  type RefundSplit,
  splitRefund,
  type Undamaged,
  undamagedPremium,
  unexpiredPremium,
} from './premium-account.ts';
import { begunMonths, byMonths, earnedPpm } from './short-rate.ts';

/** CAN-1, CAN-3: what a product says of its cancellation. */
export type CancelTerms = Product['cancel'];

/**
 * One step of a refund: those that reckon it add up to it, and so do those that say whom it goes to; apart from both, what the
 * bureaus claim back from the firm.
 */
export interface RefundLine extends ExplanationLine {
  readonly part: 'reckoned' | 'returned' | 'recovered';
  readonly fen: Fen;
}

/** A refund with the steps that led to it. */
export interface Reckoned {
  readonly split: RefundSplit;
  readonly lines: readonly RefundLine[];
}

/** The rule that ends a policy, and the article that it rests on. */
export interface EndRule {
  readonly rule: string;
  readonly source: string;
}

/** How much of the premium is left, and by which rule. */
export interface EndTerms {
  readonly by: EndRule;
  /** The product's: by days, or by a table of begun months. */
  readonly cancel: CancelTerms;
}

/**
 * CAN-1, CAN-2, CAN-5, CAN-6: what is left of the premium, less the days that have run, less what claims have taken of the
 * rest. Before the start of cover no day has run. Split over everybody who paid in (CAN-11).
 *
 * CAN-3: where the product has a table of short rates, what it has earned is taken off instead. CAN-1: an agreed handling fee
 * before the start of cover is the firm's alone, out of its own part: public money pays none.
 */
export function reckonUnexpired(
  account: PremiumAccount,
  from: Day,
  undamaged: Undamaged,
  { by, cancel }: EndTerms,
): Reckoned {
  const start = account.charged[0]?.days.start ?? from;
  const unexpired = cancel.kind === 'short-rate' ? byMonths(cancel.monthPpm, start) : undefined;
  const whole = { ...undamaged, leftFen: undamaged.wholeFen };
  const wholeFen = unexpiredPremium(account, from, whole, unexpired);
  const totalFen = unexpiredPremium(account, from, undamaged, unexpired);
  const lines = [
    heldLine(account),
    cancel.kind === 'short-rate' && from > start
      ? monthsLine(account, from, wholeFen, cancel.monthPpm)
      : runLine(account, from, wholeFen, by),
    ...(totalFen < wholeFen ? [damagedLine(account, wholeFen, totalFen, undamaged)] : []),
  ];
  const feeFen = cancel.kind === 'daily' && from < start ? cancel.handlingFeeFen : undefined;
  return lessFee({ split: splitRefund(account, totalFen), lines }, feeFen ?? zeroFen);
}

/** CAN-1: the refund less an agreed fee, at most the firm's own part. */
function lessFee({ split, lines }: Reckoned, agreedFen: Fen): Reckoned {
  const { refund, parts } = split;
  const fee = minFen(agreedFen, refund.firmFen);
  if (fee === 0) return { split, lines };
  const firmFen = subtractFen(refund.firmFen, fee);
  const totalFen = subtractFen(refund.totalFen, fee);
  const said = {
    zh: `约定的退保手续费 ${formatYuan(fee)} 元，由企业承担，不动用财政部分`,
    en: `Agreed handling fee of ¥${formatYuan(fee)}, all out of the firm's part`,
  };
  const line: RefundLine = {
    rule: 'CAN-1',
    part: 'reckoned',
    fen: negateFen(fee),
    ...asText(said),
    source: '保险合同约定（保险法第五十四条）',
  };
  return { split: { refund: { ...refund, totalFen, firmFen }, parts }, lines: [...lines, line] };
}

/** The premium that the insurer holds: paid in and not returned. */
export function heldLine(of: PremiumAccount): RefundLine {
  const fen = leftInAccount(of);
  const said = {
    zh: `已付而未退的保费 ${formatYuan(fen)} 元`,
    en: `Premium paid and not returned: ¥${formatYuan(fen)}`,
  };
  return { rule: 'CAN-11', part: 'reckoned', fen, ...asText(said), source: '本保单收付记录' };
}

function runLine(of: PremiumAccount, from: Day, wholeFen: Fen, by: EndRule): RefundLine {
  const fen = negateFen(subtractFen(leftInAccount(of), wholeFen));
  const [first] = of.charged;
  if (first === undefined || from < first.days.start) {
    const said = { zh: '保障尚未开始，不扣保费', en: 'Cover has not begun, nothing is taken off' };
    return { rule: 'CAN-1', part: 'reckoned', fen, ...asText(said), source: by.source };
  }
  const { start, end } = first.days;
  const [run, days] = [daysBetween(start, from), daysBetween(start, end)];
  const [earned, left] = [formatYuan(negateFen(fen)), formatYuan(wholeFen)];
  const said = {
    zh: `已满期 ${run} 天（共 ${days} 天）的保费 ${earned} 元；未到期 ${unexpiredTerms(of, from, '')} = ${left} 元，四舍五入到分`,
    en: `Earned in ${run} of ${days} days: ¥${earned}; unexpired ${unexpiredTerms(of, from, '¥')} = ¥${left}, to the nearest fen`,
  };
  return { rule: by.rule, part: 'reckoned', fen, ...asText(said), source: by.source };
}

/** What the unexpired premium is reckoned from: every layer by its days that are left. */
function unexpiredTerms(of: PremiumAccount, from: Day, sign: '' | '¥'): string {
  const part = ({ premiumFen, days }: PremiumLayer) => {
    const left = daysBetween(from < days.start ? days.start : from, days.end);
    return `${sign}${formatYuan(premiumFen)} × ${left} ÷ ${daysBetween(days.start, days.end)}`;
  };
  const credited = of.credited.map((layer) => ` − ${part(layer)}`);
  return `${of.charged.map(part).join(' + ')}${credited.join('')}`;
}

function monthsLine(of: PremiumAccount, from: Day, wholeFen: Fen, monthPpm: readonly Ppm[]): RefundLine {
  const fen = negateFen(subtractFen(leftInAccount(of), wholeFen));
  const months = begunMonths(of.charged[0]?.days.start ?? from, from);
  const [percent, earned] = [formatPercent(asPpm(earnedPpm(monthPpm, months))), formatYuan(negateFen(fen))];
  const said = {
    zh: `按短期费率表，已开始 ${months} 个月（不足一月按一月），已满期保费 ${percent}，即 ${earned} 元`,
    en: `By the table of short rates, months begun: ${months}; earned ${percent}, ¥${earned}`,
  };
  const source = '产品短期费率表（保险法第五十四条）';
  return { rule: 'CAN-3', part: 'reckoned', fen, ...asText(said), source };
}

function damagedLine(of: PremiumAccount, wholeFen: Fen, totalFen: Fen, undamaged: Undamaged): RefundLine {
  const { leftFen, wholeFen: sumFen } = undamaged;
  const bases = of.charged.map(({ premiumFen }): Bilingual => {
    const part = formatYuan(undamagedPremium(premiumFen, undamaged));
    const whole = formatYuan(premiumFen);
    return { zh: `${whole} 元中的 ${part} 元`, en: `¥${part} of ¥${whole}` };
  });
  const [sum, left, total] = [formatYuan(sumFen), formatYuan(leftFen), formatYuan(totalFen)];
  const said = {
    zh: `已发生赔付（限额 ${sum} 元尚余 ${left} 元），只退未受损部分：保费 ${bases.map((one) => one.zh).join('、')}，按未到期天数为 ${total} 元`,
    en: `Losses were paid, ¥${left} of ¥${sum} is left: of the premium only ${bases.map((one) => one.en).join(', ')} counts, for the unexpired days ¥${total}`,
  };
  const fen = subtractFen(totalFen, wholeFen);
  return { rule: 'CAN-5', part: 'reckoned', fen, ...asText(said), source: '保险法第五十八条' };
}
