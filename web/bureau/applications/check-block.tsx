import { Button } from 'antd';
import { useState } from 'react';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { useAsk, useCommand } from '../../api/ask.ts';
import { TaskClock } from '../work/task-clock.tsx';
import { useDraft } from '../../components/draft.ts';
import { Choices, SelectField, TextArea } from '../../components/fields.tsx';
import { Block } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { rateText } from '../../words/rates.ts';
import type { Application } from './application-page.tsx';
import { type Task, useOwnTasks } from '../work/own-tasks.ts';

const words = {
  title: { zh: '审核材料', en: 'Check the papers' },
  theirs: {
    zh: '由负责拨付最高一级的财政部门经办审核；您这里不用办。',
    en: 'A clerk of the bureau that pays the highest level checks it; nothing to do here.',
  },
  outcome: { zh: '审核意见', en: 'Outcome' },
  approve: { zh: '通过', en: 'Approve' },
  approveHelp: {
    zh: '系统随即核定金额、占用额度，并开始公示',
    en: 'The amount is decided and taken from the budget at once, and the public notice begins',
  },
  return: { zh: '退回补正', en: 'Return to be completed' },
  returnHelp: { zh: '企业有 5 个工作日补交', en: 'The firm has 5 working days to complete it' },
  reject: { zh: '不予补贴', en: 'Refuse' },
  rejectHelp: { zh: '这份保单不能再申请', en: 'The policy cannot apply again' },
  choose: { zh: '请选择审核意见', en: 'Choose an outcome' },
  reason: { zh: '理由', en: 'Reason' },
  seen: { zh: '企业会看到', en: 'The firm reads it' },
  short: {
    zh: '退回或不予补贴须写明理由（至少 10 个字）',
    en: 'To return or refuse, say why (at least 10 characters)',
  },
  grade: { zh: '绩效等级', en: 'Grade' },
  noGrade: { zh: '请选择等级', en: 'Choose a grade' },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
  submit: { zh: '提交审核意见', en: 'Submit' },
};

/** SUB-8, SUB-18, SUB-21: the bureau's look at the papers; for whoever may, while the application waits for it. */
export function CheckBlock({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const tasks = useOwnTasks('check-application');
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId: of.programmeId } });
  const task = tasks.data?.items.find((one) => one.applicationId === of.applicationId);
  if (tasks.data === undefined || programme.data === undefined) return null;
  return (
    <Block title={said.title} beside={task && <TaskClock of={task} />}>
      {task ? <CheckForm task={task} programme={programme.data} /> : <p>{said.theirs}</p>}
    </Block>
  );
}

type Outcome = 'approve' | 'return' | 'reject';

const sendWords = {
  approve: { zh: '审核通过，开始公示', en: 'Approve, the notice begins' },
  return: { zh: '退回企业补正', en: 'Return it to the firm' },
  reject: { zh: '不予补贴', en: 'Refuse the subsidy' },
};
const fewestCharacters = 10;

interface Check {
  readonly outcome?: Outcome;
  readonly reason: string;
  readonly grade: string;
}

function CheckForm({ task, programme }: { readonly task: Task; readonly programme: Programme }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const [check, change, drop] = useDraft<Check>(`check:${task.taskId}`, { reason: '', grade: '' });
  const [isTried, setIsTried] = useState(false);
  const complete = useCommand('POST /v1/tasks/{taskId}/completion');
  const { outcome } = check;
  const reason = check.reason.trim();
  const grades = outcome === 'approve' ? (programme.performance ?? []) : [];
  const needsReason = outcome !== undefined && outcome !== 'approve';
  const faults = {
    outcome: outcome === undefined ? said.choose : undefined,
    reason: needsReason && reason.length < fewestCharacters ? said.short : undefined,
    grade: grades.length > 0 && check.grade === '' ? said.noGrade : undefined,
  };
  const send = () => {
    setIsTried(true);
    if (Object.values(faults).some((fault) => fault !== undefined)) return;
    const grade = grades.length > 0 ? { grade: check.grade } : {};
    const body = { outcome, ...(reason !== '' && { reason }), ...grade };
    complete.mutate({ params: { taskId: task.taskId }, body }, { onSuccess: drop });
  };
  return (
    <div className="stack settlement-words">
      <CheckFields check={check} change={change} grades={grades} faults={isTried ? faults : {}} />
      {complete.error && <ProblemBlock problem={complete.error} />}
      <div>
        <Button type="primary" disabled={complete.isPending} onClick={send}>
          {complete.isPending
            ? said.sending
            : outcome === undefined
              ? said.submit
              : sendWords[outcome][language]}
        </Button>
      </div>
    </div>
  );
}

interface CheckFieldsProps {
  readonly check: Check;
  readonly change: (part: Partial<Check>) => void;
  /** Left empty: the programme has none, or none is asked for. */
  readonly grades: NonNullable<Programme['performance']>;
  readonly faults: { readonly [Field in keyof Check]?: string | undefined };
}

function CheckFields({ check, change, grades, faults }: CheckFieldsProps) {
  const said = useWords(words);
  const { outcome } = check;
  return (
    <>
      <Choices<Outcome>
        label={said.outcome}
        name="outcome"
        value={outcome}
        onChange={(value) => change({ outcome: value })}
        error={faults.outcome}
        choices={[
          { value: 'approve', label: said.approve, help: said.approveHelp },
          { value: 'return', label: said.return, help: said.returnHelp },
          { value: 'reject', label: said.reject, help: said.rejectHelp },
        ]}
      />
      {grades.length > 0 && (
        <SelectField
          label={said.grade}
          name="grade"
          value={check.grade}
          onChange={(grade) => change({ grade })}
          empty={said.noGrade}
          error={faults.grade}
          choices={grades.map(({ code, ppm }) => ({ value: code, label: `${code} ${rateText(ppm)}` }))}
        />
      )}
      <TextArea
        label={said.reason}
        help={said.seen}
        name="reason"
        rows={2}
        maxLength={2000}
        optional={outcome === undefined || outcome === 'approve'}
        value={check.reason}
        onChange={(reason) => change({ reason })}
        error={faults.reason}
      />
    </>
  );
}
