import { useMemo } from 'react';
import { ageBands } from '../../../shared/domain/reports/ageing.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { AsOfField, useAsOf } from '../../components/as-of-field.tsx';
import { Asked } from '../../components/asked.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { Chart } from '../../components/chart.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Block, Page } from '../../components/page.tsx';
import { DayText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import { inTenThousands, yuanOf } from '../position/position-chart.tsx';
import { ReportFiles } from './report-files.tsx';
import { ReportPlaces } from './report-places.tsx';

const words = {
  title: { zh: '应付账龄', en: 'Ageing of what is owed' },
  caption: {
    zh: '各单位欠付保险公司的补贴，按天数，单位：元',
    en: 'Subsidy owed to insurers by payer and days, in yuan',
  },
  level: { zh: '级次', en: 'Level' },
  payer: { zh: '付款单位', en: 'Payer' },
  total: { zh: '合计', en: 'Total' },
  oldest: { zh: '最早', en: 'Oldest' },
  none: { zh: '没有欠付', en: 'Nothing is owed' },
  chart: { zh: '欠付多久', en: 'For how long it has been owed' },
  bands: {
    zh: (band: string) => `${band} 天`,
    en: (band: string) => `${band} days`,
  },
};

type Receivables = AnswerOf<'GET /v1/reports/receivables'>;
const colours = ['#9CC9C1', '#4E9488', '#0F5E56', '#093F3A'];
/** More payers than that are read better in the table. */
const mostBars = 6;

/** Item 10: what each bureau owes the insurers, by how long. */
export function ReceivablesPage() {
  const said = useWords(words);
  const today = useServiceToday();
  const asOf = useAsOf();
  const report = useAsk('GET /v1/reports/receivables', { query: { asOf } }, { keepOld: true });
  return (
    <Page
      title={said.title}
      actions={
        <ReportFiles
          route="GET /v1/reports/receivables"
          inputOf={(format) => ({ query: { asOf, format } })}
          name={`receivables-${asOf ?? today}`}
        />
      }
    >
      <ReportPlaces />
      <AsOfField />
      <Block>
        <Asked query={report}>
          {(loaded) =>
            loaded.items.length === 0 ? (
              <p>{said.none}</p>
            ) : (
              <>
                <AgeTable report={loaded} />
                {loaded.items.length <= mostBars && <AgeChart report={loaded} />}
              </>
            )
          }
        </Asked>
      </Block>
    </Page>
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
