import { asFen, subtractFen } from '../../../shared/domain/money.ts';
import { DiffCell } from '../../components/diff-cell.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Facts } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';
import type { Claim } from '../claims/claim.ts';
import { ApprovalButtons } from './approval-buttons.tsx';

const words = {
  certain: { zh: '能确定的数额', en: 'What is certain' },
  left: { zh: '剩余限额', en: 'Limit left' },
  note: {
    zh: '定损照常进行，最终赔款减去这笔。',
    en: 'The assessment goes on; this comes off the final sum.',
  },
  agree: { zh: (sum: string) => `同意先付 ${sum}`, en: (sum: string) => `Agree to pay ${sum} now` },
  own: {
    zh: '这笔是您提出的，须由他人同意（CLM-27）。您可以退回。',
    en: 'You proposed this sum; somebody else has to agree (CLM-27). You may take it back.',
  },
};

interface ApproveInterimProps {
  readonly claim: Claim;
  readonly task: Claim['tasks'][number];
}

/** CLM-4, CLM-27: a second person decides on what somebody says is certain. */
export function ApproveInterimForm({ claim, task }: ApproveInterimProps) {
  const said = useWords(words);
  const { amountFen = asFen(0) } = task;
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
              after={<MoneyText fen={subtractFen(remainingFen, amountFen)} />}
            />,
          ],
        ]}
      />
      <p className="quiet">{said.note}</p>
      <ApprovalButtons task={task} agree={said.agree(yuanText(amountFen))} own={said.own} />
    </div>
  );
}
