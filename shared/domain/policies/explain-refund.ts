import { formatYuan, negateFen, sumFen } from '../money.ts';
import { levelNames } from '../subsidies/level-names.ts';
import type { ProgrammePart } from '../subsidies/budget.ts';
import type { Refund } from './policy.ts';
import type { RefundLine } from './reckon-refund.ts';
import type { SubsidyRecovery } from './subsidy-recovery.ts';

const shareSource = '农业保险条例第二十三条（参照）';

/** CAN-2, CAN-11: who gets what of a refund, to the fen: the firm and each level that paid. */
export function explainParts({ firmFen, levels }: Refund): readonly RefundLine[] {
  return [
    {
      rule: 'CAN-2',
      part: 'returned',
      fen: firmFen,
      text: `按各方所付比例退企业 ${formatYuan(firmFen)} 元（不足一分舍去）`,
      source: shareSource,
    },
    ...levels.map(({ level, payer, fen }): RefundLine => ({
      rule: 'CAN-11',
      part: 'returned',
      fen,
      text: `退回${levelNames[level].zh}财政（${payer}）${formatYuan(fen)} 元`,
      source: shareSource,
    })),
  ];
}

/** SUB-16, SUB-17: what the firm owes the bureaus of a subsidy, level by level. */
export function explainRecovery(of: SubsidyRecovery | undefined): readonly RefundLine[] {
  if (of === undefined) return [];
  return of.levels.map(({ level, payer, fen }): RefundLine => ({
    rule: of.rule,
    part: 'recovered',
    fen,
    text: `${levelNames[level].zh}财政（${payer}）向企业追回补贴 ${formatYuan(fen)} 元`,
    source: of.rule === 'SUB-17' ? '财政违法行为处罚处分条例第十四条' : '投保时同意的补贴追回约定',
  }));
}

/** Case 25: what comes back of a subsidy that was claimed from the firm lowers that claim: nobody gets back more than it paid. */
export function explainSettled(parts: readonly ProgrammePart[]): readonly RefundLine[] {
  const fen = negateFen(sumFen(parts.flatMap((part) => part.levels.map((level) => level.fen))));
  if (fen === 0) return [];
  const text = `财政此前已向企业追回补贴，退回财政的 ${formatYuan(negateFen(fen))} 元抵减该追款`;
  return [{ rule: 'SUB-16', part: 'recovered', fen, text, source: '投保时同意的补贴追回约定' }];
}
