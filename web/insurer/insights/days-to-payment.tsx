import { useMemo } from 'react';
import type { Portfolio } from '../../../shared/domain/reports/portfolio.ts';
import { Chart } from '../../components/chart.tsx';
import { Block } from '../../components/page.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { monthText } from '../../words/dates.tsx';
import { counted, type Language, useLanguage, useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '报案到付款的天数', en: 'Days from report to payment' },
  caption: { zh: '按付清的月份', en: 'By the month in which they were paid in full' },
  month: { zh: '月份', en: 'Month' },
  claims: { zh: '案件', en: 'Claims' },
  median: { zh: '中位数', en: 'Median' },
  p90: { zh: '九成不超过', en: 'Nine in ten within' },
  days: { zh: (n: number) => `${n} 天`, en: (n: number) => counted(n, 'day') },
  none: { zh: '还没有付清的案件', en: 'No claim has been paid in full yet' },
  finding: {
    zh: (month: string, median: string, p90: string) => `${month}：一半在 ${median}内付清，九成在 ${p90}内`,
    en: (month: string, median: string, p90: string) =>
      `${month}: half were paid within ${median}, nine in ten within ${p90}`,
  },
  took: {
    zh: (month: string, days: string, claims: number) => `${month}，${days}：${claims} 件`,
    en: (month: string, days: string, claims: number) => `${month}, ${days}: ${counted(claims, 'claim')}`,
  },
};

type Months = Portfolio['daysToPayment'];
/** Fewer numbers are read better in the table alone. */
const fewestMarks = 6;
const smallestDot = 8;
const largestDot = 28;

/** Chart 6: a dot for the claims that took so many days, with median and nine in ten of each month; never a mean. */
export function DaysToPayment({ months }: { readonly months: Months }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const marks = months.reduce((sum, { counts }) => sum + counts.length + 2, 0);
  if (months.length === 0) {
    return (
      <Block title={said.title}>
        <p>{said.none}</p>
      </Block>
    );
  }
  return (
    <Block title={said.title}>
      <PlainTable caption={said.caption} heads={[said.month, ...numbers(said.claims, said.median, said.p90)]}>
        <tbody>
          {months.map(({ month, claims, median, p90 }) => (
            <tr key={month}>
              <th scope="row">{monthText(month, language)}</th>
              <td className="number">{claims}</td>
              <td className="number">{said.days(median)}</td>
              <td className="number">{said.days(p90)}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      {marks >= fewestMarks && <DaysChart months={months} />}
    </Block>
  );
}

function DaysChart({ months }: { readonly months: Months }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const option = useMemo(() => optionOf(months, language, said), [months, language, said]);
  const last = months.at(-1);
  if (last === undefined) return null;
  const findingOf = ({ month, median, p90 }: Months[number]) =>
    said.finding(monthText(month, language), said.days(median), said.days(p90));
  return (
    <Chart
      title={findingOf(last)}
      description={months.map(findingOf).join('；')}
      option={option}
      height="middle"
    />
  );
}

type Said = ReturnType<typeof useWords<typeof words>>;

function optionOf(months: Months, language: Language, said: Said) {
  const dots = months.flatMap(({ month, counts }) =>
    counts.map(({ days, claims }) => ({
      name: said.took(monthText(month, language), said.days(days), claims),
      value: [monthText(month, language), days],
      symbolSize: Math.min(largestDot, smallestDot + 2 * (claims - 1)),
    })),
  );
  const mark = (name: string, field: 'median' | 'p90', color: string) => ({
    type: 'scatter',
    name,
    symbol: 'rect',
    symbolSize: [36, 3],
    itemStyle: { color },
    data: months.map((one) => ({
      name: `${monthText(one.month, language)}，${name} ${said.days(one[field])}`,
      value: [monthText(one.month, language), one[field]],
    })),
  });
  return {
    grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
    legend: { show: false },
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      formatter: ({ name }: { readonly name: string }) => name,
    },
    xAxis: {
      type: 'category',
      data: months.map(({ month }) => monthText(month, language)),
      axisLabel: { color: '#5C6878', hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      name: language === 'zh' ? '天' : 'days',
      minInterval: 1,
      nameTextStyle: { color: '#5C6878', align: 'left' },
      axisLabel: { color: '#5C6878' },
      splitLine: { lineStyle: { color: '#D8DEE6' } },
    },
    series: [
      { type: 'scatter', itemStyle: { color: '#4E9488', opacity: 0.6 }, data: dots },
      mark(said.median, 'median', '#1B2430'),
      mark(said.p90, 'p90', '#8A5200'),
    ],
  };
}
