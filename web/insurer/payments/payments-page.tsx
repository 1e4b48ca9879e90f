import { asFen, sumFen } from '../../../shared/domain/money.ts';
import { taskKind } from '../../../shared/domain/tasks/task.ts';
import { useAsk } from '../../api/ask.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Page } from '../../components/page.tsx';
import { taskWords, wordOf } from '../../words/claims.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { FinanceToday } from './finance-today.tsx';
import { CollectingAccount } from './collecting-account.tsx';
import { PaymentFiles } from './payment-files.tsx';
import { PaymentTable } from './payment-table.tsx';
import { ReturnedPayment } from './returned-payment.tsx';
import { Listed, useListAsked } from '../../components/listed.tsx';

const words = {
  title: { zh: '付款', en: 'Payments' },
  counts: {
    zh: (overdue: number, due: number) => `${overdue} 笔已超期，${due} 笔两日内到期`,
    en: (overdue: number, due: number) => `${overdue} overdue, ${due} due within two days`,
  },
  sum: { zh: '本页合计', en: 'On this page' },
  kind: { zh: '按用途筛选', en: 'Filter by kind' },
  any: { zh: '全部', en: 'All' },
  none: { zh: '没有待付款项', en: 'Nothing to pay' },
};

const kinds = [
  'confirm-payment',
  'pay-refund',
  'return-payment',
  'forward-share',
  'pay-recovery',
  'collect-repayment',
] as const;

/** I5: what has to be paid, the least time left first, and the files made of it for the bank. */
export function PaymentsPage() {
  const said = useWords(words);
  const { language } = useLanguage();
  const { chosen: kind, cursor } = useListAsked(taskKind, 'kind');
  const tasks = useAsk('GET /v1/tasks', { query: { limit: 50, kind, cursor } }, { keepOld: true });
  const counts = tasks.data?.counts;
  return (
    <Page
      title={said.title}
      beside={counts && <span role="status">{said.counts(counts.overdue, counts.due)}</span>}
    >
      <FinanceToday />
      <FilterChips
        label={said.kind}
        name="kind"
        choices={[
          { value: '', label: said.any },
          ...kinds.map((one) => ({ value: one, label: wordOf(taskWords, one, language) })),
        ]}
      />
      <Listed query={tasks} isFiltered={kind !== undefined} none={said.none}>
        {(items) => (
          <>
            <p>
              {said.sum}{' '}
              <MoneyText fen={sumFen(items.map(({ amountFen }) => amountFen ?? asFen(0)))} size="amount" />
            </p>
            <PaymentTable tasks={items} />
          </>
        )}
      </Listed>
      <PaymentFiles />
      <ReturnedPayment />
      <CollectingAccount />
    </Page>
  );
}
