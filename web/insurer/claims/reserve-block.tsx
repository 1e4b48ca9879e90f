import { DiffCell } from '../../components/diff-cell.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Claim } from './claim.ts';

const words = {
  title: { zh: '准备金', en: 'Reserve' },
};

type Movement = NonNullable<Claim['reserveMovements']>[number];

const reasonWords: Readonly<Record<Movement['reason'], { zh: string; en: string }>> = {
  reported: { zh: '报案估损', en: 'Estimated when reported' },
  assessed: { zh: '定损', en: 'Assessed' },
  rejected: { zh: '不赔', en: 'Rejected' },
  'below-deductible': { zh: '未超免赔额', en: 'Below the deductible' },
  paid: { zh: '付款', en: 'Paid' },
  'payment-returned': { zh: '付款被退回', en: 'Payment came back' },
  'nothing-owed': { zh: '无须再付', en: 'Nothing more owed' },
  withdrawn: { zh: '企业撤回', en: 'Withdrawn' },
  appealed: { zh: '复议重开', en: 'Review' },
};

/** Every movement of the reserve, the newest first; together they are the reserve. */
export function ReserveBlock({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const movements = claim.reserveMovements ?? [];
  if (movements.length === 0) return null;
  return (
    <Block title={said.title} beside={<MoneyText fen={claim.reserveFen} />}>
      <ol className="stack">
        {movements.toReversed().map(({ at, reason, beforeFen, afterFen }) => (
          <li key={`${at}${reason}`}>
            <div className="apart">
              <span>{reasonWords[reason][language]}</span>
              <DiffCell before={<MoneyText fen={beforeFen} />} after={<MoneyText fen={afterFen} />} />
            </div>
            <p className="quiet small">
              <InstantText at={at} />
            </p>
          </li>
        ))}
      </ol>
    </Block>
  );
}
