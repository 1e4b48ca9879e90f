import { MoneyText } from '../../components/money-text.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { SplitBar } from '../../components/split-bar.tsx';
import { useLanguage, useListed, useWords } from '../../words/language.tsx';
import { rateText } from '../../words/rates.ts';
import { limitWords } from '../../words/statuses.ts';
import { levelShares } from '../shares.ts';
import type { ShownGrant } from './own-applications.ts';

const words = {
  expected: { zh: '预计', en: 'Expected' },
  total: { zh: '预计补贴', en: 'Expected subsidy' },
  base: { zh: '可补保费', en: 'Premium that counts' },
  notYet: {
    zh: '按投保时的条件算出，还没有占用额度；以财政部门核定的为准。',
    en: 'Worked out when you bought the cover; nothing is taken from the budget yet. What the bureau decides is what counts.',
  },
  limited: { zh: '比按比例算得少，因为：', en: 'Less than by its rate, because of: ' },
};

/** What an application is expected to come to, and which level would pay how much of it (SUB-7). */
export function ExpectedGrant({ grant }: { readonly grant: ShownGrant }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const listed = useListed();
  return (
    <>
      <p>
        {said.expected} <MoneyText fen={grant.grantedFen} size="amount" />
      </p>
      <p className="quiet small">
        {said.base} <MoneyText fen={grant.baseFen} /> × {rateText(grant.ratePpm)} ={' '}
        <MoneyText fen={grant.calculatedFen} />
      </p>
      {grant.limitedBy.length > 0 && (
        <p>
          {said.limited}
          {listed(grant.limitedBy.map((word) => limitWords[word]?.[language] ?? word))}
        </p>
      )}
      {grant.grantedFen > 0 && (
        <SplitBar
          shares={levelShares(grant.levels, language)}
          totalFen={grant.grantedFen}
          totalName={said.total}
        />
      )}
      <p className="quiet small">
        {said.notYet} <RuleNote rule="SUB-9" />
      </p>
    </>
  );
}
