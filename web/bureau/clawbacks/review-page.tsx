import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { dayOf, yearOf } from '../../../shared/domain/dates.ts';
import { asFen, type Fen } from '../../../shared/domain/money.ts';
import { useCommand } from '../../api/ask.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { TaskClock } from '../work/task-clock.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { useDraft } from '../../components/draft.ts';
import { Choices, TextArea } from '../../components/fields.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { type Task, useOwnTasks } from '../work/own-tasks.ts';
import { DayText } from '../../words/dates.tsx';
import { useLanguage, useSentences, useWords } from '../../words/language.tsx';
import { payerText } from '../../words/payers.ts';

const words = {
  title: { zh: '复核追回', en: 'Review of a clawback' },
  back: { zh: '追回', en: 'Clawbacks' },
  done: {
    zh: '这项复核已经办结，或不由您的单位办理。',
    en: "This review is decided, or not your bureau's.",
  },
  toList: { zh: '看追回清单', en: 'See the clawbacks' },
  found: { zh: '登记现在怎么说', en: 'What the registry says now' },
  why: {
    zh: '企业投保当日的条件按现在的登记重新核对，不再符合。保险合同不受影响，无论怎么决定都继续有效。',
    en: 'The conditions of the day of bind, looked at again by the registries as they are now, are not met. The insurance stays valid whatever is decided.',
  },
  firm: { zh: '企业', en: 'Firm' },
  policy: { zh: '保单', en: 'Policy' },
  programme: { zh: '方案', en: 'Programme' },
  opened: { zh: '发现日', en: 'Opened' },
  amount: { zh: '追回多少，退给谁', en: 'How much, and who gets it back' },
  total: { zh: '企业已得补贴', en: 'What the firm has had' },
  budget: { zh: '退回到', en: 'It goes back to' },
  envelope: { zh: '本年预算额度，可以再用', en: "this year's budget, to be used again" },
  treasury: { zh: '国库（预算年度已过）', en: 'the treasury (its budget year is over)' },
  next: {
    zh: '决定追回的，企业会收到通知，可以提出异议一次；核销只能由批准人办理，不是经办一个人的事。',
    en: 'Where it is claimed back the firm is told and may contest it once; to write it off takes an approver, a second person.',
  },
  decide: { zh: '您的决定', en: 'Your decision' },
  clawBack: { zh: '追回', en: 'Claim it back' },
  clawBackHelp: { zh: '企业欠各级财政上面的金额', en: 'The firm owes each payer the amounts above' },
  keep: { zh: '保留', en: 'Leave it' },
  keepHelp: { zh: '补贴不变，企业会看到理由', en: 'The subsidy stays, and the firm reads why' },
  choose: { zh: '请选择', en: 'Choose one' },
  reason: { zh: '理由', en: 'Reason' },
  seen: { zh: '写明依据；企业会看到', en: 'Say what it rests on; the firm reads it' },
  short: { zh: '理由至少写 10 个字', en: 'At least 10 characters' },
  submit: { zh: '提交决定', en: 'Submit the decision' },
  sendClaim: { zh: (yuan: string) => `追回 ${yuan}`, en: (yuan: string) => `Claim ${yuan} back` },
  sendKeep: { zh: (yuan: string) => `保留 ${yuan}`, en: (yuan: string) => `Leave ${yuan} granted` },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
};

/** ELG-4, case 25: a subsidy whose firm was not eligible on the day of bind by what registries say now: claimed back, or left. */
export function ReviewPage() {
  const said = useWords(words);
  const { taskId = '' } = useParams();
  const tasks = useOwnTasks('review-clawback');
  return (
    <Page title={said.title} back={{ to: '/bureau/clawbacks', name: said.back }}>
      <Asked query={tasks} lines={8}>
        {({ items }) => {
          const task = items.find((one) => one.taskId === taskId);
          if (task?.review === undefined) {
            return (
              <Notice>
                {said.done} <Link to="/bureau/clawbacks">{said.toList}</Link>
              </Notice>
            );
          }
          return (
            <>
              <Found task={task} review={task.review} />
              <Amount task={task} review={task.review} />
              <Decision taskId={taskId} fen={task.amountFen ?? asFen(0)} />
            </>
          );
        }}
      </Asked>
    </Page>
  );
}

