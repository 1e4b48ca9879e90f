import { Link } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { causeWords, clawbackStatusWords } from '../../words/clawbacks.ts';
import { useLanguage, useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '财政部门要收回的补贴', en: 'Subsidy that is taken back' },
  open: { zh: '看明细、提异议', en: 'See how it came about, or contest it' },
};

/** Subsidies that the firm has to pay back, or has; nothing where there are none. */
export function OwedBack() {
  const said = useWords(words);
  const { language } = useLanguage();
  const clawbacks = useAsk('GET /v1/clawbacks', { query: { limit: 20 } });
  const items = clawbacks.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="stack">
      <h2>{said.title}</h2>
      {items.map((one) => (
        <Block
          key={one.clawbackId}
          title={causeWords[one.cause][language]}
          beside={
            <Tag tone={clawbackStatusWords[one.status].tone} data-status={one.status}>
              {clawbackStatusWords[one.status][language]}
            </Tag>
          }
        >
          <p className="quiet small">
            <CodeText code={one.policyNo} />
          </p>
          <p>
            <MoneyText fen={one.status === 'owed' ? one.leftFen : one.totalFen} />
          </p>
          <Link to={`/firm/clawbacks/${one.clawbackId}`}>{said.open} ›</Link>
        </Block>
      ))}
    </section>
  );
}
