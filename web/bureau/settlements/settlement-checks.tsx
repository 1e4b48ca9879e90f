import { Block } from '../../components/page.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { heldRows, type Settlement } from './settlement-table.tsx';
import { checkWords } from './settlement-words.ts';
import './settlements.css';

const words = {
  title: {
    zh: (ok: number, all: number) => `检查 ${ok}/${all}`,
    en: (ok: number, all: number) => `Checks ${ok}/${all}`,
  },
  ok: { zh: '通过', en: 'passed' },
  odd: { zh: '有问题', en: 'not passed' },
  differ: {
    zh: (n: number) => `${n} 行不一致`,
    en: (n: number) => (n === 1 ? '1 row differs' : `${n} rows differ`),
  },
};

/** REC-3, REC-4: the checks of the ledger, and whether the insurer says the same of every row. */
export function SettlementChecks({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const { language } = useLanguage();
  if (of.checks === undefined) return null;
  const held = heldRows(of);
  const checks = [
    ...of.checks,
    { id: 'rows-agree', ok: held === 0, fact: held === 0 ? '' : said.differ(held) },
  ];
  return (
    <Block title={said.title(checks.filter(({ ok }) => ok).length, checks.length)}>
      <ul className="settlement-checks">
        {checks.map(({ id, ok, fact }) => (
          <li key={id} className={ok ? 'money-good' : 'money-bad'}>
            <span aria-hidden="true">{ok ? '✓' : '✗'}</span>
            <span className="visually-hidden">{ok ? said.ok : said.odd}</span>
            <span className="settlement-check-name">{checkWords[id]?.[language]}</span>
            <span className="quiet small">{fact}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
