import { Notice } from '../../components/notice.tsx';
import { useWords } from '../../words/language.tsx';
import type { Claim } from '../claims/claim.ts';
import { useCompletion } from './completion.ts';
import { DecisionButtons } from './decision-buttons.tsx';

const words = { giveBack: { zh: '退回', en: 'Return' } };

interface ApprovalButtonsProps {
  readonly task: Claim['tasks'][number];
  /** What the approving button says, with its amount. */
  readonly agree: string;
  /** What is said to whoever did the work: it can be taken back, and no more (CLM-27). */
  readonly own: string;
}

/** Approves or returns what somebody else has done; the own work can be returned only. */
export function ApprovalButtons({ task: { taskId, barredForMe }, agree, own }: ApprovalButtonsProps) {
  const said = useWords(words);
  const { isSending, problem, complete } = useCompletion(taskId);
  const giveBack = { outcome: 'return', name: said.giveBack, needsReason: true } as const;
  const approve = { outcome: 'approve', name: agree, needsReason: true } as const;
  return (
    <>
      {barredForMe && <Notice tone="warn">{own}</Notice>}
      <DecisionButtons
        draft={`approve:${taskId}`}
        choices={barredForMe ? [giveBack] : [approve, giveBack]}
        isSending={isSending}
        problem={problem}
        onDecide={(outcome, reason) => complete({ outcome, reason })}
      />
    </>
  );
}
