import { type Fen, formatYuan, negateFen, sumFen } from '../money.ts';
import { asText, type Bilingual } from '../names.ts';
import { levelNames } from '../subsidies/level-names.ts';
import type { LevelPart, ProgrammePart } from '../subsidies/budget.ts';
import type { Refund } from './policy.ts';
import type { RefundLine } from './reckon-refund.ts';
import type { SubsidyRecovery } from './subsidy-recovery.ts';

const shareSource = '农业保险条例第二十三条（参照）';
const agreedSource = '投保时同意的补贴追回约定';

/** CAN-2, CAN-11: who gets what of a refund, to the fen: the firm and each level that paid. */
export function explainParts({ firmFen, levels }: Refund): readonly RefundLine[] {
  const firm = formatYuan(firmFen);
  const toFirm = {
    zh: `按各方所付比例退企业 ${firm} 元（不足一分舍去）`,
    en: `The firm gets ¥${firm}, its part of what was paid, rounded down`,
  };
  return [
    { rule: 'CAN-2', part: 'returned', fen: firmFen, ...asText(toFirm), source: shareSource },
    ...levels.map((one): RefundLine => ({
      rule: 'CAN-11',
      part: 'returned',
      fen: one.fen,
      ...asText(returned(one)),
      source: shareSource,
    })),
  ];
}

function returned({ level, payer, fen }: LevelPart): Bilingual {
  return {
    zh: `退回${levelNames[level].zh}财政（${payer}）${formatYuan(fen)} 元`,
    en: `${levelNames[level].en} (${payer}) gets ¥${formatYuan(fen)} back`,
  };
}

/** SUB-16, SUB-17: what the firm owes the bureaus of a subsidy, level by level. */
export function explainRecovery(of: SubsidyRecovery | undefined): readonly RefundLine[] {
  if (of === undefined) return [];
  return of.levels.map((one): RefundLine => ({
    rule: of.rule,
    part: 'recovered',
    fen: one.fen,
    ...asText(recovered(one)),
    source: of.rule === 'SUB-17' ? '财政违法行为处罚处分条例第十四条' : agreedSource,
  }));
}

function recovered({ level, payer, fen }: LevelPart): Bilingual {
  return {
    zh: `${levelNames[level].zh}财政（${payer}）向企业追回补贴 ${formatYuan(fen)} 元`,
    en: `${levelNames[level].en} (${payer}) claims ¥${formatYuan(fen)} of subsidy back from the firm`,
  };
}

/** Case 25: what comes back of a subsidy that was claimed from the firm lowers that claim: nobody gets back more than it paid. */
export function explainSettled(parts: readonly ProgrammePart[]): readonly RefundLine[] {
  const fen = negateFen(sumFen(parts.flatMap((part) => part.levels.map((level) => level.fen))));
  if (fen === 0) return [];
  return [
    { rule: 'SUB-16', part: 'recovered', fen, ...asText(settled(negateFen(fen))), source: agreedSource },
  ];
}

function settled(fen: Fen): Bilingual {
  return {
    zh: `财政此前已向企业追回补贴，退回财政的 ${formatYuan(fen)} 元抵减该追款`,
    en: `The bureaus have claimed the subsidy back before; the ¥${formatYuan(fen)} that they get lower that claim`,
  };
}
