import { MoneyText } from '../../components/money-text.tsx';
import { Block, Facts } from '../../components/page.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { causeWords, wordOf } from '../../words/claims.ts';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useSentences, useWords } from '../../words/language.tsx';
import type { Claim } from './claim.ts';

const words = {
  title: { zh: '报案', en: 'Report' },
  occurred: { zh: '出险', en: 'Occurred' },
  reported: { zh: '报案', en: 'Reported' },
  cause: { zh: '原因', en: 'Cause' },
  estimated: { zh: '报损', en: 'Estimated' },
  met: { zh: '符合', en: 'Met' },
  unmet: { zh: '不符', en: 'Not met' },
};

/** What the firm has reported, and what was checked of it by machine; only a person rejects. */
export function LossBlock({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const sentence = useSentences();
  return (
    <Block title={said.title}>
      <Facts
        rows={[
          [said.occurred, <InstantText key="occurred" at={claim.occurredAt} />],
          [said.reported, <InstantText key="reported" at={claim.reportedAt} />],
          [said.cause, wordOf(causeWords, claim.cause, language)],
          [said.estimated, <MoneyText key="estimated" fen={claim.estimatedFen} />],
        ]}
      />
      <p className="claim-told">{claim.description}</p>
      <ul className="stack">
        {claim.checks.map(({ rule, met, fact, factEn }) => (
          <li key={rule}>
            <Tag tone={met ? 'good' : 'bad'}>{met ? said.met : said.unmet}</Tag> {sentence(fact, factEn)}{' '}
            <RuleNote rule={rule} />
          </li>
        ))}
      </ul>
    </Block>
  );
}
