import type { Bilingual } from '../names.ts';
import { asFen, asPpm, type Fen, formatPercent, formatYuan } from '../money.ts';
import type { Cover } from './cover.ts';

type Phrase = readonly [zh: string, en: string];

const bases: Readonly<Record<Cover['basis'], Phrase>> = {
  'first-loss': ['限额内足额赔付', 'paid in full up to the limit'],
  proportional: ['按保险金额与保险价值的比例赔付', 'paid in proportion of sum insured to value'],
  'agreed-value': ['按约定价值赔付', 'paid by the value agreed'],
};

/** A cover in plain words: up to how much, what the firm bears itself, what part is paid, from when (CLM-12, CLM-13). */
export function describeCover(of: Cover, limitFen: Fen): Bilingual {
  const phrases = [limits(of, limitFen), deductible(of), ratio(of), bases[of.basis], ...waiting(of)];
  return {
    zh: phrases.map(([zh]) => zh).join('；'),
    en: phrases.map(([, en]) => en).join('; '),
  };
}

function limits({ perOccurrenceFen }: Cover, limitFen: Fen): Phrase {
  const most = formatYuan(limitFen);
  if (perOccurrenceFen === undefined) return [`至多 ${most} 元`, `up to ${most} yuan`];
  const each = formatYuan(asFen(perOccurrenceFen));
  return [`至多 ${most} 元，每次事故至多 ${each} 元`, `up to ${most} yuan, ${each} for each event`];
}

function deductible(of: Cover): Phrase {
  const fixed = formatYuan(asFen(of.deductibleFen));
  const part = formatPercent(asPpm(of.deductiblePpm));
  if (of.deductibleFen === 0 && of.deductiblePpm === 0) return ['无免赔', 'no deductible'];
  if (of.deductiblePpm === 0) return [`每次事故免赔 ${fixed} 元`, `deductible ${fixed} yuan an event`];
  if (of.deductibleFen === 0) return [`每次事故免赔损失的 ${part}`, `deductible ${part} of the loss`];
  return [
    `每次事故免赔 ${fixed} 元或损失的 ${part}，以高者为准`,
    `deductible the higher of ${fixed} yuan and ${part} of the loss`,
  ];
}

function ratio(of: Cover): Phrase {
  const part = formatPercent(asPpm(of.paymentRatioPpm));
  return [`免赔后赔付 ${part}`, `${part} is paid after it`];
}

function waiting({ waitingDays, deductibleDays, maxIndemnityMonths }: Cover): readonly Phrase[] {
  return [
    ...(waitingDays === 0 ? [] : [[`等待期 ${waitingDays} 天`, `waiting time ${waitingDays} days`] as const]),
    ...(deductibleDays === undefined
      ? []
      : [[`前 ${deductibleDays} 天自负`, `the first ${deductibleDays} days are the firm’s own`] as const]),
    ...(maxIndemnityMonths === undefined
      ? []
      : [[`至多赔付 ${maxIndemnityMonths} 个月`, `paid for at most ${maxIndemnityMonths} months`] as const]),
  ];
}
