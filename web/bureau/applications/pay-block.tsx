import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { divisionNames } from '../../../shared/domain/division-names.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { useCommand } from '../../api/ask.ts';
import { AccountRead } from '../../components/account-read.tsx';
import { TaskClock } from '../work/task-clock.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { BankSlipFields, useBankSlip } from '../bank-slip.tsx';
import type { Application } from './application-page.tsx';
import { type Task, useOwnTasks } from '../work/own-tasks.ts';

const words = {
  title: { zh: '拨付', en: 'Payments' },
  payee: { zh: '企业确认的收款账户', en: 'The account that the firm confirmed' },
  yours: { zh: '由您的单位拨付', en: 'Yours to pay' },
  nothing: {
    zh: '您的单位没有要拨付的；已拨付的见上表。',
    en: 'Nothing is yours to pay; what was paid stands in the table above.',
  },
  record: { zh: '登记拨付', en: 'Record the payment' },
  recordOf: {
    zh: (payer: string) => `登记${payer}的拨付`,
    en: (payer: string) => `Record the payment of ${payer}`,
  },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
};

/** SUB-8: where the money goes, and what the caller's bureau has still to send of it, to the fen. */
export function PayBlock({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const isDue = of.status === 'awaiting-payment';
  const tasks = useOwnTasks('pay-subsidy', isDue);
  const [chosen, setChosen] = useState<string>();
  if (of.payee === undefined) return null;
  const own = tasks.data?.items.filter((one) => one.applicationId === of.applicationId) ?? [];
  const task = own.find((one) => one.taskId === chosen) ?? (own.length === 1 ? own[0] : undefined);
  return (
    <Block title={said.title}>
      <h3>{said.payee}</h3>
      <div className="settlement-words">
        <AccountRead account={of.payee} />
      </div>
      {isDue && tasks.data !== undefined && own.length === 0 && <p className="quiet">{said.nothing}</p>}
      {own.length > 0 && <h3>{said.yours}</h3>}
      <ul className="stack settlement-words">
        {own.map((one) => (
          <OwnPart key={one.taskId} task={one} onRecord={() => setChosen(one.taskId)} />
        ))}
      </ul>
      {task && <PaymentForm key={task.taskId} task={task} />}
    </Block>
  );
}

function usePayerName(): (task: Task) => string {
  const { language } = useLanguage();
  return ({ divisionCode: code }) => {
    const read = divisionCode.safeParse(code);
    return read.success ? divisionNames(read.data)[language] : '';
  };
}

function OwnPart({ task, onRecord }: { readonly task: Task; readonly onRecord: () => void }) {
  const said = useWords(words);
  const payer = usePayerName()(task);
  return (
    <li className="apart">
      <span>
        {payer} <MoneyText fen={task.amountFen} /> <TaskClock of={task} />
      </span>
      <button type="button" className="text-button" aria-label={said.recordOf(payer)} onClick={onRecord}>
        {said.record}
      </button>
    </li>
  );
}

function PaymentForm({ task }: { readonly task: Task }) {
  const said = useWords(words);
  const payer = usePayerName()(task);
  const slip = useBankSlip();
  const [isTried, setIsTried] = useState(false);
  const complete = useCommand('POST /v1/tasks/{taskId}/completion');
  const send = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (slip.slip !== undefined) complete.mutate({ params: { taskId: task.taskId }, body: slip.slip });
  };
  return (
    <form className="stack settlement-words" onSubmit={send} noValidate>
      <h3>{said.recordOf(payer)}</h3>
      <BankSlipFields slip={slip} expected={task.amountFen ?? asFen(0)} isTried={isTried} />
      {complete.error && <ProblemBlock problem={complete.error} />}
      <div>
        <Button type="primary" htmlType="submit" disabled={complete.isPending}>
          {complete.isPending ? said.sending : said.record}
        </Button>
      </div>
    </form>
  );
}
