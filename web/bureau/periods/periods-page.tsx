import { Button } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { type Quarter, quarter as quarterSchema, quarterOf } from '../../../shared/domain/dates.ts';
import { useAsk, useCommand } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useServiceNow } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { FilterChips } from '../../components/filter-chips.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { useWho } from '../../session/session.ts';
import { InstantText, quarterText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { roleWords } from '../../words/statuses.ts';
import { ProgrammePlaces } from '../position/programme-places.tsx';
import { Checklist } from './checklist.tsx';

const words = {
  title: { zh: (name: string) => `${name} · 季度关账`, en: (name: string) => `${name}: closing a quarter` },
  back: { zh: '额度', en: 'Budget' },
  which: { zh: '选季度', en: 'Choose a quarter' },
  open: { zh: '未关账', en: 'Open' },
  ready: { zh: '可以关账', en: 'Ready to close' },
  closed: { zh: '已关账', en: 'Closed' },
  checks: { zh: '关账前检查', en: 'Before it is closed' },
  close: { zh: (quarter: string) => `关闭${quarter}`, en: (quarter: string) => `Close ${quarter}` },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
  final: {
    zh: '关账后这个季度不能再记账，更正只能记在以后的季度（REC-7）。',
    en: 'Nothing is booked in a closed quarter; corrections go into a later one (REC-7).',
  },
  approver: { zh: '由财政局批准人关账。', en: 'A bureau approver closes it.' },
  by: { zh: '关账人', en: 'Closed by' },
  at: { zh: '关账时间', en: 'Closed at' },
  block: { zh: '末个区块', en: 'Last block' },
  archive: { zh: '下载归档账册', en: 'Download the archived books' },
  archiving: { zh: '账册正在归档', en: 'The books are being archived' },
};

type Period = AnswerOf<'GET /v1/programmes/{programmeId}/periods/{quarter}'>;

/** The four quarters up to the one that is running, the newest first. */
function lastQuarters(of: Quarter): Quarter[] {
  const year = Number(of.slice(0, 4));
  const part = Number(of.slice(6));
  return [0, 1, 2, 3].map((back) => {
    const at = part - 1 - back;
    return quarterSchema.parse(at >= 0 ? `${year}-Q${at + 1}` : `${year - 1}-Q${at + 5}`);
  });
}

/** REC-6, REC-7: a quarter of a programme, what has to be done before it can be closed, and closing it for good. */
export function PeriodsPage() {
  const said = useWords(words);
  const names = useNames();
  const { language } = useLanguage();
  const { programmeId = '' } = useParams();
  const [search] = useSearchParams();
  const now = useServiceNow();
  const quarters = now ? lastQuarters(quarterOf(now)) : [];
  const asked = quarterSchema.safeParse(search.get('quarter') ?? undefined);
  const quarter = asked.success ? asked.data : (quarters[1] ?? undefined);
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId } });
  const period = useAsk(
    'GET /v1/programmes/{programmeId}/periods/{quarter}',
    { params: { programmeId, quarter: quarter ?? '' } },
    { enabled: quarter !== undefined, keepOld: true },
  );
  return (
    <Asked query={programme}>
      {(of) => (
        <Page
          title={said.title(names(of.names))}
          back={{ to: `/bureau/programmes/${programmeId}`, name: said.back }}
        >
          <ProgrammePlaces programmeId={programmeId} />
          <FilterChips
            label={said.which}
            name="quarter"
            choices={quarters.map((one) => ({
              value: one === quarters[1] ? '' : one,
              label: quarterText(one, language),
            }))}
          />
          <Asked query={period}>{(loaded) => <OnePeriod period={loaded} />}</Asked>
        </Page>
      )}
    </Asked>
  );
}

function OnePeriod({ period }: { readonly period: Period }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const tones = { open: 'warn', ready: 'info', closed: 'good' } as const;
  return (
    <>
      <Block
        title={quarterText(period.quarter, language)}
        beside={
          <Tag tone={tones[period.status]} data-status={period.status}>
            {said[period.status]}
          </Tag>
        }
      >
        <Checklist title={said.checks} checklist={period.checklist} />
        {period.status === 'closed' ? <Closed period={period} /> : <Close period={period} />}
      </Block>
    </>
  );
}

function Close({ period }: { readonly period: Period }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { roles } = useWho();
  const close = useCommand('POST /v1/programmes/{programmeId}/periods/{quarter}/close');
  const { programmeId, quarter } = period;
  if (!roles.includes('bureau-approver')) return <p className="quiet">{said.approver}</p>;
  return (
    <div className="stack">
      <p className="money-warn">{said.final}</p>
      {close.error && <ProblemBlock problem={close.error} />}
      <div>
        <Button
          type="primary"
          disabled={close.isPending || period.status !== 'ready'}
          onClick={() => close.mutate({ params: { programmeId, quarter } })}
        >
          {close.isPending ? said.sending : said.close(quarterText(quarter, language))}
        </Button>
      </div>
    </div>
  );
}

function Closed({ period }: { readonly period: Period }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { programmeId, quarter, closedBy = '', closedAt, lastBlock, archive } = period;
  return (
    <>
      <Facts
        rows={[
          [said.by, roleWords[closedBy]?.[language] ?? closedBy],
          closedAt && [said.at, <InstantText key="at" at={closedAt} />],
          lastBlock && [said.block, `${lastBlock.number} · ${lastBlock.hash.slice(0, 16)}`],
        ]}
      />
      {archive === undefined ? (
        <Notice>{said.archiving}</Notice>
      ) : (
        <PaperLink
          route="GET /v1/programmes/{programmeId}/periods/{quarter}/archive"
          input={{ params: { programmeId, quarter } }}
          fileName={`books-${programmeId}-${quarter}.jsonl`}
        >
          {said.archive}
        </PaperLink>
      )}
    </>
  );
}
