import { Link, useParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Page } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { quarterText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { eventDetail } from '../../words/payers.ts';
import { roleWords } from '../../words/statuses.ts';
import { DecideSettlement } from './decide-settlement.tsx';
import { ObjectionsBlock } from './objections-block.tsx';
import { PaymentsBlock } from './payments-block.tsx';
import { OddRows } from './odd-rows.tsx';
import { SettlementChecks } from './settlement-checks.tsx';
import { SettlementFigures } from './settlement-figures.tsx';
import type { Settlement } from './settlement-table.tsx';
import { eventWords } from './settlement-words.ts';

const words = {
  back: { zh: '结算', en: 'Settlements' },
  list: { zh: '公示名单', en: 'Notice list' },
  csv: { zh: '导出 CSV', en: 'Export CSV' },
  xlsx: { zh: '导出 XLSX', en: 'Export XLSX' },
  history: { zh: '经过', en: 'History' },
  carried: { zh: '本单的负数已由后一张结算单轧抵：', en: 'What this one carries is netted in ' },
  heldInto: { zh: '本单暂不支付的行已转入：', en: 'The rows held here were taken up by ' },
  takenUp: {
    zh: (rows: number) => `本单接续以前结算单暂不支付的 ${rows} 行`,
    en: (rows: number) => `This one takes up ${rows} rows that earlier ones held`,
  },
};

/** `2026年第3季度 SN-QKB-PH 人保财险陕西`: quarter, programme, insurer. */
export function useSettlementTitle(): (of: Settlement) => string {
  const { language } = useLanguage();
  return (of) => `${quarterText(of.quarter, language)} ${of.programmeId} ${of.insurerNames[language]}`;
}

/** B2: what an insurer asks for, what the checks found, and the rows that are odd. */
export function SettlementPage() {
  const said = useWords(words);
  const title = useSettlementTitle();
  const { settlementId = '' } = useParams();
  const settlement = useAsk('GET /v1/settlements/{settlementId}', { params: { settlementId } });
  return (
    <Asked query={settlement} lines={8}>
      {(of) => (
        <Page
          title={title(of)}
          back={{ to: '/bureau/settlements', name: said.back }}
          beside={<StatusTag of="settlement" status={of.status} />}
          actions={
            <>
              <Link to={`/bureau/settlements/${of.settlementId}/notice`}>{said.list}</Link>
              {(['csv', 'xlsx'] as const).map((format) => (
                <PaperLink
                  key={format}
                  route="GET /v1/settlements/{settlementId}/export"
                  input={{ params: { settlementId }, query: { format, content: 'outcomes' } }}
                  fileName={`settlement-${of.quarter}-${of.programmeId}.${format}`}
                >
                  {said[format]}
                </PaperLink>
              ))}
            </>
          }
        >
          <Links of={of} />
          <SettlementFigures of={of} />
          <SettlementChecks of={of} />
          <DecideSettlement of={of} />
          <PaymentsBlock of={of} />
          <ObjectionsBlock of={of} />
          <OddRows of={of} />
          <History of={of} />
        </Page>
      )}
    </Asked>
  );
}

function Links({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const to = (id: string) => <Link to={`/bureau/settlements/${id}`}>{id}</Link>;
  return (
    <>
      {of.takenUp && <Notice>{said.takenUp(of.takenUp.rows)}</Notice>}
      {of.carriedInto && (
        <Notice>
          {said.carried}
          {to(of.carriedInto)}
        </Notice>
      )}
      {of.heldInto && (
        <Notice>
          {said.heldInto}
          {to(of.heldInto)}
        </Notice>
      )}
    </>
  );
}

function History({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const nameOf = (actor: string) =>
    (actor === 'service' ? roleWords['system'] : roleWords[actor])?.[language] ?? actor;
  return (
    <Block title={said.history}>
      <Timeline
        events={of.history.map(({ at, actor, event, detail }) => ({
          at,
          who: nameOf(actor),
          what: eventWords[event]?.[language],
          // The detail of a list is its id.
          detail: event === 'list-put' ? undefined : eventDetail(event, detail, language),
        }))}
      />
    </Block>
  );
}
