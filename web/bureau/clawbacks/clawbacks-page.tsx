import { Link, useSearchParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { FilterChips } from '../../components/filter-chips.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Page } from '../../components/page.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { DayText } from '../../words/dates.tsx';
import { dayOf } from '../../../shared/domain/dates.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { MoneyPlaces } from '../discrepancies/money-places.tsx';
import { causeWords, clawbackStatusWords } from '../../words/clawbacks.ts';
import { WaitingReviews } from './waiting-reviews.tsx';

const words = {
  title: { zh: '追回', en: 'Clawbacks' },
  filter: { zh: '按状态筛选', en: 'Filter by status' },
  all: { zh: '全部', en: 'All' },
  caption: { zh: '追回的补贴，新的在前，单位：元', en: 'Subsidies taken back, the newest first, in yuan' },
  opened: { zh: '发生日', en: 'Opened' },
  policy: { zh: '保单', en: 'Policy' },
  cause: { zh: '原因', en: 'Cause' },
  state: { zh: '状态', en: 'Status' },
  total: { zh: '追回', en: 'Amount' },
  left: { zh: '未退', en: 'Left' },
  contested: { zh: '有异议', en: 'Contested' },
  none: { zh: '没有追回', en: 'Nothing is taken back' },
};

export type Clawback = AnswerOf<'GET /v1/clawbacks/{clawbackId}'>;
const statuses = ['owed', 'offset', 'repaid', 'written-off'] as const;

/** What bureaus take back of subsidies, and how much of it is still out. */
export function ClawbacksPage() {
  const said = useWords(words);
  const { language } = useLanguage();
  const [search] = useSearchParams();
  const status = statuses.find((one) => one === search.get('status'));
  const after = search.get('after');
  const clawbacks = useAsk(
    'GET /v1/clawbacks',
    { query: { limit: 50, ...(status && { status }), ...(after !== null && { cursor: after }) } },
    { keepOld: true },
  );
  return (
    <Page title={said.title}>
      <MoneyPlaces />
      <WaitingReviews />
      <FilterChips
        label={said.filter}
        name="status"
        choices={[
          { value: '', label: said.all },
          ...statuses.map((value) => ({ value, label: clawbackStatusWords[value][language] })),
        ]}
      />
      <Block>
        <Asked query={clawbacks}>
          {({ items, nextCursor }) => (
            <>
              {items.length === 0 ? <p>{said.none}</p> : <ClawbackTable items={items} />}
              <CursorPager shown={items.length} next={nextCursor} />
            </>
          )}
        </Asked>
      </Block>
    </Page>
  );
}

function ClawbackTable({ items }: { readonly items: readonly Clawback[] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <PlainTable
      caption={said.caption}
      heads={[said.policy, said.opened, said.cause, said.state, ...numbers(said.total, said.left)]}
    >
      <tbody>
        {items.map((one) => (
          <tr key={one.clawbackId}>
            <th scope="row">
              <Link to={`/bureau/clawbacks/${one.clawbackId}`}>
                <CodeText code={one.policyNo} />
              </Link>
            </th>
            <td>
              <DayText day={dayOf(one.openedAt)} />
            </td>
            <td>{causeWords[one.cause][language]}</td>
            <td>
              <Tag tone={clawbackStatusWords[one.status].tone} data-status={one.status}>
                {clawbackStatusWords[one.status][language]}
              </Tag>{' '}
              {one.contest && one.status === 'owed' && <Tag tone="bad">{said.contested}</Tag>}
            </td>
            <td className="number">
              <MoneyText fen={one.totalFen} bare />
            </td>
            <td className="number">
              <MoneyText fen={one.leftFen} bare />
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
