import { Button } from 'antd';
import { useState } from 'react';
import { useDraft } from '../../components/draft.ts';
import { TextArea } from '../../components/fields.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';

const words = { short: { zh: '至少写 5 个字', en: 'At least 5 characters' } };

const fewestCharacters = 5;

interface ReasonFormProps {
  readonly label: string;
  readonly help?: string;
  readonly name: string;
  /** What the draft is about. */
  readonly about: string;
  /** What may be done for that reason, a button each. */
  readonly ways: readonly {
    readonly name: string;
    readonly send: (reason: string, drop: () => void) => void;
  }[];
  readonly isSending: boolean;
  readonly problem: Error | null;
}

/** A reason in people's own words, and what is done for it: an objection raised, or decided. */
export function ReasonForm({ label, help, name, about, ways, isSending, problem }: ReasonFormProps) {
  const said = useWords(words);
  const [draft, change, drop] = useDraft(about, { reason: '' });
  const [error, setError] = useState<string>();
  const send = (way: ReasonFormProps['ways'][number]) => {
    const reason = draft.reason.trim();
    const isShort = reason.length < fewestCharacters;
    setError(isShort ? said.short : undefined);
    if (!isShort) way.send(reason, drop);
  };
  return (
    <div className="stack settlement-words">
      <TextArea
        label={label}
        help={help}
        name={name}
        rows={3}
        maxLength={1000}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        error={error}
      />
      {problem && <ProblemBlock problem={problem} />}
      <div className="row">
        {ways.map((way) => (
          <Button key={way.name} disabled={isSending} onClick={() => send(way)}>
            {way.name}
          </Button>
        ))}
      </div>
    </div>
  );
}
