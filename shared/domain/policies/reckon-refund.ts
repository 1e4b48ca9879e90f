import { type Day, daysBetween } from '../dates.ts';
import { type Fen, formatYuan, negateFen, subtractFen } from '../money.ts';
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

/** One step of a refund: those that reckon it add up to it, and so do those that say whom it goes to. */
export interface RefundLine extends ExplanationLine {
  readonly part: 'reckoned' | 'returned';
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

/**
 * CAN-1, CAN-2, CAN-5, CAN-6: what is left of the premium, less the days that have run, less what claims have taken of the
 * rest. Before the start of cover no day has run. Split over everybody who paid in (CAN-11).
 */
export function reckonUnexpired(
  account: PremiumAccount,
  from: Day,
  undamaged: Undamaged,
  by: EndRule,
): Reckoned {
  const wholeFen = unexpiredPremium(account, from, { ...undamaged, leftFen: undamaged.wholeFen });
  const totalFen = unexpiredPremium(account, from, undamaged);
  return {
    split: splitRefund(account, totalFen),
    lines: [
      heldLine(account),
      runLine(account, from, wholeFen, by),
      ...(totalFen < wholeFen ? [damagedLine(account, wholeFen, totalFen, undamaged)] : []),
    ],
  };
}

/** The premium that the insurer holds: paid in and not returned. */
export function heldLine(of: PremiumAccount): RefundLine {
  const fen = leftInAccount(of);
  return {
    rule: 'CAN-11',
    part: 'reckoned',
    fen,
    text: `已付而未退的保费 ${formatYuan(fen)} 元`,
    source: '本保单收付记录',
  };
}

function runLine(of: PremiumAccount, from: Day, wholeFen: Fen, by: EndRule): RefundLine {
  const fen = negateFen(subtractFen(leftInAccount(of), wholeFen));
  const [first] = of.charged;
  if (first === undefined || from < first.days.start) {
    return { rule: 'CAN-1', part: 'reckoned', fen, text: '保障尚未开始，不扣保费', source: by.source };
  }
  const { start, end } = first.days;
  const part = ({ premiumFen, days }: PremiumLayer) => {
    const left = daysBetween(from < days.start ? days.start : from, days.end);
    return `${formatYuan(premiumFen)} × ${left} ÷ ${daysBetween(days.start, days.end)}`;
  };
  const credited = of.credited.map((layer) => ` − ${part(layer)}`);
  return {
    rule: by.rule,
    part: 'reckoned',
    fen,
    text: `已满期 ${daysBetween(start, from)} 天（共 ${daysBetween(start, end)} 天）的保费 ${formatYuan(negateFen(fen))} 元；未到期 ${of.charged.map(part).join(' + ')}${credited.join('')} = ${formatYuan(wholeFen)} 元，四舍五入到分`,
    source: by.source,
  };
}

function damagedLine(of: PremiumAccount, wholeFen: Fen, totalFen: Fen, undamaged: Undamaged): RefundLine {
  const { leftFen, wholeFen: sumFen } = undamaged;
  const bases = of.charged.map(({ premiumFen }) => {
    return `${formatYuan(premiumFen)} 元中的 ${formatYuan(undamagedPremium(premiumFen, undamaged))} 元`;
  });
  return {
    rule: 'CAN-5',
    part: 'reckoned',
    fen: subtractFen(totalFen, wholeFen),
    text: `已发生赔付（限额 ${formatYuan(sumFen)} 元尚余 ${formatYuan(leftFen)} 元），只退未受损部分：保费 ${bases.join('、')}，按未到期天数为 ${formatYuan(totalFen)} 元`,
    source: '保险法第五十八条',
  };
}
