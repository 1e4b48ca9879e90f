import type { AnswerOf } from '../api/contract.ts';
import { actorWords, applicationEventWords, paperWords } from '../words/applications.ts';
import { type Language, useLanguage, useWords } from '../words/language.tsx';
import { eventDetail } from '../words/payers.ts';
import { Block } from './page.tsx';
import { Timeline } from './timeline.tsx';

const words = {
  papers: { zh: '材料', en: 'Papers' },
  history: { zh: '经过', en: 'History' },
};

type Application = AnswerOf<'GET /v1/subsidy-applications/{applicationId}'>;

/** The papers that an application was made with, each as a link that shows it for some minutes. */
export function ApplicationPapers({ of }: { readonly of: Pick<Application, 'papers'> }) {
  const said = useWords(words);
  const { language } = useLanguage();
  if (of.papers.length === 0) return null;
  return (
    <Block title={said.papers}>
      <ul className="stack">
        {of.papers.map(({ documentId, kind, fileName, viewUrl }) => (
          <li key={documentId} className="apart">
            <span>{paperWords[kind]?.[language] ?? kind}</span>
            <a href={viewUrl} target="_blank" rel="noreferrer">
              {fileName}
            </a>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** What happened to an application, the newest first. */
export function ApplicationHistory({ of }: { readonly of: Pick<Application, 'history'> }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <Block title={said.history}>
      <Timeline
        events={of.history.map(({ at, actor, event, detail }) => ({
          at,
          who: actorWords[actor][language],
          what: applicationEventWords[event][language],
          detail: detailText(event, detail, language),
        }))}
      />
    </Block>
  );
}

type Event = Application['history'][number];

/** The detail of an event: who has paid and amounts are said as people say them, what people wrote stays as it is. */
function detailText(event: Event['event'], detail: Event['detail'], language: Language): string | undefined {
  if (detail === undefined) return undefined;
  if (event === 'granted' || event === 'reduced' || event === 'corrected') return `¥${detail}`;
  return eventDetail(event, detail, language);
}
