import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAsk, useCommand } from '../../api/ask.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { useDraft } from '../../components/draft.ts';
import { TextArea } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWho } from '../../session/session.ts';
import { dayText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { holdsAreaOf } from '../position/own-programmes.ts';
import type { Settlement } from './settlement-table.tsx';

const words = {
  title: { zh: '您的意见', en: 'Your decision' },
  reason: { zh: '理由', en: 'Reason' },
  seen: {
    zh: '保险公司会看到。退回须写明是哪几行、差在哪里。',
    en: 'The insurer will read it. To return, say which rows and what is wrong.',
  },
  notice: {
    zh: (days: number) => `公示 ${days} 个工作日`,
    en: (days: number) => `Put under notice, ${days} working days`,
  },
  returns: { zh: '退回保险公司', en: 'Return' },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
  short: { zh: '理由至少写 5 个字', en: 'At least 5 characters' },
  shortReturn: { zh: '退回须写明理由（至少 20 个字）', en: 'Say why it goes back (at least 20 characters)' },
  two: {
    zh: '经办与批准须为两人；您做经办后不能批准本单。',
    en: 'Clerk and approver must differ: whoever puts it under notice cannot sign it.',
  },
  running: {
    zh: (day: string) => `公示中，至${day}止；期满后由另一人批准。`,
    en: (day: string) => `Under notice to the end of ${day}; then another person signs.`,
  },
  theirs: {
    zh: '由方案所在地区的财政部门核对和批准；批准后由您的单位付自己的部分。',
    en: 'The bureau of the area of the programme checks and approves it; then yours pays its own part.',
  },
  sign: { zh: '去批准', en: 'Go on to sign' },
  over: { zh: '公示期已满，等待批准人批准。', en: 'The notice is over; an approver has to sign.' },
};

const fewest = { notice: 5, return: 20 } as const;

/** B2: a clerk puts a submitted settlement under notice or returns it; an approver is led on to sign it, or returns it. */
export function DecideSettlement({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { org, roles } = useWho();
  const today = useServiceToday();
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId: of.programmeId } });
  if (of.status !== 'submitted' && of.status !== 'under-notice') return null;
  if (programme.data === undefined) return null;
  if (!holdsAreaOf(org, programme.data)) return <Notice>{said.theirs}</Notice>;
  const isOver = of.noticeEndsOn !== undefined && today !== undefined && today > of.noticeEndsOn;
  const signs = roles.includes('bureau-approver');
  return (
    <Block title={said.title}>
      {of.status === 'under-notice' && of.noticeEndsOn && !isOver && (
        <p>{said.running(dayText(of.noticeEndsOn, language))}</p>
      )}
      {isOver && !signs && <p>{said.over}</p>}
      {isOver && signs && (
        <p>
          <Link className="ant-btn ant-btn-primary" to={`/bureau/settlements/${of.settlementId}/sign`}>
            {said.sign}
          </Link>
        </p>
      )}
      <Opinion
        of={of}
        mayNotice={of.status === 'submitted' && roles.includes('bureau-clerk')}
        noticeDays={programme.data.noticeWorkingDays}
      />
      {of.status === 'submitted' && <p className="quiet small">{said.two}</p>}
    </Block>
  );
}

interface OpinionProps {
  readonly of: Settlement;
  readonly mayNotice: boolean;
  readonly noticeDays: number;
}

function Opinion({ of, mayNotice, noticeDays }: OpinionProps) {
  const said = useWords(words);
  const navigate = useNavigate();
  const [draft, change, drop] = useDraft(`settlement:${of.settlementId}`, { reason: '' });
  const [error, setError] = useState<string>();
  const decide = useCommand('POST /v1/settlements/{settlementId}/decision');
  const send = (outcome: 'notice' | 'return') => {
    if (draft.reason.trim().length < fewest[outcome]) {
      setError(outcome === 'notice' ? said.short : said.shortReturn);
      return;
    }
    setError(undefined);
    decide.mutate(
      { params: { settlementId: of.settlementId }, body: { outcome, reason: draft.reason.trim() } },
      {
        onSuccess: () => {
          drop();
          void navigate(`/bureau/settlements/${of.settlementId}`, { replace: true });
        },
      },
    );
  };
  return (
    <div className="stack settlement-words">
      <TextArea
        label={said.reason}
        help={said.seen}
        name="reason"
        rows={2}
        maxLength={1000}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        error={error}
      />
      {decide.error && <ProblemBlock problem={decide.error} />}
      <div className="row">
        {mayNotice && (
          <Button type="primary" disabled={decide.isPending} onClick={() => send('notice')}>
            {decide.isPending ? said.sending : said.notice(noticeDays)}
          </Button>
        )}
        <Button disabled={decide.isPending} onClick={() => send('return')}>
          {said.returns}
        </Button>
      </div>
    </div>
  );
}
