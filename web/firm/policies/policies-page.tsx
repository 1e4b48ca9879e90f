import { Link, useSearchParams } from 'react-router';
import { policyStatus } from '../../../shared/domain/policies/policy.ts';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { useWords } from '../../words/language.tsx';
import { PolicyCard } from './policy-card.tsx';

const words = {
  title: { zh: '我的保单', en: 'My policies' },
  none: { zh: '还没有保单', en: 'No policy yet' },
  nothing: { zh: '没有符合条件的保单', en: 'Nothing matches' },
  clear: { zh: '清除筛选', en: 'Clear the filter' },
  explore: { zh: '看看财政能替您付多少', en: 'See what the budget would pay for you' },
};

/** F8: the firm's policies, newest first. */
export function PoliciesPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const asked = policyStatus.safeParse(search.get('status'));
  const status = asked.success ? asked.data : undefined;
  const after = search.get('after');
  const policies = useAsk(
    'GET /v1/policies',
    { query: { ...(status && { status }), ...(after !== null && { cursor: after }) } },
    { keepOld: true },
  );
  return (
    <Page title={said.title}>
      <StatusChips of="policy" statuses={policyStatus.options} />
      <Asked query={policies}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 &&
              (status === undefined ? (
                <p>
                  {said.none} <Link to="/firm/explore">{said.explore}</Link>
                </p>
              ) : (
                <p>
                  {said.nothing} <Link to="?">{said.clear}</Link>
                </p>
              ))}
            {items.map((policy) => (
              <PolicyCard key={policy.policyNo} policy={policy} />
            ))}
            <CursorPager shown={items.length} next={nextCursor} />
          </>
        )}
      </Asked>
    </Page>
  );
}
