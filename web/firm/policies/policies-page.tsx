import { Link } from 'react-router';
import { policyStatus } from '../../../shared/domain/policies/policy.ts';
import { useAsk } from '../../api/ask.ts';
import { Listed, useListAsked } from '../../components/listed.tsx';
import { Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { useWords } from '../../words/language.tsx';
import { PolicyCard } from './policy-card.tsx';

const words = {
  title: { zh: '我的保单', en: 'My policies' },
  subsidies: { zh: '我的补贴', en: 'My subsidies' },
  none: { zh: '还没有保单', en: 'No policy yet' },
  explore: { zh: '看看财政能替您付多少', en: 'See what the budget would pay for you' },
};

/** F8: the firm's policies, newest first. */
export function PoliciesPage() {
  const said = useWords(words);
  const { chosen: status, cursor } = useListAsked(policyStatus);
  const policies = useAsk('GET /v1/policies', { query: { status, cursor } }, { keepOld: true });
  const none = (
    <>
      {said.none} <Link to="/firm/explore">{said.explore}</Link>
    </>
  );
  return (
    <Page title={said.title} actions={<Link to="/firm/subsidies">{said.subsidies} ›</Link>}>
      <StatusChips of="policy" statuses={policyStatus.options} />
      <Listed query={policies} isFiltered={status !== undefined} none={none}>
        {(items) => items.map((policy) => <PolicyCard key={policy.policyNo} policy={policy} />)}
      </Listed>
    </Page>
  );
}
