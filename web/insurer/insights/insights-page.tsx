import { useSearchParams } from 'react-router';
import { yearOf } from '../../../shared/domain/dates.ts';
import { useAsk } from '../../api/ask.ts';
import { useJobAsked } from '../../api/job.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Ages } from '../../components/ages.tsx';
import { AsOfField, useAsOf } from '../../components/as-of-field.tsx';
import { Asked } from '../../components/asked.tsx';
import { SelectField } from '../../components/fields.tsx';
import { Block, Page } from '../../components/page.tsx';
import { ReportAsked } from '../../components/report-asked.tsx';
import { ReportFiles } from '../../components/report-files.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import { DaysToPayment } from './days-to-payment.tsx';
import { MonthsOfBook } from './months-of-book.tsx';
import { ProductTable } from './product-table.tsx';
import './insights.css';

const words = {
  title: { zh: '业务分析', en: 'Portfolio' },
  year: { zh: '起保年度', en: 'Cover begins in' },
  own: {
    zh: '只计本公司份额；共保按本公司承担的部分。保费含税，含已生效批改。',
    en: "Your company's shares only, of pools too. Premium with VAT and endorsements in effect.",
  },
  none: {
    zh: (year: number) => `${year} 年起保的保单还没有，换一个年度看看`,
    en: (year: number) => `No cover begins in ${year}. Try another year`,
  },
  ages: { zh: '应收补贴账龄', en: 'Subsidy receivable by age' },
};

const shownYears = 4;

/** The insurer's own book: what came in, what was paid, how quickly, and what the budgets still owe. */
export function InsightsPage() {
  const said = useWords(words);
  const { roles } = useWho();
  const { year, years, choose } = useYear();
  const jobId = useJobAsked();
  const report = useAsk(
    'GET /v1/reports/portfolio',
    { query: { year } },
    { enabled: year !== undefined && jobId === undefined, keepOld: true },
  );
  return (
    <Page
      title={said.title}
      actions={
        jobId === undefined &&
        report.data !== undefined && (
          <ReportFiles
            route="GET /v1/reports/portfolio"
            inputOf={(format) => ({ query: { year, format } })}
            name={`portfolio-${year}`}
          />
        )
      }
    >
      <div className="row no-print">
        <SelectField
          label={said.year}
          name="year"
          value={String(year ?? '')}
          onChange={choose}
          choices={years.map((one) => ({ value: String(one), label: String(one) }))}
        />
      </div>
      <ReportAsked query={report} request={{ report: 'portfolio', year: year ?? 0 }} lines={10}>
        {(book) =>
          book.products.length === 0 ? (
            <p>{said.none(book.year)}</p>
          ) : (
            <>
              <Block>
                <p className="quiet">{said.own}</p>
                <ProductTable book={book} />
              </Block>
              <MonthsOfBook months={book.months} />
              <DaysToPayment months={book.daysToPayment} />
            </>
          )
        }
      </ReportAsked>
      {roles.includes('insurer-finance') && <Receivables name={said.ages} />}
    </Page>
  );
}

/** The year of the address, and this one where it names none. */
function useYear() {
  const [search, setSearch] = useSearchParams();
  const today = useServiceToday();
  const now = today && yearOf(today);
  const years = now === undefined ? [] : Array.from({ length: shownYears }, (_, back) => now - back);
  const asked = Number(search.get('year'));
  const choose = (chosen: string) => {
    const changed = new URLSearchParams(search);
    changed.delete('job');
    if (chosen === String(now)) changed.delete('year');
    else changed.set('year', chosen);
    setSearch(changed);
  };
  return { year: years.includes(asked) ? asked : now, years, choose };
}

function Receivables({ name }: { readonly name: string }) {
  const asOf = useAsOf();
  const report = useAsk('GET /v1/reports/receivables', { query: { asOf } }, { keepOld: true });
  return (
    <Block
      title={name}
      beside={
        <span className="row no-print">
          <ReportFiles
            route="GET /v1/reports/receivables"
            inputOf={(format) => ({ query: { asOf, format } })}
            name={`receivables-${asOf ?? ''}`}
          />
        </span>
      }
    >
      <AsOfField />
      <Asked query={report}>{(loaded) => <Ages report={loaded} />}</Asked>
    </Block>
  );
}
