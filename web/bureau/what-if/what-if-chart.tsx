import { useMemo } from 'react';
import { type Fen, maxFen, subtractFen, zeroFen } from '../../../shared/domain/money.ts';
import type { Simulation } from '../../../shared/domain/simulation/simulation.ts';
import { Chart } from '../../components/chart.tsx';
import { inTenThousands, yuanOf } from '../../components/chart-figures.ts';
import { yuanText } from '../../components/money-text.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';

const words = {
  title: {
    zh: '现行（灰）与试算（赭）各级成本，万元',
    en: 'Today (grey) and draft (ochre) by level, 10,000 yuan',
  },
  today: { zh: '现行', en: 'Today' },
  draft: { zh: '试算', en: 'Draft' },
};

const todayColour = '#5C6878';
const draftColour = '#8A5200';

/** Chart 3: a dumbbell a level: where it stands, where the draft takes it, and by how much. */
export function WhatIfChart({ result }: { readonly result: Simulation }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const rows = useMemo(
    () =>
      result.changed.levels.map(({ level, costFen }) => ({
        name: levelWords[level]?.[language] ?? level,
        before: result.today.levels.find((one) => one.level === level)?.costFen ?? zeroFen,
        after: costFen,
      })),
    [result, language],
  );
  const option = useMemo(() => optionOf(rows, said), [rows, said]);
  const described = rows.map(({ name, before, after }) => {
    return `${name}：${said.today} ${yuanText(before)}，${said.draft} ${yuanText(after)}`;
  });
  return <Chart title={said.title} description={described.join('；')} option={option} height="low" />;
}

interface Dumbbell {
  readonly name: string;
  readonly before: Fen;
  readonly after: Fen;
}

function optionOf(rows: readonly Dumbbell[], said: { readonly today: string; readonly draft: string }) {
  return {
    grid: { left: 8, right: 120, top: 8, bottom: 8, containLabel: true },
    tooltip: { renderMode: 'richText', valueFormatter: yuanOf },
    xAxis: {
      type: 'value',
      scale: true,
      axisLabel: { formatter: inTenThousands, color: todayColour },
      splitLine: { lineStyle: { color: '#D8DEE6' } },
    },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ name }) => name) },
    series: [
      ...rows.map(({ name, before, after }) => ({
        type: 'line',
        silent: true,
        symbol: 'none',
        lineStyle: { color: '#7F8B9B', width: 2 },
        data: [
          [before, name],
          [after, name],
        ],
      })),
      {
        type: 'scatter',
        name: said.today,
        symbolSize: 12,
        itemStyle: { color: todayColour },
        data: rows.map(({ name, before }) => [before, name]),
      },
      {
        type: 'scatter',
        name: said.draft,
        symbolSize: 12,
        itemStyle: { color: draftColour },
        data: rows.map(({ name, after }) => [after, name]),
      },
      {
        type: 'scatter',
        silent: true,
        symbolSize: 12,
        itemStyle: { opacity: 0 },
        data: rows.map(({ name, before, after }) => ({
          value: [maxFen(before, after), name],
          label: {
            show: true,
            position: 'right',
            color: draftColour,
            formatter: signed(subtractFen(after, before)),
          },
        })),
      },
    ],
  };
}

function signed(fen: number): string {
  return fen > 0 ? `+${yuanText(fen, true)}` : yuanText(fen, true);
}
