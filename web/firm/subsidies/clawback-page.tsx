import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useAsk, useCommand } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { useDraft } from '../../components/draft.ts';
import { ExplanationTable } from '../../components/explanation-table.tsx';
import { TextArea } from '../../components/fields.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { causeWords, clawbackStatusWords } from '../../words/clawbacks.ts';
import { InstantText } from '../../words/dates.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { payerText } from '../../words/payers.ts';
import { levelWords } from '../../words/statuses.ts';

const words = {
  title: { zh: (yuan: string) => `退还补贴 ${yuan}`, en: (yuan: string) => `Pay back ${yuan}` },
  over: { zh: '退还补贴', en: 'Subsidy paid back' },
  back: { zh: '我的补贴', en: 'My subsidies' },
  now: {
    zh: '请按财政部门通知的账户退还，可以分次。到账登记后，这里的未退金额会减少。保险照常有效。',
    en: 'Pay to the account that the bureau names, in parts if need be. What is left shrinks here once it is recorded. Your cover stays valid.',
  },
  policy: { zh: '保单', en: 'Policy' },
  cause: { zh: '原因', en: 'Cause' },
  rule: { zh: '依据', en: 'Rule' },
  time: { zh: '天数', en: 'Days' },
  days: {
    zh: (unexpired: number, total: number) => `未满期 ${unexpired} 天 / 共 ${total} 天`,
    en: (unexpired: number, total: number) => `${counted(unexpired, 'day')} unexpired of ${total}`,
  },
  formula: { zh: '怎么算出来的', en: 'How it came about' },
  total: { zh: '追回合计', en: 'Taken back' },
  levels: { zh: '退给谁', en: 'To whom' },
  left: { zh: '未退', en: 'Left to pay back' },
  repayments: { zh: '已登记的退回', en: 'Recorded so far' },
  contested: { zh: '您的异议：', en: 'You contest it: ' },
  waiting: {
    zh: '财政部门核实后答复；答复前仍是应退。',
    en: 'The bureau looks into it and answers; until then it stays owed.',
  },
  contest: { zh: '提出异议', en: 'Contest it' },
  once: {
    zh: '不同意的，可以提出一次异议。写明哪里不对、有什么依据。',
    en: 'If you disagree, you may contest it once. Say what is wrong and what shows it.',
  },
  reason: { zh: '为什么不应退还', en: 'Why you do not owe it' },
  short: { zh: '至少写 10 个字', en: 'At least 10 characters' },
  send: { zh: '提出异议', en: 'Send' },
  sending: { zh: '正在提交', en: 'Sending' },
};

type Clawback = AnswerOf<'GET /v1/clawbacks/{clawbackId}'>;

/** What the firm has to pay back of a subsidy: how much to whom, why, and the one chance to contest it. */
export function ClawbackPage() {
  const said = useWords(words);
  const { language } = useLanguage();
  const { clawbackId = '' } = useParams();
  const clawback = useAsk('GET /v1/clawbacks/{clawbackId}', { params: { clawbackId } });
  return (
    <Asked query={clawback} lines={8}>
      {(of) => (
        <Page
          title={of.status === 'owed' ? said.title(yuanText(of.leftFen)) : said.over}
          back={{ to: '/firm/subsidies', name: said.back }}
          beside={
            <Tag tone={clawbackStatusWords[of.status].tone} data-status={of.status}>
              {clawbackStatusWords[of.status][language]}
            </Tag>
          }
        >
          {of.status === 'owed' && <Notice tone="warn">{said.now}</Notice>}
          <Why of={of} />
          <Block>
            <ExplanationTable
              caption={said.formula}
              lines={of.formula.map(({ text, textEn, ...line }) => ({
                ...line,
                label: text,
                labelEn: textEn,
              }))}
              total={{ label: said.total, fen: of.totalFen }}
            />
          </Block>
          <ToWhom of={of} />
          {of.contest ? (
            <Notice>
              {said.contested}
              {of.contest.reason} · <InstantText at={of.contest.at} /> {of.status === 'owed' && said.waiting}
            </Notice>
          ) : (
            of.status === 'owed' && <Contest clawbackId={of.clawbackId} />
          )}
        </Page>
      )}
    </Asked>
  );
}

function Why({ of }: { readonly of: Clawback }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <Block>
      <Facts
        rows={[
          [
            said.policy,
            <Link key="policy" to={`/firm/policies/${of.policyNo}`}>
              <CodeText code={of.policyNo} />
            </Link>,
          ],
          [said.cause, `${causeWords[of.cause][language]}：${of.reason}`],
          [
            said.rule,
            <span key="rule">
              <RuleNote rule={of.rule} /> {of.article}
            </span>,
          ],
          of.days && [said.time, said.days(of.days.unexpired, of.days.total)],
        ]}
      />
    </Block>
  );
}

function ToWhom({ of }: { readonly of: Clawback }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const repayments = of.repayments ?? [];
  return (
    <Block title={said.levels}>
      <Facts
        rows={[
          ...of.levels.map(
            (part) =>
              [
                payerText(part, language),
                <MoneyText key={`${part.level}${part.payer}`} fen={part.fen} />,
              ] as const,
          ),
          [said.left, <MoneyText key="left" fen={of.leftFen} />],
        ]}
      />
      {repayments.length > 0 && (
        <>
          <h3>{said.repayments}</h3>
          <ul>
            {repayments.map((one) => (
              <li key={one.bankReference}>
                {levelWords[one.level]?.[language]} <MoneyText fen={one.amountFen} /> ·{' '}
                <InstantText at={one.paidAt} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Block>
  );
}

const fewestCharacters = 10;

function Contest({ clawbackId }: { readonly clawbackId: string }) {
  const said = useWords(words);
  const [draft, change, drop] = useDraft(`contest:${clawbackId}`, { reason: '' });
  const [isTried, setIsTried] = useState(false);
  const contest = useCommand('POST /v1/clawbacks/{clawbackId}/contest');
  const reason = draft.reason.trim();
  const isShort = reason.length < fewestCharacters;
  const send = () => {
    setIsTried(true);
    if (!isShort) contest.mutate({ params: { clawbackId }, body: { reason } }, { onSuccess: drop });
  };
  return (
    <Block title={said.contest}>
      <p>{said.once}</p>
      <TextArea
        name="reason"
        label={said.reason}
        value={draft.reason}
        onChange={(value) => change({ reason: value })}
        maxLength={2000}
        error={isTried && isShort ? said.short : undefined}
      />
      {contest.error && <ProblemBlock problem={contest.error} />}
      <Button block disabled={contest.isPending} onClick={send}>
        {contest.isPending ? said.sending : said.send}
      </Button>
    </Block>
  );
}
