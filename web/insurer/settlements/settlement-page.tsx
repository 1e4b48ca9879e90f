import { useParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { SettlementChecks } from '../../bureau/settlements/settlement-checks.tsx';
import { SettlementFigures } from '../../bureau/settlements/settlement-figures.tsx';
import { eventWords } from '../../bureau/settlements/settlement-words.ts';
import { Asked } from '../../components/asked.tsx';
import { yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Page } from '../../components/page.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { DayText, quarterText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { eventDetail } from '../../words/payers.ts';
import { roleWords } from '../../words/statuses.ts';
import { Building } from './building.tsx';
import { InsurerList } from './insurer-list.tsx';
import { Outcomes } from './outcomes.tsx';
import { useProgrammeNames } from './programme-names.ts';
import { Received } from './received.tsx';
import { Submission } from './submission.tsx';
import './settlements.css';

const words = {
  back: { zh: '结算', en: 'Settlements' },
  payable: { zh: (sum: string) => `应拨付 ${sum}`, en: (sum: string) => `payable ${sum}` },
  negative: {
    zh: (net: string) => `本季净额 −${net}，结转下季`,
    en: (net: string) => `Net −${net}, carried forward`,
  },
  history: { zh: '经过', en: 'History' },
  notice: { zh: '公示至', en: 'Notice ends' },
};

export type Settlement = AnswerOf<'GET /v1/settlements/{settlementId}'>;

/** I6: one settlement from its building to its payment; the page can be left at any time. */
export function SettlementPage() {
  const said = useWords(words);
  const { language } = useLanguage();
  const nameOf = useProgrammeNames();
  const { settlementId = '' } = useParams();
  const settlement = useAsk('GET /v1/settlements/{settlementId}', { params: { settlementId } });
  return (
    <Asked query={settlement} lines={8}>
      {(loaded) => (
        <Page
          title={`${nameOf(loaded.programmeId)} ${quarterText(loaded.quarter, language)}`}
          back={{ to: '/insurer/settlements', name: said.back }}
          beside={
            <>
              <StatusTag of="settlement" status={loaded.status} />
              {loaded.noticeEndsOn && (
                <span>
                  {said.notice} <DayText day={loaded.noticeEndsOn} />
                </span>
              )}
            </>
          }
        >
          {loaded.status === 'building' && <Building settlement={loaded} />}
          <Drafted settlement={loaded} />
          <Received settlement={loaded} />
          <History history={loaded.history} />
        </Page>
      )}
    </Asked>
  );
}

function Drafted({ settlement }: { readonly settlement: Settlement }) {
  const said = useWords(words);
  const { totals, status } = settlement;
  if (totals === undefined) return null;
  return (
    <>
      <SettlementFigures of={settlement} />
      {totals.carriedForwardFen > 0 && (
        <Notice tone="warn">{said.negative(yuanText(totals.carriedForwardFen))}</Notice>
      )}
      {status === 'draft' && <Submission settlement={settlement} payableFen={totals.payableFen} />}
      <div className="settlement-parts">
        <Outcomes settlement={settlement} />
        <SettlementChecks of={settlement} />
      </div>
      <InsurerList settlement={settlement} />
    </>
  );
}

function History({ history }: Pick<Settlement, 'history'>) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <Block title={said.history}>
      <Timeline
        events={history.map(({ at, actor, event, detail, totals }) => ({
          at,
          who: roleWords[actor === 'service' ? 'system' : actor]?.[language] ?? actor,
          what: eventWords[event]?.[language],
          detail: [
            totals && said.payable(yuanText(totals.payableFen)),
            // The detail of a list is its id.
            event === 'list-put' ? undefined : eventDetail(event, detail, language),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </Block>
  );
}
