import { Link } from 'react-router';
import { asFen, type Fen, sumFen } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/ask.ts';
import { type EveryItem, useEveryPage } from '../../api/every-page.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { quarterText } from '../../words/dates.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';

const words = {
  pay: { zh: '待付款', en: 'To be paid' },
  held: { zh: '暂挂来款，待退回', en: 'Held money, to be sent back' },
  odd: { zh: '对不上的财政拨款', en: 'Budget money that does not fit' },
  more: { zh: (n: number) => `${n} 笔以上`, en: (n: number) => `more than ${n}` },
  settlement: { zh: '最近一张结算单', en: 'The newest settlement' },
  none: { zh: '还没有结算单', en: 'No settlement yet' },
  count: { zh: (n: number) => `${n} 笔`, en: (n: number) => counted(n, 'payment') },
  cases: { zh: (n: number) => `${n} 笔`, en: (n: number) => counted(n, 'case') },
  some: { zh: '（只计前 500 笔）', en: ' (the first 500 only)' },
};

type Task = AnswerOf<'GET /v1/tasks'>['items'][number];
const mostPages = 5;

/** What finance begins a day with: what must be paid, which money is held, and how far the quarter is. */
export function FinanceToday() {
  const tasks = useEveryPage('GET /v1/tasks', (query) => ({ query }), { mostPages });
  return (
    <Block>
      <Asked query={tasks} lines={3}>
        {(every) => <Lines every={every} />}
      </Asked>
    </Block>
  );
}

function Lines({ every }: { readonly every: EveryItem<Task> }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const settlements = useAsk('GET /v1/settlements', { query: { limit: 1 } });
  const newest = settlements.data?.items[0];
  const held = every.items.filter(({ kind }) => kind === 'return-payment');
  const due = every.items.filter(({ kind }) => kind !== 'return-payment');
  const more = every.isWhole ? '' : said.some;
  return (
    <ul className="stack finance-today">
      {(
        [
          [said.pay, due, '?'],
          [said.held, held, '?kind=return-payment'],
        ] as const
      ).map(([name, tasks, to]) => (
        <li key={name} className="apart">
          <Link to={to}>{name}</Link>
          <span>
            {said.count(tasks.length)}
            {more} · <MoneyText fen={totalOf(tasks)} />
          </span>
        </li>
      ))}
      <OddMoney />
      <li className="apart">
        <Link to="/insurer/settlements">{said.settlement}</Link>
        {newest ? (
          <span>
            {quarterText(newest.quarter, language)} <StatusTag of="settlement" status={newest.status} />{' '}
            <MoneyText fen={newest.totals?.payableFen} />
          </span>
        ) : (
          <span className="quiet">{settlements.data && said.none}</span>
        )}
      </li>
    </ul>
  );
}

const mostCounted = 50;

function OddMoney() {
  const said = useWords(words);
  const odd = useAsk('GET /v1/discrepancies', { query: { status: 'open', limit: mostCounted } });
  if (odd.data === undefined) return null;
  const { items, nextCursor } = odd.data;
  return (
    <li className="apart">
      <Link to="/insurer/discrepancies">{said.odd}</Link>
      <span>{nextCursor === undefined ? said.cases(items.length) : said.more(items.length)}</span>
    </li>
  );
}

function totalOf(tasks: readonly Task[]): Fen {
  return sumFen(tasks.map(({ amountFen }) => amountFen ?? asFen(0)));
}