interface ReviewProps {
  readonly task: Task;
  readonly review: NonNullable<Task['review']>;
}

function Found({ task, review }: ReviewProps) {
  const said = useWords(words);
  const sentence = useSentences();
  return (
    <Block title={said.found} beside={<TaskClock of={task} />}>
      <p>
        {sentence(review.fact, review.factEn)}{' '}
        <RuleNote rule={review.ruleId} fact={review.fact} factEn={review.factEn} />
      </p>
      <p className="quiet">{said.why}</p>
      <Facts
        rows={[
          [
            said.firm,
            <span key="firm">
              {task.firm.name} <CodeText code={task.uscc} />
            </span>,
          ],
          [
            said.policy,
            <Link key="policy" to={`/bureau/policies/${task.policyNo}`}>
              <CodeText code={task.policyNo ?? ''} />
            </Link>,
          ],
          [said.programme, task.programmeId],
          [said.opened, <DayText key="opened" day={dayOf(review.openedAt)} />],
        ]}
      />
    </Block>
  );
}

function Amount({ task, review }: ReviewProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const today = useServiceToday();
  const isOver = today !== undefined && yearOf(today) > review.year;
  return (
    <Block title={said.amount}>
      <Facts
        rows={[
          ...review.levels.map(
            (part) =>
              [
                payerText(part, language),
                <MoneyText key={`${part.level}${part.payer}`} fen={part.fen} />,
              ] as const,
          ),
          [said.total, <MoneyText key="total" fen={task.amountFen} />],
          [said.budget, isOver ? said.treasury : said.envelope],
        ]}
      />
      <p className="quiet">{said.next}</p>
    </Block>
  );
}

type Outcome = 'claw-back' | 'keep';
const fewestCharacters = 10;

function Decision({ taskId, fen }: { readonly taskId: string; readonly fen: Fen }) {
  const said = useWords(words);
  const navigate = useNavigate();
  const [draft, change, drop] = useDraft<{ outcome?: Outcome; reason: string }>(`review:${taskId}`, {
    reason: '',
  });
  const [isTried, setIsTried] = useState(false);
  const complete = useCommand('POST /v1/tasks/{taskId}/completion');
  const { outcome } = draft;
  const reason = draft.reason.trim();
  const isShort = reason.length < fewestCharacters;
  const send = () => {
    setIsTried(true);
    if (outcome === undefined || isShort) return;
    complete.mutate(
      { params: { taskId }, body: { outcome, reason } },
      {
        onSuccess: () => {
          drop();
          void navigate('/bureau/clawbacks');
        },
      },
    );
  };
  const sends = { 'claw-back': said.sendClaim, keep: said.sendKeep };
  return (
    <Block>
      <div className="stack settlement-words">
        <Choices<Outcome>
          label={said.decide}
          name="outcome"
          value={outcome}
          onChange={(value) => change({ outcome: value })}
          error={isTried && outcome === undefined ? said.choose : undefined}
          choices={[
            { value: 'claw-back', label: said.clawBack, help: said.clawBackHelp },
            { value: 'keep', label: said.keep, help: said.keepHelp },
          ]}
        />
        <TextArea
          label={said.reason}
          help={said.seen}
          name="reason"
          rows={3}
          maxLength={2000}
          value={draft.reason}
          onChange={(value) => change({ reason: value })}
          error={isTried && isShort ? said.short : undefined}
        />
        {complete.error && <ProblemBlock problem={complete.error} />}
        <div>
          <Button type="primary" disabled={complete.isPending} onClick={send}>
            {complete.isPending
              ? said.sending
              : outcome === undefined
                ? said.submit
                : sends[outcome](yuanText(fen))}
          </Button>
        </div>
      </div>
    </Block>
  );
}
