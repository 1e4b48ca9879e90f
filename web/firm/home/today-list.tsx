import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { type Day, dayOf } from '../../../shared/domain/dates.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { ClockBadge } from '../../components/clock-badge.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  count: { zh: (n: number) => `今天要办 ${n} 件`, en: (n: number) => `${n} to do` },
  nothing: { zh: '今天没有要办的事', en: 'Nothing to do today' },
  pay: { zh: '付款', en: 'Pay' },
  goPay: { zh: '去付款', en: 'Pay now' },
  papers: { zh: '补材料', en: 'Provide papers' },
  offer: { zh: '确认赔款', en: 'Accept the offer' },
  account: { zh: '确认收款账户', en: 'Confirm the account' },
  toReceive: { zh: '，领取补贴', en: ' to receive' },
  complete: { zh: '补正补贴申请', en: 'Complete a subsidy application' },
  repay: { zh: '退还款项', en: 'Pay back' },
  quote: { zh: '有一份报价等您确认', en: 'A quote waits for you' },
  open: { zh: '去办', en: 'Do it' },
};

interface Todo {
  readonly key: string;
  readonly what: ReactNode;
  readonly action: string;
  readonly to: string;
  readonly dueOn: Day;
}

/** What waits for the firm, the least time left first; only the first has the filled button. */
export function TodayList() {
  const said = useWords(words);
  const navigate = useNavigate();
  const tasks = useAsk('GET /v1/tasks');
  const others = useOtherTodos();
  const ofTasks = useTodosOfTasks();
  return (
    <Asked query={tasks}>
      {({ items }) => {
        const todos = [...ofTasks(items), ...others].toSorted((one, other) =>
          one.dueOn < other.dueOn ? -1 : 1,
        );
        const [first, ...later] = todos;
        if (first === undefined) return <p className="quiet">{said.nothing}</p>;
        return (
          <Block title={said.count(todos.length)}>
            <div className="apart">
              <span>{first.what}</span>
              <ClockBadge clock={{ dueOn: first.dueOn }} />
            </div>
            <Button type="primary" block onClick={() => void navigate(first.to)}>
              {first.action}
            </Button>
            {later.map(({ key, what, to, dueOn }) => (
              <div key={key} className="apart">
                <Link to={to}>{what} ›</Link>
                <ClockBadge clock={{ dueOn }} />
              </div>
            ))}
          </Block>
        );
      }}
    </Asked>
  );
}

type Task = AnswerOf<'GET /v1/tasks'>['items'][number];

function useTodosOfTasks(): (tasks: readonly Task[]) => readonly Todo[] {
  const said = useWords(words);
  const kinds: Readonly<Record<string, string>> = {
    'provide-documents': said.papers,
    'accept-offer': said.offer,
    'confirm-account': said.account,
    'collect-repayment': said.repay,
  };
  return (tasks) =>
    tasks.map((task) => ({
      key: task.taskId,
      what: (
        <>
          {kinds[task.kind] ?? task.kind}
          {task.applicationId !== undefined && (
            <>
              {said.toReceive} <MoneyText fen={task.amountFen} />
            </>
          )}
        </>
      ),
      action: said.open,
      to: placeOf(task),
      dueOn: task.dueOn,
    }));
}

/** What waits for the firm without a task: a premium to pay, a quote, an application that was returned. */
function useOtherTodos(): readonly Todo[] {
  const said = useWords(words);
  const unpaid = useAsk('GET /v1/policies', { query: { status: 'awaiting-payment' } });
  const quotes = useAsk('GET /v1/quotes', { query: { status: 'quoted', limit: 5 } });
  const returned = useAsk('GET /v1/subsidy-applications', { query: { status: 'returned' } });
  return [
    ...(unpaid.data?.items ?? []).map((policy) => ({
      key: policy.policyNo,
      what: (
        <>
          {said.pay} <MoneyText fen={policy.payment.dueFen} />
        </>
      ),
      action: said.goPay,
      to: `/firm/policies/${policy.policyNo}/pay`,
      dueOn: dayOf(policy.payment.payBy),
    })),
    ...(returned.data?.items ?? []).map((one) => ({
      key: one.applicationId,
      what: said.complete,
      action: said.open,
      to: `/firm/subsidies/${one.applicationId}`,
      dueOn: one.completeBy ?? dayOf(one.openedAt),
    })),
    ...(quotes.data?.items ?? []).map((quote) => ({
      key: quote.quoteId,
      what: said.quote,
      action: said.open,
      to: `/firm/quotes/${quote.quoteId}`,
      dueOn: dayOf(quote.expiresAt),
    })),
  ];
}

/** Where a task is done. */
function placeOf({ claimNo, applicationId }: Task): string {
  if (claimNo !== undefined) return `/firm/claims/${claimNo}`;
  return applicationId === undefined ? '/firm/policies' : `/firm/subsidies/${applicationId}`;
}
