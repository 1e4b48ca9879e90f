import { useMemo } from 'react';
import { ageBands } from '../../shared/domain/reports/ageing.ts';
import type { AnswerOf } from '../api/contract.ts';
import { DayText } from '../words/dates.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { levelWords } from '../words/statuses.ts';
import { inTenThousands, yuanOf } from './chart-figures.ts';
import { Chart } from './chart.tsx';
import { MoneyText, yuanText } from './money-text.tsx';
import { numbers, PlainTable } from './plain-table.tsx';

const words = {
  caption: {
    zh: '各单位欠付保险公司的补贴，按天数，单位：元',
    en: 'Subsidy owed to insurers by payer and days, in yuan',
  },
  level: { zh: '级次', en: 'Level' },
  payer: { zh: '付款单位', en: 'Payer' },
  total: { zh: '合计', en: 'Total' },
  oldest: { zh: '最早', en: 'Oldest' },
  none: { zh: '没有欠付', en: 'Nothing is owed' },
  chart: { zh: '欠付多久，万元', en: 'For how long it has been owed, in 10,000 yuan' },
  bands: {
    zh: (band: string) => `${band} 天`,
    en: (band: string) => `${band} days`,
  },
};

type Receivables = AnswerOf<'GET /v1/reports/receivables'>;
const colours = ['#9CC9C1', '#4E9488', '#0F5E56', '#093F3A'];
/** More payers than that are read better in the table. */
const mostBars = 6;

/** Item 10: subsidy that is owed to insurers by payer and age: a table, and a picture of it where it is a small one. */
export function Ages({ report }: { readonly report: Receivables }) {
  const said = useWords(words);
  if (report.items.length === 0) return <p>{said.none}</p>;
  return (
    <>
      <AgeTable report={report} />
      {report.items.length <= mostBars && <AgeChart report={report} />}
    </>
  );
}

function bandText(band: string): string {
  return band === 'over-90' ? '90+' : band;
}

function AgeTable({ report }: { readonly report: Receivables }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const row = (name: string, payer: string, of: Receivables['totals'], oldest?: Receivables['asOf']) => (
    <tr key={`${name}${payer}`}>
      <th scope="row">{name}</th>
      <td>{payer}</td>
      {ageBands.map((band) => (
        <td key={band} className="number">
          <MoneyText fen={of.bands[band]} bare />
        </td>
      ))}
      <td className="number">
        <strong>
          <MoneyText fen={of.totalFen} bare />
        </strong>
      </td>
      <td>{oldest && <DayText day={oldest} />}</td>
    </tr>
  );
  return (
    <PlainTable
      caption={said.caption}
      heads={[
        said.level,
        said.payer,
        ...numbers(...ageBands.map((band) => said.bands(bandText(band))), said.total),
        said.oldest,
      ]}
    >
      <tbody>
        {report.items.map((one) =>
          row(levelWords[one.level]?.[language] ?? '', one.names[language], one, one.oldestOn),
        )}
        {row(said.total, '', report.totals)}
      </tbody>
    </PlainTable>
  );
}

/** Chart 5: a bar a payer, its parts from light to dark by age. */
function AgeChart({ report }: { readonly report: Receivables }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const option = useMemo(
    () => ({
      grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        renderMode: 'richText',
        valueFormatter: yuanOf,
      },
      xAxis: {
        type: 'value',
        axisLabel: { formatter: inTenThousands, color: '#5C6878' },
        splitLine: { lineStyle: { color: '#D8DEE6' } },
      },
      yAxis: { type: 'category', inverse: true, data: report.items.map((one) => one.names[language]) },
      series: ageBands.map((band, at) => ({
        type: 'bar',
        stack: 'payer',
        name: said.bands(bandText(band)),
        barWidth: 18,
        itemStyle: { color: colours[at] },
        data: report.items.map((one) => one.bands[band]),
      })),
    }),
    [report, said, language],
  );
  const described = report.items.map((one) => {
    const parts = ageBands.map((band) => `${said.bands(bandText(band))} ${yuanText(one.bands[band])}`);
    return `${one.names[language]}：${parts.join('，')}`;
  });
  return <Chart title={said.chart} description={described.join('；')} option={option} height="low" />;
}
