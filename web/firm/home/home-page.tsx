import { Link } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { Block, Page } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';
import { PolicyCard } from '../policies/policy-card.tsx';
import { TodayList } from './today-list.tsx';

const words = {
  title: { zh: '首页', en: 'Home' },
  cover: { zh: '我的保障', en: 'My cover' },
  none: {
    zh: '还没有保障。先看看财政能替您付多少',
    en: 'No cover yet. See what the budget would pay for you',
  },
  explore: { zh: '看有哪些产品', en: 'See the products' },
  also: { zh: '还可以买', en: 'Also open to you' },
};

/** F1: must I do something today, am I covered. */
export function HomePage() {
  const said = useWords(words);
  const policies = useAsk('GET /v1/policies', { query: { status: 'in-force' } });
  return (
    <Page title={said.title}>
      <TodayList />
      <section className="stack">
        <h2>{said.cover}</h2>
        <Asked query={policies}>
          {({ items }) =>
            items.length === 0 ? (
              <Block>
                <p>{said.none}</p>
                <Link to="/firm/explore">{said.explore} ›</Link>
              </Block>
            ) : (
              <>
                {items.map((policy) => (
                  <PolicyCard key={policy.policyNo} policy={policy} />
                ))}
                <Link to="/firm/explore">{said.also} ›</Link>
              </>
            )
          }
        </Asked>
      </section>
    </Page>
  );
}
