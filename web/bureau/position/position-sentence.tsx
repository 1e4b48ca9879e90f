import type { BudgetFigures } from '../../../shared/domain/ledger/budget-position.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { yuanText } from '../../components/money-text.tsx';
import { dayText } from '../../words/dates.tsx';
import { levelWords } from '../../words/statuses.ts';
import { hasPace, type Series } from './pace.ts';
import { usedText } from './position-table.tsx';

const words = {
  none: {
    zh: (year: number) => `${year} 年还没有批准的额度，只能按全价投保`,
    en: (year: number) => `No budget for ${year} yet: full price only`,
  },
  left: {
    zh: (left: string, used: string) => `还剩 ${left}，已用 ${used}。`,
    en: (left: string, used: string) => `${left} left, ${used} used. `,
  },
  firms: {
    zh: (n: string) => `还能再补 ${n} 户。`,
    en: (n: string) => `Enough for ${n} more firms. `,
  },
  ends: {
    zh: (pace: string, day: string, level: string) => `按近 30 天日均 ${pace} 计，${level}约 ${day}用完`,
    en: (pace: string, day: string, level: string) =>
      `At ${pace} a day over the last 30 days, the ${level} runs out about ${day}`,
  },
  lasts: {
    zh: (pace: string) => `按近 30 天日均 ${pace} 计，今年用不完`,
    en: (pace: string) => `At ${pace} a day over the last 30 days, it lasts the year`,
  },
  still: { zh: '近 30 天没有新的占用', en: 'Nothing was taken in the last 30 days' },
  short: { zh: '数据不足，暂不估计何时用完', en: 'Not enough days yet to tell when it runs out' },
};

interface PositionSentenceProps {
  readonly year: number;
  readonly totals: BudgetFigures;
  readonly series: Series | undefined;
  /** How many firms it is enough for, where that can be told. */
  readonly firmsLeft: number | undefined;
}

/** B1: how much is left and, at the pace of the last 30 days, until when. */
export function PositionSentence({ year, totals, series, firmsLeft }: PositionSentenceProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  if (totals.approvedFen === 0) return <>{said.none(year)}</>;
  const left = said.left(yuanText(totals.availableFen), usedText(totals));
  return (
    <>
      {left}
      {firmsLeft !== undefined && said.firms(firmsLeft.toLocaleString('en'))}
      {series && until(series)}
    </>
  );

  function until(of: Series): string {
    if (!hasPace(of)) return said.short;
    if (of.runRateFen <= 0) return said.still;
    const pace = yuanText(of.runRateFen);
    if (of.exhaustion === undefined) return said.lasts(pace);
    const level = levelWords[of.exhaustion.level]?.[language] ?? '';
    return said.ends(pace, dayText(of.exhaustion.on, language), level);
  }
}
