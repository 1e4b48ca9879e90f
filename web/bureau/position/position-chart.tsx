import { useMemo } from 'react';
import { atLeastZero, type Fen, minFen, subtractFen, sumFen } from '../../../shared/domain/money.ts';
import { Chart } from '../../components/chart.tsx';
import { inTenThousands, yuanOf } from '../../components/chart-figures.ts';
import { yuanText } from '../../components/money-text.tsx';
import { type Language, useLanguage, useWords } from '../../words/language.tsx';
import { budgetWords } from '../../words/budget-words.ts';
import { levelWords } from '../../words/statuses.ts';
import { type Position, usedText } from './position-table.tsx';

const words = {
  title: { zh: '各级额度用到哪里', en: 'Where the money of each level has gone' },
  due: { zh: '应付未付', en: 'Due, not paid' },
  unit: { zh: '万元', en: '10,000 yuan' },
};

type Level = Position['levels'][number];

interface Segment {
  readonly name: string;
  readonly fen: Fen;
}

/**
 * The four parts of a level's money; what came back is free again, so that they add up to what was approved. What is left of a
 * cleared year was given back.
 */
function segmentsOf(
  of: Level,
  { due, isCleared, language }: { due: string; isCleared: boolean; language: Language },
): readonly Segment[] {
  const net = atLeastZero(subtractFen(of.accruedFen, of.clawedBackFen));
  const paid = minFen(of.paidFen, net);
  return [
    { name: budgetWords.paid[language], fen: paid },
    { name: due, fen: subtractFen(net, paid) },
    { name: budgetWords.reserved[language], fen: of.reservedFen },
    isCleared
      ? { name: budgetWords.lapsed[language], fen: of.lapsedFen }
      : { name: budgetWords.available[language], fen: of.availableFen },
  ];
}

const looks = [
  { color: '#093F3A' },
  { color: '#278074' },
  { color: '#9CC9C1', decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -0.8 } },
  { color: '#FFFFFF', borderColor: '#7F8B9B', borderWidth: 1 },
];

/** Chart 1: one bar a level on a common axis; not drawn where its parts are not the approved money. */
export function PositionChart({ levels }: { readonly levels: readonly Level[] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const isCleared = levels.some(({ lapsedFen }) => lapsedFen > 0);
  const bars = useMemo(
    () =>
      levels
        .filter(({ approvedFen }) => approvedFen > 0)
        .map((of) => ({ of, segments: segmentsOf(of, { due: said.due, isCleared, language }) })),
    [levels, said.due, isCleared, language],
  );
  const option = useMemo(() => optionOf(bars, said.unit, language), [bars, said.unit, language]);
  const addUp = bars.every(({ of, segments }) => sumFen(segments.map(({ fen }) => fen)) === of.approvedFen);
  if (bars.length === 0 || !addUp) return null;
  const described = bars.map(({ of, segments }) => {
    const parts = segments.map(({ name, fen }) => `${name} ${yuanText(fen)}`).join('，');
    return `${levelWords[of.level]?.[language]} ${usedText(of)}：${parts}`;
  });
  return <Chart title={said.title} description={described.join('；')} option={option} height="low" />;
}

function optionOf(
  bars: readonly { readonly of: Level; readonly segments: readonly Segment[] }[],
  unit: string,
  language: Language,
) {
  const names = bars[0]?.segments.map(({ name }) => name) ?? [];
  return {
    grid: { left: 8, right: 104, top: 8, bottom: 24, containLabel: true },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      renderMode: 'richText',
      valueFormatter: yuanOf,
    },
    xAxis: {
      type: 'value',
      name: unit,
      nameTextStyle: { color: '#5C6878' },
      axisLabel: { formatter: inTenThousands, color: '#5C6878' },
      splitLine: { lineStyle: { color: '#D8DEE6' } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ of }) => levelWords[of.level]?.[language]),
      axisLabel: { color: '#1B2430' },
    },
    series: names.map((name, at) => ({
      type: 'bar',
      stack: 'level',
      name,
      barWidth: 20,
      itemStyle: looks[at],
      data: bars.map(({ segments }) => segments[at]?.fen ?? 0),
    })),
  };
}
