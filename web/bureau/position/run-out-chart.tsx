import { useMemo } from 'react';
import { type Day, daysBetween, yearOf } from '../../../shared/domain/dates.ts';
import { addFen, timesFen } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/ask.ts';
import { Chart } from '../../components/chart.tsx';
import { inTenThousands, yuanOf } from '../../components/chart-figures.ts';
import { yuanText } from '../../components/money-text.tsx';
import { dayText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import { hasPace, type Series } from './pace.ts';
import { takenOf } from './position-table.tsx';

const words = {
  ends: {
    zh: (level: string, day: string) => `${level}约 ${day}用完`,
    en: (level: string, day: string) => `The ${level} runs out about ${day}`,
  },
  lasts: { zh: '按目前的速度，今年用不完', en: 'At this pace the money lasts the year' },
  short: { zh: '数据不足，暂不估计', en: 'Not enough days to tell' },
  taken: { zh: '已占用', en: 'Taken' },
  pace: { zh: '按近 30 天的速度', en: 'At the pace of 30 days' },
  approved: { zh: '已批预算', en: 'Approved' },
  described: {
    zh: (day: string, taken: string, approved: string) => `截至${day}已占用 ${taken}，已批预算 ${approved}`,
    en: (day: string, taken: string, approved: string) => `Taken up to ${day}: ${taken} of ${approved}`,
  },
};

interface RunOutChartProps {
  readonly programmeId: string;
  readonly year: number;
  readonly until: Day;
  readonly pace: Series;
}

/** Chart 2: what was taken day by day, the approved money, and where the pace of the last 30 days leads. */
export function RunOutChart({ programmeId, year, until, pace }: RunOutChartProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const from = `${year}-01-01` as Day;
  const isOfYear = yearOf(until) === year;
  const days = useAsk(
    'GET /v1/programmes/{programmeId}/budget/series',
    { params: { programmeId }, query: { year, from, to: until } },
    { enabled: isOfYear },
  );
  const series = days.data;
  const option = useMemo(
    () => (series === undefined ? undefined : optionOf(series, pace, said)),
    [series, pace, said],
  );
  const last = series?.items.at(-1);
  if (option === undefined || last === undefined || last.totals.approvedFen === 0) return null;
  const { exhaustion } = pace;
  const title = !hasPace(pace)
    ? said.short
    : exhaustion
      ? said.ends(levelWords[exhaustion.level]?.[language] ?? '', dayText(exhaustion.on, language))
      : said.lasts;
  const facts = said.described(
    dayText(last.asOf, language),
    yuanText(takenOf(last.totals)),
    yuanText(last.totals.approvedFen),
  );
  return <Chart title={title} description={`${title}。${facts}`} option={option} height="middle" />;
}

function optionOf(
  series: Series,
  pace: Series,
  said: { readonly taken: string; readonly pace: string; readonly approved: string },
) {
  const points = series.items.map((item) => [item.asOf, takenOf(item.totals)] as const);
  const last = series.items.at(-1);
  const end = pace.exhaustion?.on ?? `${series.year}-12-31`;
  const ahead =
    hasPace(pace) && pace.runRateFen > 0 && last !== undefined
      ? [
          [last.asOf, takenOf(last.totals)],
          [end, addFen(takenOf(last.totals), timesFen(pace.runRateFen, daysBetween(last.asOf, end as Day)))],
        ]
      : [];
  return {
    grid: { left: 8, right: 96, top: 24, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: yuanOf },
    xAxis: {
      type: 'time',
      min: `${series.year}-01-01`,
      max: `${series.year}-12-31`,
      axisLabel: { color: '#5C6878', hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      max: ({ max }: { readonly max: number }) => Math.max(max, last?.totals.approvedFen ?? 0),
      axisLabel: { formatter: inTenThousands, color: '#5C6878' },
      splitLine: { lineStyle: { color: '#D8DEE6' } },
    },
    series: [
      {
        type: 'line',
        step: 'end',
        name: said.taken,
        data: points,
        symbol: 'none',
        lineStyle: { color: '#0F5E56', width: 2 },
        itemStyle: { color: '#0F5E56' },
        endLabel: { show: ahead.length === 0, formatter: said.taken, color: '#0F5E56' },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: '#1B2430', type: 'solid' },
          label: { formatter: said.approved, color: '#1B2430' },
          data: [{ yAxis: last?.totals.approvedFen ?? 0 }],
        },
      },
      {
        type: 'line',
        name: said.pace,
        data: ahead,
        symbol: 'none',
        lineStyle: { color: '#8A5200', type: 'dotted', width: 2 },
        itemStyle: { color: '#8A5200' },
      },
    ],
  };
}
