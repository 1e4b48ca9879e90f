import type { AnswerOf } from '../api/contract.ts';
import { DayText } from '../words/dates.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { sourceText } from '../words/sources.ts';
import { ClockBadge } from './clock-badge.tsx';

const words = {
  none: { zh: '还没有开始计时的期限', en: 'No period of law has begun yet' },
};

/** The periods of law of a claim: each with what is left, the day that counts, and the article. */
export function ClaimClocks({
  deadlines,
}: {
  readonly deadlines: AnswerOf<'GET /v1/claims/{claimNo}'>['deadlines'];
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  if (deadlines.length === 0) return <p className="quiet">{said.none}</p>;
  return (
    <ul className="stack">
      {deadlines.map((deadline) => (
        <li key={deadline.kind}>
          <div className="apart">
            <ClockBadge clock={deadline} />
            <DayText day={deadline.movedTo} near={deadline.kind !== 'limitation'} />
          </div>
          <p className="quiet small">{sourceText(deadline.article, language)}</p>
        </li>
      ))}
    </ul>
  );
}
