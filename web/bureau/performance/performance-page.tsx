import type { PerformanceReport } from '../../../shared/domain/reports/performance.ts';
import { divisionNames } from '../../../shared/domain/division-names.ts';
import { useAsk } from '../../api/ask.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { useCatalogueNames } from '../../words/catalogue-names.ts';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { rateText } from '../../words/rates.ts';
import { statusWords } from '../../words/statuses.ts';
import { rowOutcomes } from '../../../shared/domain/settlement/settlement-row.ts';
import { asFen, fractionDown, type Ppm, wholePpm } from '../../../shared/domain/money.ts';
import { ProgrammeChoice, useChosenProgramme, useYears } from './programme-choice.tsx';
import { ReportFiles } from '../../components/report-files.tsx';
import { useJobAsked } from '../../api/job.ts';
import { ReportAsked } from '../../components/report-asked.tsx';
import { ReportPlaces } from './report-places.tsx';
import { SharesTable } from './shares-table.tsx';

const words = {
  title: { zh: '绩效', en: 'Performance' },
  reach: { zh: '覆盖', en: 'Reach' },
  policies: { zh: '保单', en: 'Policies' },
  firms: { zh: '企业', en: 'Firms' },
  premium: { zh: '保费', en: 'Premium' },
  subsidy: { zh: '补贴', en: 'Subsidy' },
  cover: { zh: '风险保障', en: 'Cover' },
  leverage: { zh: '每元补贴撬动的保障', en: 'Cover for a yuan of subsidy' },
  yuan: { zh: (n: string) => `${n} 元`, en: (n: string) => `${n} yuan` },
  loss: { zh: '赔付', en: 'Losses' },
  reported: { zh: '报案', en: 'Reported' },
  open: { zh: '未结', en: 'Open' },
  paid: { zh: '已赔', en: 'Paid' },
  rejected: { zh: '拒赔', en: 'Rejected' },
  paidFen: { zh: '赔款', en: 'Indemnities' },
  ratio: { zh: '赔付率', en: 'Loss ratio' },
  days: { zh: '报案到付款', en: 'Report to payment' },
  median: { zh: '中位数', en: 'Median' },
  p90: { zh: '九成不超过', en: 'Nine in ten within' },
  longest: { zh: '最长', en: 'Longest' },
  dayCount: { zh: (n: number) => `${n} 天`, en: (n: number) => counted(n, 'day') },
  money: { zh: '资金', en: 'Money' },
  clawback: { zh: '追回', en: 'Clawed back' },
  clawbackRate: { zh: '追回率', en: 'Clawback rate' },
  rows: { zh: '核对行数', en: 'Rows compared' },
  differences: { zh: '其中不一致', en: 'Of these differ' },
  disputes: { zh: '争议', en: 'Disputes' },
  byProduct: { zh: '按产品', en: 'By product' },
  byDivision: { zh: '按地区', en: 'By division' },
  product: { zh: '产品', en: 'Product' },
  division: { zh: '地区', en: 'Division' },
};

/** Section 15: how a programme's year performs; files beside it hold the same figures. */
export function PerformancePage() {
  const said = useWords(words);
  const { language } = useLanguage();
  const names = useCatalogueNames();
  const chosen = useChosenProgramme();
  const years = useYears();
  const { programmeId, year } = chosen;
  const jobId = useJobAsked();
  const report = useAsk(
    'GET /v1/reports/performance',
    { query: { programmeId: programmeId ?? '', year } },
    { enabled: programmeId !== undefined && year !== undefined && jobId === undefined, keepOld: true },
  );
  return (
    <Page
      title={said.title}
      actions={
        programmeId !== undefined &&
        jobId === undefined &&
        report.data !== undefined && (
          <ReportFiles
            route="GET /v1/reports/performance"
            inputOf={(format) => ({ query: { programmeId, year, format } })}
            name={`performance-${programmeId}-${year}`}
          />
        )
      }
    >
      <ReportPlaces />
      <ProgrammeChoice chosen={chosen} years={years} />
      <ReportAsked
        query={report}
        request={{ report: 'performance', programmeId: programmeId ?? '', year: year ?? 0 }}
        lines={10}
      >
        {(loaded) => (
          <>
            <div className="report-blocks">
              <Reach report={loaded} />
              <Losses report={loaded} />
              <Money report={loaded} />
            </div>
            <SharesTable
              caption={said.byProduct}
              head={said.product}
              rows={loaded.byProduct.map((one) => ({ ...one, code: names.product(one.productCode) }))}
            />
            <SharesTable
              caption={said.byDivision}
              head={said.division}
              rows={loaded.byDivision.map((one) => ({
                ...one,
                code: divisionNames(one.divisionCode)[language],
              }))}
            />
          </>
        )}
      </ReportAsked>
    </Page>
  );
}

interface OfReport {
  readonly report: PerformanceReport;
}

function percent(ppm: number | undefined): string {
  return ppm === undefined ? '—' : rateText(ppm as Ppm);
}

function Reach({ report }: OfReport) {
  const said = useWords(words);
  const { coverPerSubsidyPpm } = report;
  const leverage =
    coverPerSubsidyPpm === undefined
      ? '—'
      : said.yuan(String(fractionDown(asFen(coverPerSubsidyPpm), 1, wholePpm)));
  return (
    <Block title={said.reach}>
      <Facts
        rows={[
          [said.policies, report.policies],
          [said.firms, report.firms],
          [said.premium, <MoneyText key="premium" fen={report.premiumFen} />],
          [said.subsidy, <MoneyText key="subsidy" fen={report.subsidyFen} />],
          [said.cover, <MoneyText key="cover" fen={report.coverFen} />],
          [said.leverage, leverage],
        ]}
      />
    </Block>
  );
}

function Losses({ report }: OfReport) {
  const said = useWords(words);
  const { claims, daysToPayment } = report;
  const days = (count: number | undefined) => (count === undefined ? '—' : said.dayCount(count));
  return (
    <Block title={said.loss}>
      <Facts
        rows={[
          [said.reported, claims.reported],
          [said.open, claims.open],
          [said.paid, claims.paid],
          [said.rejected, claims.rejected],
          [said.paidFen, <MoneyText key="paid" fen={claims.paidFen} />],
          [said.ratio, percent(report.lossRatioPpm)],
          [`${said.days} · ${said.median}`, days(daysToPayment.median)],
          [said.p90, days(daysToPayment.p90)],
          [said.longest, days(daysToPayment.longest)],
        ]}
      />
    </Block>
  );
}

function Money({ report }: OfReport) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { clawback, reconciliation } = report;
  const odd = rowOutcomes.filter((one) => one !== 'MATCHED' && reconciliation.outcomes[one] > 0);
  return (
    <Block title={said.money}>
      <Facts
        rows={[
          [said.clawback, <MoneyText key="clawback" fen={clawback.fen} />],
          [said.clawbackRate, percent(clawback.ratePpm)],
          [said.rows, reconciliation.rows],
          [said.differences, reconciliation.differences],
          ...odd.map((one) => [statusWords.row[one][language], reconciliation.outcomes[one]] as const),
          [said.disputes, report.disputes],
        ]}
      />
    </Block>
  );
}
