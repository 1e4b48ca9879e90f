import type { ReactNode } from 'react';
import { Tag } from '../../components/status-tag.tsx';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage } from '../../words/language.tsx';
import { objectionWords } from './objection-words.ts';

interface Objection {
  readonly status: 'open' | 'upheld' | 'dismissed';
  readonly reason: string;
  readonly at: string;
  readonly decision?: string | undefined;
}

/** What somebody said against something in a public notice, when, and what was decided. */
export function ObjectionLine({ of, about }: { readonly of: Objection; readonly about?: ReactNode }) {
  const { language } = useLanguage();
  const word = objectionWords[of.status];
  return (
    <>
      <Tag tone={word.tone} data-status={of.status}>
        {word[language]}
      </Tag>
      {about}
      <span>{of.reason}</span>
      <span className="quiet small">
        <InstantText at={of.at} />
      </span>
      {of.decision !== undefined && <span className="quiet">{of.decision}</span>}
    </>
  );
}
