import type { AnswerOf } from '../api/contract.ts';
import { detailText, eventText } from '../words/claims.ts';
import { useLanguage, useSentences } from '../words/language.tsx';
import { wordOf } from '../words/claims.ts';
import { roleWords } from '../words/statuses.ts';
import { Timeline } from './timeline.tsx';

/** What happened to a claim, in words, the newest first. */
export function ClaimHistory({
  history,
}: {
  readonly history: AnswerOf<'GET /v1/claims/{claimNo}'>['history'];
}) {
  const { language } = useLanguage();
  const sentence = useSentences();
  return (
    <Timeline
      events={history.map(({ at, actor, event, detail, detailEn }) => ({
        at,
        who: wordOf(roleWords, actor, language),
        what: eventText(event, language),
        detail: detailText(sentence(detail, detailEn), language),
      }))}
    />
  );
}
