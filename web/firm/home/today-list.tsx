import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { type Day, dayOf } from '../../../shared/domain/dates.ts';
import { useAsk } from '../../api/ask.ts';
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
  const unpaid = useAsk('GET /v1/policies', { query: { status: 'awaiting-payment' } });
  const quotes = useAsk('GET /v1/quotes', { query: { status: 'quoted', limit: 5 } });
  const kinds: Readonly<Record<string, string>> = {
    'provide-documents': said.papers,
    'accept-offer': said.offer,
    'confirm-account': said.account,
    'collect-repayment': said.repay,
  };
  return (
    <Asked query={tasks}>
      {({ items }) => {
        const todos: readonly Todo[] = [
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
          ...items.map((task) => ({
            key: task.taskId,
            what: kinds[task.kind] ?? task.kind,
            action: said.open,
            to: task.claimNo === undefined ? '/firm/policies' : `/firm/claims/${task.claimNo}`,
            dueOn: task.dueOn,
          })),
          ...(quotes.data?.items ?? []).map((quote) => ({
            key: quote.quoteId,
            what: said.quote,
            action: said.open,
            to: `/firm/quotes/${quote.quoteId}`,
            dueOn: dayOf(quote.expiresAt),
          })),
        ].toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
        const [first, ...others] = todos;
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
            {others.map(({ key, what, to, dueOn }) => (
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
