import { useState } from 'react';
import { divisionNames } from '../../../shared/domain/division-names.ts';
import { useCommand } from '../../api/ask.ts';
import { Block } from '../../components/page.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { DayText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { ObjectionLine } from '../objections/objection-line.tsx';
import { ReasonForm } from '../objections/reason-form.tsx';
import { type Task, useOwnTasks } from '../work/own-tasks.ts';
import { TaskClock } from '../work/task-clock.tsx';
import type { Application } from './application-page.tsx';
import { isHeldUp } from './held-up.ts';

const words = {
  title: { zh: '公示异议', en: 'Objections' },
  until: { zh: '公示至', en: 'The notice ends' },
  none: {
    zh: '公示期内收到的书面异议在这里登记，经办人和审批人都可以登记。登记后只停这一笔，由另一个人处理。',
    en: 'Objections received in writing during the notice are noted here by a clerk or an approver. Only this application stops, and another person decides.',
  },
  raise: { zh: '登记异议', en: 'Note an objection' },
  reason: { zh: '谁提出、指哪一点、依据什么', en: 'Who objects, to what, and on what grounds' },
  raiseHelp: {
    zh: '企业会看到这段话，看不到是谁登记的。补贴停下，已占用的额度不动，直到处理',
    en: 'The firm reads it, but not who noted it. The subsidy stops and its budget stays reserved until this is decided',
  },
  held: {
    zh: '这笔补贴因异议停下，处理以前不请企业确认账户，也不拨付。',
    en: 'This subsidy is stopped: until the objection is decided, no account is asked for and nothing is paid.',
  },
  others: {
    zh: (bureau: string) =>
      `由${bureau}财政部门的另一个人处理：审批人登记的由经办人处理，其他人登记的由审批人处理。登记的人自己不能处理，所以您这里没有处理的按钮。`,
    en: (bureau: string) =>
      `Decided at the bureau of ${bureau} by another person: a clerk where an approver noted it, an approver otherwise. Whoever noted it may not decide it, so there is nothing for you to press here.`,
  },
  yours: {
    zh: '由您处理：这是另一个人登记的。处理后不能更改。',
    en: 'Yours to decide: somebody else noted it. A decision is for good.',
  },
  decision: { zh: '处理理由', en: 'Reason of the decision' },
  decisionHelp: {
    zh: '企业会看到。成立：不予补贴，额度退回；不成立：继续办理',
    en: 'The firm reads it. Upheld: no subsidy, and its budget is free again. Dismissed: it goes on',
  },
  uphold: { zh: '异议成立，不予补贴', en: 'Uphold: refuse the subsidy' },
  dismiss: { zh: '异议不成立，继续办理', en: 'Dismiss: let it go on' },
};

/**
 * SUB-13: what was said against an application during its public notice and what was decided; while the notice runs, the form to
 * note an objection, and for whoever may, while one is open, the form to decide it.
 */
export function ObjectionsBlock({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const isHeld = isHeldUp(of);
  const tasks = useOwnTasks('decide-objection', isHeld);
  const task = tasks.data?.items.find((one) => one.applicationId === of.applicationId);
  const isNoticed = of.status === 'under-notice';
  if (!isNoticed && of.objections.length === 0) return null;
  return (
    <Block
      title={said.title}
      beside={
        <span className="row">
          {isHeld && task && <TaskClock of={task} />}
          <RuleNote rule="SUB-13" />
        </span>
      }
    >
      {of.objections.length > 0 && (
        <ul className="stack">
          {of.objections.map((one) => (
            <li key={one.objectionId} className="row">
              <ObjectionLine of={one} />
            </li>
          ))}
        </ul>
      )}
      {isHeld && tasks.data !== undefined && (task ? <Decision task={task} /> : <Others of={of} />)}
      {isNoticed && !isHeld && <Raising of={of} />}
    </Block>
  );
}

function Raising({ of: { applicationId, noticeEndsOn } }: { readonly of: Application }) {
  const said = useWords(words);
  const [isOpen, setIsOpen] = useState(false);
  const object = useCommand('POST /v1/subsidy-applications/{applicationId}/objections');
  const send = (reason: string, drop: () => void) =>
    object.mutate({ params: { applicationId }, body: { reason } }, { onSuccess: drop });
  return (
    <>
      <p>
        {said.none}{' '}
        {noticeEndsOn && (
          <span className="quiet">
            {said.until} <DayText day={noticeEndsOn} />
          </span>
        )}
      </p>
      {isOpen ? (
        <ReasonForm
          label={said.reason}
          help={said.raiseHelp}
          name="objection"
          about={`objection:${applicationId}`}
          ways={[{ name: said.raise, send }]}
          isSending={object.isPending}
          problem={object.error}
        />
      ) : (
        <p>
          <button type="button" className="text-button" onClick={() => setIsOpen(true)}>
            {said.raise}
          </button>
        </p>
      )}
    </>
  );
}

function Others({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const { language } = useLanguage();
  // The bureau that pays the highest level decides; levels are told from the highest down.
  const payer = of.grant?.levels[0]?.payer;
  return (
    <>
      <p>{said.held}</p>
      {payer && <p className="quiet">{said.others(divisionNames(payer)[language])}</p>}
    </>
  );
}

function Decision({ task: { taskId } }: { readonly task: Task }) {
  const said = useWords(words);
  const decide = useCommand('POST /v1/tasks/{taskId}/completion');
  const way = (outcome: 'uphold' | 'dismiss') => ({
    name: said[outcome],
    send: (reason: string, drop: () => void) =>
      decide.mutate({ params: { taskId }, body: { outcome, reason } }, { onSuccess: drop }),
  });
  return (
    <>
      <p>{said.held}</p>
      <p>{said.yours}</p>
      <ReasonForm
        label={said.decision}
        help={said.decisionHelp}
        name="decision"
        about={`objection-decision:${taskId}`}
        ways={[way('uphold'), way('dismiss')]}
        isSending={decide.isPending}
        problem={decide.error}
      />
    </>
  );
}
