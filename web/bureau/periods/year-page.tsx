import { Link, useParams, useSearchParams } from 'react-router';
import { yearOf } from '../../../shared/domain/dates.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { FilterChips } from '../../components/filter-chips.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { ReportFiles } from '../../components/report-files.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { roleWords } from '../../words/statuses.ts';
import { ProgrammePlaces } from '../position/programme-places.tsx';
import { Checklist } from './checklist.tsx';
import { DecideClearing } from './decide-clearing.tsx';
import { OwedTable, StatementTable } from './statement-table.tsx';

const words = {
  title: { zh: (name: string) => `${name} · 年度清算`, en: (name: string) => `${name}: clearing a year` },
  back: { zh: '额度', en: 'Budget' },
  which: { zh: '选年度', en: 'Choose a year' },
  year: { zh: (year: number) => `${year} 年`, en: (year: number) => `${year}` },
  open: { zh: '进行中', en: 'Open' },
  ready: { zh: '可以清算', en: 'Ready to clear' },
  proposed: { zh: '待批准', en: 'Waits for approval' },
  returned: { zh: '已退回', en: 'Sent back' },
  cleared: { zh: '已清算', en: 'Cleared' },
  checks: { zh: '清算前检查', en: 'Before it is cleared' },
  explanation: { zh: '结余原因', en: 'Why money is unspent' },
  proposedBy: { zh: '提出人', en: 'Proposed by' },
  returnedBy: { zh: '退回人', en: 'Sent back by' },
  reason: { zh: '退回理由', en: 'Why it was sent back' },
  clearedBy: { zh: '批准人', en: 'Cleared by' },
  next: { zh: '下一年度需要多少：', en: 'What the next year needs: ' },
  estimate: { zh: '明年测算', en: 'the estimate' },
};

export type Clearing = AnswerOf<'GET /v1/programmes/{programmeId}/clearings/{year}'>;

/** REC-6, SUB-19: what a programme's year came to, what counties owe their cities, and clearing it by two people. */
export function YearPage() {
  const said = useWords(words);
  const names = useNames();
  const { programmeId = '' } = useParams();
  const [search] = useSearchParams();
  const today = useServiceToday();
  const thisYear = today && yearOf(today);
  const years = thisYear === undefined ? [] : [thisYear, thisYear - 1, thisYear - 2, thisYear - 3];
  const asked = Number(search.get('year'));
  const year = years.includes(asked) ? asked : years[1];
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId } });
  const clearing = useAsk(
    'GET /v1/programmes/{programmeId}/clearings/{year}',
    { params: { programmeId, year: year ?? 0 } },
    { enabled: year !== undefined, keepOld: true },
  );
  return (
    <Asked query={programme}>
      {(of) => (
        <Page
          title={said.title(names(of.names))}
          back={{ to: `/bureau/programmes/${programmeId}`, name: said.back }}
          actions={
            year !== undefined && (
              <ReportFiles
                route="GET /v1/programmes/{programmeId}/clearings/{year}"
                inputOf={(format) => ({ params: { programmeId, year }, query: { format } })}
                name={`clearing-${programmeId}-${year}`}
              />
            )
          }
        >
          <ProgrammePlaces programmeId={programmeId} />
          <FilterChips
            label={said.which}
            name="year"
            choices={years.map((one) => ({
              value: one === years[1] ? '' : String(one),
              label: said.year(one),
            }))}
          />
          <Asked query={clearing}>{(loaded) => <OneYear of={loaded} />}</Asked>
        </Page>
      )}
    </Asked>
  );
}

function OneYear({ of }: { readonly of: Clearing }) {
  const said = useWords(words);
  const tones = {
    open: 'warn',
    ready: 'info',
    proposed: 'info',
    returned: 'bad',
    cleared: 'good',
  } as const;
  const next = new URLSearchParams({ programmeId: of.programmeId, year: String(of.year + 1) });
  return (
    <>
      <Block
        title={said.year(of.year)}
        beside={
          <Tag tone={tones[of.status]} data-status={of.status}>
            {said[of.status]}
          </Tag>
        }
      >
        <Checklist title={said.checks} checklist={of.checklist} />
        <Said of={of} />
      </Block>
      <DecideClearing key={`${of.year}-${of.status}`} of={of} />
      <Block>
        <StatementTable of={of.statement} />
        <p>
          {said.next}
          <Link to={`/bureau/estimate?${next.toString()}`}>{said.estimate}</Link>
        </p>
      </Block>
      <OwedTable of={of} />
    </>
  );
}

/** Who has said what of it so far. */
function Said({ of }: { readonly of: Clearing }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const who = (subject: string, at: string | undefined) => (
    <>
      {roleWords[subject]?.[language] ?? subject} {at && <InstantText at={at} />}
    </>
  );
  if (of.proposedBy === undefined) return null;
  return (
    <Facts
      rows={[
        of.explanation === undefined ? undefined : [said.explanation, of.explanation],
        [said.proposedBy, who(of.proposedBy, of.proposedAt)],
        of.returnedBy === undefined ? undefined : [said.returnedBy, who(of.returnedBy, of.returnedAt)],
        of.reason === undefined ? undefined : [said.reason, of.reason],
        of.clearedBy === undefined ? undefined : [said.clearedBy, who(of.clearedBy, of.clearedAt)],
      ]}
    />
  );
}
