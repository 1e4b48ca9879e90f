import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { NextYearEstimate } from '../../../shared/domain/reports/next-year-estimate.ts';
import { useAsk } from '../../api/ask.ts';
import { useCatalogueNames } from '../../words/catalogue-names.ts';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { PercentField, rateDigits, typedRate } from '../../components/percent-field.tsx';
import { DayText } from '../../words/dates.tsx';
import { budgetWords } from '../../words/budget-words.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { rateText } from '../../words/rates.ts';
import { levelWords } from '../../words/statuses.ts';
import type { Ppm } from '../../../shared/domain/money.ts';
import { ProgrammeChoice, useChosenProgramme, useYears } from './programme-choice.tsx';
import { ReportFiles } from '../../components/report-files.tsx';
import { useJobAsked } from '../../api/job.ts';
import { ReportAsked } from '../../components/report-asked.tsx';
import { ReportPlaces } from './report-places.tsx';

const words = {
  title: { zh: '明年测算', en: 'Next year' },
  growth: { zh: '保单增长', en: 'Growth of policies' },
  total: { zh: (year: number) => `${year} 年约需`, en: (year: number) => `Needed in ${year}` },
  based: {
    zh: (year: number) => `依据 ${year} 年的保单`,
    en: (year: number) => `From the policies of ${year}`,
  },
  due: { zh: '报送期限', en: 'Due' },
  caption: { zh: '按产品，金额单位：元', en: 'By product, amounts in yuan' },
  product: { zh: '产品', en: 'Product' },
  policies: { zh: '保单', en: 'Policies' },
  average: { zh: '平均保额', en: 'Average sum insured' },
  premium: { zh: '费率', en: 'Premium rate' },
  subsidy: { zh: '补贴率', en: 'Subsidy rate' },
  estimate: { zh: '测算', en: 'Estimate' },
  levels: { zh: '各级', en: 'By level' },
  unspent: { zh: '依据年度的额度', en: 'Money of the year it rests on' },
  none: { zh: '依据年度没有享受补贴的保单', en: 'The year it rests on has no subsidised policies' },
};

/** REC-6: what a programme needs next year, by class and level. */
export function EstimatePage() {
  const said = useWords(words);
  const chosen = useChosenProgramme();
  const years = useYears(1);
  const [search, setSearch] = useSearchParams();
  const { programmeId } = chosen;
  const year = search.get('year') === null ? years[0] : chosen.year;
  const growthPpm = typedRate(search.get('growth') ?? '0').ppm ?? 0;
  const jobId = useJobAsked();
  const estimate = useAsk(
    'GET /v1/reports/estimate',
    { query: { programmeId: programmeId ?? '', year, growthPpm } },
    { enabled: programmeId !== undefined && year !== undefined && jobId === undefined, keepOld: true },
  );
  const [growth, setGrowth] = useState(typedRate(rateDigits(growthPpm)));
  return (
    <Page
      title={said.title}
      actions={
        programmeId !== undefined &&
        jobId === undefined &&
        estimate.data !== undefined && (
          <ReportFiles
            route="GET /v1/reports/estimate"
            inputOf={(format) => ({ query: { programmeId, year, growthPpm, format } })}
            name={`estimate-${programmeId}-${year}`}
          />
        )
      }
    >
      <ReportPlaces />
      <ProgrammeChoice chosen={{ programmeId, year }} years={years} />
      <div className="report-growth no-print">
        <PercentField
          label={said.growth}
          name="growth"
          value={growth}
          onChange={(value) => {
            setGrowth(value);
            if (value.ppm === undefined) return;
            const changed = new URLSearchParams(search);
            changed.set('growth', rateDigits(value.ppm));
            changed.delete('job');
            setSearch(changed, { replace: true });
          }}
        />
      </div>
      <ReportAsked
        query={estimate}
        request={{ report: 'estimate', programmeId: programmeId ?? '', year: year ?? 0, growthPpm }}
        lines={8}
      >
        {(loaded) => <Estimate of={loaded} />}
      </ReportAsked>
    </Page>
  );
}

function Estimate({ of }: { readonly of: NextYearEstimate }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <>
      <Block>
        <p>
          {said.total(of.year)} <MoneyText fen={of.totalFen} size="amount" capitals />
        </p>
        <p className="quiet">
          {said.based(of.basedOn)} · {said.due} <DayText day={of.dueOn} />
        </p>
        {of.items.length === 0 ? <p>{said.none}</p> : <Items of={of} />}
      </Block>
      <div className="report-blocks">
        <Block title={said.levels}>
          <Facts
            rows={of.levels.map(({ level, estimateFen }) => [
              levelWords[level]?.[language] ?? level,
              <MoneyText key={level} fen={estimateFen} />,
            ])}
          />
        </Block>
        <Block title={said.unspent}>
          <Facts
            rows={[
              [budgetWords.approved[language], <MoneyText key="a" fen={of.unspent.approvedFen} />],
              [budgetWords.reserved[language], <MoneyText key="r" fen={of.unspent.reservedFen} />],
              [budgetWords.accrued[language], <MoneyText key="c" fen={of.unspent.accruedFen} />],
              [budgetWords['clawed-back'][language], <MoneyText key="b" fen={of.unspent.clawedBackFen} />],
              [budgetWords.available[language], <MoneyText key="v" fen={of.unspent.availableFen} />],
              of.unspent.lapsedFen > 0
                ? [budgetWords.lapsed[language], <MoneyText key="l" fen={of.unspent.lapsedFen} />]
                : undefined,
            ]}
          />
        </Block>
      </div>
    </>
  );
}

function Items({ of }: { readonly of: NextYearEstimate }) {
  const names = useCatalogueNames();
  const said = useWords(words);
  const rate = (ppm: number | undefined) => (ppm === undefined ? '—' : rateText(ppm as Ppm));
  return (
    <PlainTable
      caption={said.caption}
      heads={[
        said.product,
        ...numbers(said.policies, said.average, said.premium, said.subsidy, said.estimate),
      ]}
    >
      <tbody>
        {of.items.map((one) => (
          <tr key={`${one.productCode}${one.class ?? ''}`}>
            <th scope="row">
              {names.product(one.productCode)} {one.class}
            </th>
            <td className="number">{one.policies}</td>
            <td className="number">
              <MoneyText fen={one.averageSumFen} bare />
            </td>
            <td className="number">{rate(one.premiumRatePpm)}</td>
            <td className="number">{rate(one.subsidyRatePpm)}</td>
            <td className="number">
              <MoneyText fen={one.estimateFen} bare />
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
