import { useMemo } from 'react';
import type { Portfolio } from '../../../shared/domain/reports/portfolio.ts';
import { inTenThousands, yuanOf } from '../../components/chart-figures.ts';
import { Chart } from '../../components/chart.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { monthText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '按月', en: 'By month' },
  caption: {
    zh: '保费按起保月，赔款按付款月，单位：元',
    en: 'Premium by the month in which cover begins, payments by their own, in yuan',
  },
  month: { zh: '月份', en: 'Month' },
  premium: { zh: '保费', en: 'Premium' },
  paid: { zh: '已付赔款', en: 'Paid' },
  most: {
    zh: (month: string, paid: string) => `${month}付出的赔款最多：${paid}`,
    en: (month: string, paid: string) => `Most was paid in ${month}: ${paid}`,
  },
  nothing: { zh: '还没有付出赔款', en: 'No indemnity has been paid yet' },
};

/** Fewer are read better in the table alone. */
const fewestBars = 3;
const mostBars = 24;

/** Chart 4: premium and payments month by month; the table says the same. */
export function MonthsOfBook({ months }: Pick<Portfolio, 'months'>) {
  const said = useWords(words);
  const { language } = useLanguage();
  const shown = months.slice(-mostBars);
  return (
    <Block title={said.title}>
      <PlainTable caption={said.caption} heads={[said.month, ...numbers(said.premium, said.paid)]}>
        <tbody>
          {shown.map(({ month, premiumFen, paidFen }) => (
            <tr key={month}>
              <th scope="row">{monthText(month, language)}</th>
              <td className="number">
                <MoneyText fen={premiumFen} bare />
              </td>
              <td className="number">
                <MoneyText fen={paidFen} bare />
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      {shown.length >= fewestBars && <MonthsChart months={shown} />}
    </Block>
  );
}

function MonthsChart({ months }: Pick<Portfolio, 'months'>) {
  const said = useWords(words);
  const { language } = useLanguage();
  const option = useMemo(
    () => ({
      grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        renderMode: 'richText',
        valueFormatter: yuanOf,
      },
      xAxis: {
        type: 'category',
        data: months.map(({ month }) => monthText(month, language)),
        axisLabel: { color: '#5C6878', hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        name: language === 'zh' ? '万元' : '10,000 yuan',
        nameTextStyle: { color: '#5C6878', align: 'left' },
        axisLabel: { formatter: inTenThousands, color: '#5C6878' },
        splitLine: { lineStyle: { color: '#D8DEE6' } },
      },
      series: [
        { name: said.premium, field: 'premiumFen', color: '#5C6878' } as const,
        { name: said.paid, field: 'paidFen', color: '#8A5200' } as const,
      ].map(({ name, field, color }) => ({
        type: 'bar',
        name,
        barMaxWidth: 24,
        itemStyle: { color },
        data: months.map((one) => one[field]),
      })),
    }),
    [months, said, language],
  );
  const most = months.toSorted((one, other) => other.paidFen - one.paidFen)[0];
  const title =
    most === undefined || most.paidFen === 0
      ? said.nothing
      : said.most(monthText(most.month, language), yuanText(most.paidFen));
  const described = months.map(
    ({ month, premiumFen, paidFen }) =>
      `${monthText(month, language)} ${said.premium} ${yuanText(premiumFen)}，${said.paid} ${yuanText(paidFen)}`,
  );
  return <Chart title={title} description={described.join('；')} option={option} height="middle" />;
}
