import { useParams, useSearchParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { ClaimClocks } from '../../components/claim-clocks.tsx';
import { ClaimHistory } from '../../components/claim-history.tsx';
import { ClockBadge } from '../../components/clock-badge.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Page } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import type { Claim } from './claim.ts';
import { Evidence } from './evidence.tsx';
import { LossBlock } from './loss-block.tsx';
import { Neighbours } from './neighbours.tsx';
import { PolicyBlock } from './policy-block.tsx';
import { ReserveBlock } from './reserve-block.tsx';
import { ClaimWork } from './claim-work.tsx';
import './claim-page.css';

const words = {
  work: { zh: '工作清单', en: 'Worklist' },
  claims: { zh: '案件', en: 'Claims' },
  title: { zh: (no: string) => `案件 ${no}`, en: (no: string) => `Claim ${no}` },
  reserve: { zh: '准备金', en: 'Reserve' },
  clocks: { zh: '期限', en: 'Periods of law' },
  history: { zh: '经过', en: 'History' },
  file: { zh: '下载案件档案', en: 'Download the claim file' },
};

/** I2: one claim on one page: what was promised, the one thing to do, and time, papers, history. */
export function ClaimPage() {
  const said = useWords(words);
  const { roles } = useWho();
  const { claimNo = '' } = useParams();
  const [search] = useSearchParams();
  const claim = useAsk('GET /v1/claims/{claimNo}', { params: { claimNo } });
  const list = search.get('list');
  const hasWorklist = roles.some((role) => role === 'adjuster' || role === 'claims-manager');
  const back = hasWorklist
    ? { to: `/insurer/work?${list ?? ''}`, name: said.work }
    : { to: '/insurer/claims', name: said.claims };
  return (
    <Asked query={claim} lines={12}>
      {(loaded) => (
        <Page
          title={said.title(loaded.claimNo)}
          back={back}
          beside={
            <>
              <StatusTag of="claim" status={loaded.status} />
              <NextClock claim={loaded} />
            </>
          }
          actions={
            <>
              <span>
                {said.reserve} <MoneyText fen={loaded.reserveFen} />
              </span>
              {list !== null && <Neighbours list={list} taskId={search.get('task')} />}
            </>
          }
        >
          <Columns claim={loaded} />
        </Page>
      )}
    </Asked>
  );
}

function Columns({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  return (
    <div className="claim-columns" data-claim={claim.claimNo}>
      <div className="claim-promised stack">
        <PolicyBlock claim={claim} />
        <LossBlock claim={claim} />
      </div>
      <div className="claim-work stack">
        <ClaimWork claim={claim} />
      </div>
      <div className="claim-beside stack">
        <Block title={said.clocks}>
          <ClaimClocks deadlines={claim.deadlines} />
        </Block>
        <Evidence claim={claim} />
        <Block
          title={said.history}
          beside={
            <PaperLink
              route="GET /v1/claims/{claimNo}/file.zip"
              input={{ params: { claimNo: claim.claimNo } }}
              fileName={`${claim.claimNo}.zip`}
            >
              {said.file}
            </PaperLink>
          }
        >
          <ClaimHistory history={claim.history.filter(({ event }) => !event.startsWith('reserve-'))} />
        </Block>
        <ReserveBlock claim={claim} />
      </div>
    </div>
  );
}

/** The period of law that ends first of those that still run. */
function NextClock({ claim }: { readonly claim: Claim }) {
  const [next] = claim.deadlines
    .filter(({ kind, state }) => state !== 'met' && kind !== 'limitation')
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  return next ? <ClockBadge clock={next} /> : null;
}
