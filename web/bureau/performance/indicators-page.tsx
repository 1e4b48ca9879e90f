import { Link } from 'react-router';
import type { Indicator } from '../../../shared/domain/reports/indicators.ts';
import { useAsk } from '../../api/ask.ts';
import { CodeText } from '../../components/code-text.tsx';
import { Block, Page } from '../../components/page.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { type Pair, useLanguage, useNames, useWords } from '../../words/language.tsx';
import { ReportFiles } from '../../components/report-files.tsx';
import { useJobAsked } from '../../api/job.ts';
import { ReportAsked } from '../../components/report-asked.tsx';
import { ReportPlaces } from './report-places.tsx';

const words = {
  title: { zh: '预警线索', en: 'Patterns worth a visit' },
  why: {
    zh: '只是线索，不冻结、不处罚；由人去看、由人决定（REC-5）。',
    en: 'Patterns only: nothing is held and nobody is sanctioned; a person looks and decides (REC-5).',
  },
  none: { zh: '没有线索', en: 'No pattern was found' },
  first: {
    zh: (shown: number, all: string) => `共 ${all} 条，本页显示前 ${shown} 条；其余请看导出的文件`,
    en: (shown: number, all: string) => `The first ${shown} of ${all}; the others are in the exported files`,
  },
  more: {
    zh: (policies: string) => `另有 ${policies} 份保单`,
    en: (policies: string) => `and ${policies} more policies`,
  },
};

const kindWords: Readonly<Record<Indicator['kind'], Pair<string>>> = {
  'insured-many-times': { zh: '同一标的多次投保', en: 'One subject insured many times' },
  'bound-and-cancelled': { zh: '当季投保又退保', en: 'Bound and cancelled in a quarter' },
  'payer-of-many': { zh: '一户代多家缴费', en: 'One account pays for many' },
  'claim-paid-back': { zh: '赔后回流', en: 'Indemnity paid back' },
  'firm-unaware': { zh: '企业可能不知情', en: 'The firm may not know' },
  'contact-shared': { zh: '多家共用联系电话', en: 'Many firms share a telephone' },
};

/** Patterns that a page shows, and policies of each. */
const mostShown = 200;
const mostPolicies = 60;

/** REC-5: what a person should look at, each with its facts. */
export function IndicatorsPage() {
  const said = useWords(words);
  const jobId = useJobAsked();
  const indicators = useAsk('GET /v1/indicators', {}, { enabled: jobId === undefined });
  return (
    <Page
      title={said.title}
      actions={
        jobId === undefined &&
        indicators.data !== undefined && (
          <ReportFiles
            route="GET /v1/indicators"
            inputOf={(format) => ({ query: { format } })}
            name="indicators"
          />
        )
      }
    >
      <ReportPlaces />
      <p>{said.why}</p>
      <ReportAsked query={indicators} request={{ report: 'indicators' }}>
        {({ items }) => (
          <>
            {items.length === 0 && <p>{said.none}</p>}
            {items.length > mostShown && <p>{said.first(mostShown, items.length.toLocaleString('en'))}</p>}
            {items.slice(0, mostShown).map((one, at) => (
              <OneIndicator key={at} of={one} />
            ))}
          </>
        )}
      </ReportAsked>
    </Page>
  );
}

function OneIndicator({ of }: { readonly of: Indicator }) {
  const names = useNames();
  const said = useWords(words);
  const { language } = useLanguage();
  const more = of.policyNos.length + (of.unnamed ?? 0) - mostPolicies;
  return (
    <Block title={kindWords[of.kind][language]} beside={<RuleNote rule={of.rule} fact={names(of.fact)} />}>
      <p>{names(of.fact)}</p>
      <p className="row">
        {of.policyNos.slice(0, mostPolicies).map((no) => (
          <Link key={no} to={`/bureau/policies/${no}`}>
            <CodeText code={no} />
          </Link>
        ))}
        {more > 0 && <span>{said.more(more.toLocaleString('en'))}</span>}
      </p>
    </Block>
  );
}
