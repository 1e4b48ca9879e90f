import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { SplitBar } from '../../components/split-bar.tsx';
import { DayText } from '../../words/dates.tsx';
import { dayOf } from '../../../shared/domain/dates.ts';
import { useLanguage, useListed, useWords } from '../../words/language.tsx';
import { rateText } from '../../words/rates.ts';
import { levelWords, limitWords } from '../../words/statuses.ts';
import { levelShares } from '../shares.ts';
import { ExpectedGrant } from './expected-grant.tsx';
import type { Application } from './own-applications.ts';

const words = {
  title: { zh: '补贴多少，谁拨', en: 'How much, and from whom' },
  expected: { zh: '预计多少，谁拨', en: 'How much to expect, and from whom' },
  granted: { zh: '核定补贴', en: 'Granted' },
  asked: { zh: '请求补贴（额度不足，尚未核定）', en: 'Asked for (too little budget, not granted yet)' },
  base: { zh: '可补保费', en: 'Premium that counts' },
  limited: { zh: '比按比例算得少，因为：', en: 'Less than by its rate, because of: ' },
  paidOn: { zh: '已拨付', en: 'paid on' },
};

/** What is granted and by whom; before it is decided what is expected, and nothing where nothing was granted. */
export function SubsidyAmount({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const listed = useListed();
  if (of.grant === undefined) return of.status === 'rejected' ? null : <Expected of={of} />;
  const { grantedFen, baseFen, ratePpm, calculatedFen, limitedBy, levels } = of.grant;
  return (
    <Block title={said.title}>
      <p className="quiet small">
        {said.base} <MoneyText fen={baseFen} /> × {rateText(ratePpm)} = <MoneyText fen={calculatedFen} />
      </p>
      {limitedBy.length > 0 && (
        <p>
          {said.limited}
          {listed(limitedBy.map((word) => limitWords[word]?.[language] ?? word))}
        </p>
      )}
      <SplitBar
        shares={levelShares(levels, language)}
        totalFen={grantedFen}
        totalName={of.status === 'waiting' ? said.asked : said.granted}
      />
      {levels.map(
        ({ level, payer, paidAt }) =>
          paidAt && (
            <p key={`${level}${payer}`} className="quiet">
              {levelWords[level]?.[language]} {said.paidOn} <DayText day={dayOf(paidAt)} />
            </p>
          ),
      )}
    </Block>
  );
}

function Expected({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo: of.policyNo } });
  return (
    <Block title={said.expected}>
      <Asked query={policy}>
        {({ subsidy }) => {
          const grant = subsidy.programmes.find((one) => one.programmeId === of.programmeId);
          return grant === undefined ? null : <ExpectedGrant grant={grant} />;
        }}
      </Asked>
    </Block>
  );
}
