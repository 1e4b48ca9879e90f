import { asFen, subtractFen } from '../../../shared/domain/money.ts';
import { DiffCell } from '../../components/diff-cell.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Facts } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';
import type { Claim } from '../claims/claim.ts';
import { useCompletion } from './completion.ts';
import { DecisionButtons } from './decision-buttons.tsx';

const words = {
  certain: { zh: '能确定的数额', en: 'What is certain' },
  left: { zh: '剩余限额', en: 'Limit left' },
  note: {
    zh: '定损照常进行，最终赔款减去这笔。',
    en: 'The assessment goes on; this comes off the final sum.',
  },
  agree: { zh: (sum: string) => `同意先付 ${sum}`, en: (sum: string) => `Agree to pay ${sum} now` },
  giveBack: { zh: '退回', en: 'Return' },
};

interface ApproveInterimProps {
  readonly claim: Claim;
  readonly taskId: string;
  readonly amountFen: number | undefined;
}

/** CLM-4, CLM-27: a second person decides on what somebody says is certain. */
export function ApproveInterimForm({ claim, taskId, amountFen = 0 }: ApproveInterimProps) {
  const said = useWords(words);
  const { isSending, problem, complete } = useCompletion(taskId);
  const { remainingFen } = claim.policyAsAtLoss;
  return (
    <div className="stack">
      <Facts
        rows={[
          [said.certain, <MoneyText key="certain" fen={amountFen} />],
          [
            said.left,
            <DiffCell
              key="left"
              before={<MoneyText fen={remainingFen} />}
              after={<MoneyText fen={subtractFen(remainingFen, asFen(amountFen))} />}
            />,
          ],
        ]}
      />
      <p className="quiet">{said.note}</p>
      <DecisionButtons
        draft={`approve:${taskId}`}
        choices={[
          { outcome: 'approve', name: said.agree(yuanText(amountFen)), needsReason: true },
          { outcome: 'return', name: said.giveBack, needsReason: true },
        ]}
        isSending={isSending}
        problem={problem}
        onDecide={(outcome, reason) => complete({ outcome, reason })}
      />
    </div>
  );
}
