import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { useDraft } from '../../components/draft.ts';
import { TextArea } from '../../components/fields.tsx';
import { yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import type { Clearing } from './year-page.tsx';

const words = {
  title: { zh: '您的意见', en: 'Your decision' },
  theirs: {
    zh: '由方案所在地区的财政部门清算；您的部门在此查看本级和区县的部分。',
    en: 'The bureau of the area of the programme clears the year; yours sees its own part here.',
  },
  explanation: { zh: '结余原因', en: 'Why money is unspent' },
  help: {
    zh: (yuan: string) => `本年度结余 ${yuan}，批准后收回。批准人和审计会看到。`,
    en: (yuan: string) =>
      `${yuan} are unspent and are given back on approval. Approver and audit will read it.`,
  },
  short: { zh: '请说明原因（至少 5 个字）', en: 'Say why (at least 5 characters)' },
  propose: { zh: '提出清算', en: 'Propose the clearing' },
  waits: {
    zh: '已提出，等待另一位审批人批准。',
    en: 'It is proposed; another person, an approver, clears it.',
  },
  final: {
    zh: (unspent: string, owed: string) =>
      `批准后：结余 ${unspent} 收回，不再用于本年度；垫付 ${owed} 由市级向区县扣回；本年度预算不再变动。`,
    en: (unspent: string, owed: string) =>
      `On approval ${unspent} lapse, cities deduct the ${owed} that they have advanced, and the budget of the year changes no more.`,
  },
  clear: { zh: '批准清算', en: 'Clear the year' },
  returns: { zh: '退回', en: 'Send back' },
  reason: { zh: '退回理由', en: 'Why it goes back' },
  shortReason: { zh: '退回须写明理由（至少 5 个字）', en: 'Say why it goes back (at least 5 characters)' },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
};

const fewestCharacters = 5;

/** REC-6: one person proposes the clearing of a year, another clears it or sends it back. */
export function DecideClearing({ of }: { readonly of: Clearing }) {
  const said = useWords(words);
  if (!of.decides) return <Notice>{said.theirs}</Notice>;
  if (of.status === 'proposed') return <Decide of={of} />;
  const isReady = of.checklist.every((one) => one.ok || !one.blocking);
  const mayPropose = of.status === 'ready' || (of.status === 'returned' && isReady);
  return mayPropose ? <Propose of={of} /> : null;
}

function Propose({ of }: { readonly of: Clearing }) {
  const said = useWords(words);
  const { programmeId, year } = of;
  const { unspentFen } = of.statement.totals;
  const [draft, change, drop] = useDraft(`clearing:${programmeId}:${year}`, { explanation: '' });
  const [error, setError] = useState<string>();
  const decide = useCommand('POST /v1/programmes/{programmeId}/clearings/{year}');
  const explanation = draft.explanation.trim();
  const send = () => {
    const isShort = unspentFen > 0 && explanation.length < fewestCharacters;
    setError(isShort ? said.short : undefined);
    if (isShort) return;
    const body = { outcome: 'propose' as const, ...(explanation === '' ? {} : { explanation }) };
    decide.mutate({ params: { programmeId, year }, body }, { onSuccess: drop });
  };
  return (
    <Block title={said.title}>
      <div className="stack settlement-words">
        {unspentFen > 0 && (
          <TextArea
            label={said.explanation}
            help={said.help(yuanText(unspentFen))}
            name="explanation"
            rows={3}
            maxLength={2000}
            value={draft.explanation}
            onChange={(value) => change({ explanation: value })}
            error={error}
          />
        )}
        {decide.error && <ProblemBlock problem={decide.error} />}
        <div>
          <Button type="primary" disabled={decide.isPending} onClick={send}>
            {decide.isPending ? said.sending : said.propose}
          </Button>
        </div>
      </div>
    </Block>
  );
}

function Decide({ of }: { readonly of: Clearing }) {
  const said = useWords(words);
  const { roles, subject } = useWho();
  const { programmeId, year, statement } = of;
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const decide = useCommand('POST /v1/programmes/{programmeId}/clearings/{year}');
  const mayClear = roles.includes('bureau-approver') && subject !== of.proposedBy;
  const params = { programmeId, year };
  const sendBack = () => {
    const isShort = reason.trim().length < fewestCharacters;
    setError(isShort ? said.shortReason : undefined);
    if (!isShort) decide.mutate({ params, body: { outcome: 'return', reason: reason.trim() } });
  };
  return (
    <Block title={said.title}>
      <div className="stack settlement-words">
        {mayClear ? (
          <p className="money-warn">
            {said.final(yuanText(statement.totals.unspentFen), yuanText(statement.owedFen))}
          </p>
        ) : (
          <p>{said.waits}</p>
        )}
        <TextArea
          label={said.reason}
          name="reason"
          rows={2}
          value={reason}
          onChange={setReason}
          error={error}
          optional
        />
        {decide.error && <ProblemBlock problem={decide.error} />}
        <div className="row">
          {mayClear && (
            <Button
              type="primary"
              disabled={decide.isPending}
              onClick={() => decide.mutate({ params, body: { outcome: 'clear' } })}
            >
              {decide.isPending ? said.sending : said.clear}
            </Button>
          )}
          <Button disabled={decide.isPending} onClick={sendBack}>
            {said.returns}
          </Button>
        </div>
      </div>
    </Block>
  );
}
