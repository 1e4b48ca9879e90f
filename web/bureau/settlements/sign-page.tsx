import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useAsk, useCommand } from '../../api/ask.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { TextArea } from '../../components/fields.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { useWho } from '../../session/session.ts';
import { dayText } from '../../words/dates.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { LevelTable } from './settlement-figures.tsx';
import { useSettlementTitle } from './settlement-page.tsx';
import { heldRows, type Settlement } from './settlement-table.tsx';
import { SinceNotice } from './since-notice.tsx';

const words = {
  back: { zh: '结算单', en: 'Settlement' },
  payable: { zh: '批准拨付', en: 'To be paid' },
  held: {
    zh: (n: number) => `暂不支付 ${n} 行，不在此数内`,
    en: (n: number) => `${counted(n, 'row')} held, not in this amount`,
  },
  split: { zh: '各级各单位', en: 'By level and payer' },
  reason: { zh: '意见', en: 'Reason' },
  sign: { zh: (yuan: string) => `批准拨付 ${yuan}`, en: (yuan: string) => `Approve ${yuan}` },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
  warning: {
    zh: '批准后记账，不能修改，只能冲正。',
    en: 'Booked on approval; corrected only by a reversing entry.',
  },
  role: {
    zh: '经办与批准须为两人：您的角色不能批准，需要财政局批准人。',
    en: 'Clerk and approver must differ: your role cannot sign, a bureau approver has to.',
  },
  running: {
    zh: (day: string) => `公示至${day}止，期满后才能批准。`,
    en: (day: string) => `Under notice to the end of ${day}; it can be signed after that.`,
  },
  closed: { zh: '这张结算单不在待批准状态。', en: 'This settlement is not waiting to be signed.' },
  same: {
    zh: '您是本单经办，不能批准：经办与批准须为两人。',
    en: 'You put it under notice and cannot sign it: two people must act.',
  },
};

/** B3: what the clerk saw, what has changed since, and the amount that a signature pays. */
export function SignPage() {
  const said = useWords(words);
  const title = useSettlementTitle();
  const { settlementId = '' } = useParams();
  const settlement = useAsk('GET /v1/settlements/{settlementId}', { params: { settlementId } });
  return (
    <Asked query={settlement} lines={8}>
      {(of) => (
        <Page
          title={title(of)}
          back={{ to: `/bureau/settlements/${settlementId}`, name: said.back }}
          beside={<StatusTag of="settlement" status={of.status} />}
        >
          {of.totals && (
            <Block>
              <p>
                {said.payable} <MoneyText fen={of.totals.payableFen} size="amount" capitals />
              </p>
              {heldRows(of) > 0 && <p className="money-warn">{said.held(heldRows(of))}</p>}
            </Block>
          )}
          <SinceNotice of={of} />
          {of.totals && (
            <Block title={said.split}>
              <LevelTable levels={of.totals.levels} />
            </Block>
          )}
          <Signature of={of} />
        </Page>
      )}
    </Asked>
  );
}

function Signature({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { roles } = useWho();
  const today = useServiceToday();
  if (of.status !== 'under-notice' || of.totals === undefined) return <Notice>{said.closed}</Notice>;
  if (!roles.includes('bureau-approver')) return <Notice tone="warn">{said.role}</Notice>;
  if (of.noticeEndsOn !== undefined && today !== undefined && today <= of.noticeEndsOn) {
    return <Notice>{said.running(dayText(of.noticeEndsOn, language))}</Notice>;
  }
  return <SignForm settlementId={of.settlementId} amount={yuanText(of.totals.payableFen)} />;
}

function SignForm({
  settlementId,
  amount,
}: {
  readonly settlementId: Settlement['settlementId'];
  readonly amount: string;
}) {
  const said = useWords(words);
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const decide = useCommand('POST /v1/settlements/{settlementId}/decision');
  const sign = () =>
    decide.mutate(
      {
        params: { settlementId },
        body: { outcome: 'approve', ...(reason.trim() !== '' && { reason: reason.trim() }) },
      },
      { onSuccess: () => void navigate(`/bureau/settlements/${settlementId}`) },
    );
  return (
    <Block>
      <div className="stack settlement-words">
        <TextArea label={said.reason} name="reason" rows={2} optional value={reason} onChange={setReason} />
        <p className="money-warn">{said.warning}</p>
        {decide.error && <ProblemBlock problem={decide.error} said={{ 'same-person': said.same }} />}
        <div className="row">
          <Button type="primary" disabled={decide.isPending} onClick={sign}>
            {decide.isPending ? said.sending : said.sign(amount)}
          </Button>
          <Link to={`/bureau/settlements/${settlementId}`}>{said.back}</Link>
        </div>
      </div>
    </Block>
  );
}
