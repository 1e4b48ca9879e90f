import { Button } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { useDraft } from '../../components/draft.ts';
import { TextArea } from '../../components/fields.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';
import { reasonFault } from './reason.ts';

const words = {
  reason: { zh: '意见', en: 'Reason' },
  short: { zh: '请写意见，至少 5 个字', en: 'Write a reason, at least 5 characters' },
};

interface DecisionButtonsProps<Outcome extends string> {
  /** Whose draft the reason is. */
  readonly draft: string;
  /** Two of equal weight: what each is called, and whether it takes a reason. */
  readonly choices: readonly {
    readonly outcome: Outcome;
    readonly name: string;
    readonly needsReason: boolean;
  }[];
  readonly isSending: boolean;
  readonly problem: Problem | null;
  readonly onDecide: (outcome: Outcome, reason: string, dropDraft: () => void) => void;
}

/** A decision between two, neither of which stands out, with the reason for it. */
export function DecisionButtons<Outcome extends string>({
  draft: of,
  choices,
  isSending,
  problem,
  onDecide,
}: DecisionButtonsProps<Outcome>) {
  const said = useWords(words);
  const [draft, change, drop] = useDraft(of, { reason: '' });
  const [isShort, setIsShort] = useState(false);
  const fault = reasonFault(draft.reason, said.short);
  const decide = (outcome: Outcome, needsReason: boolean) => {
    const isRefused = needsReason && fault !== undefined;
    setIsShort(isRefused);
    if (!isRefused) onDecide(outcome, draft.reason.trim(), drop);
  };
  return (
    <div className="stack">
      <TextArea
        name="reason"
        label={said.reason}
        error={isShort ? fault : undefined}
        value={draft.reason}
        maxLength={500}
        rows={2}
        onChange={(reason) => change({ reason })}
      />
      {problem && <ProblemBlock problem={problem} />}
      <div className="row">
        {choices.map(({ outcome, name, needsReason }) => (
          <Button key={outcome} disabled={isSending} onClick={() => decide(outcome, needsReason)}>
            {name}
          </Button>
        ))}
      </div>
    </div>
  );
}
