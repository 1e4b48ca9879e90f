import { Button } from 'antd';
import type { Fen } from '../../../shared/domain/money.ts';
import { useCommand } from '../../api/ask.ts';
import { yuanText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';
import { heldRows } from '../../bureau/settlements/settlement-table.tsx';
import type { Settlement } from './settlement-page.tsx';

const words = {
  submit: { zh: (sum: string) => `提交财政 ${sum}`, en: (sum: string) => `Submit ${sum} to the bureau` },
  held: {
    zh: (n: number) => `暂不支付 ${n} 单，不在这笔里；改正后进下一次结算。`,
    en: (n: number) => `${n} held and not in this sum; once mended they go into the next settlement.`,
  },
  bound: {
    zh: '提交后清单不能再换；财政退回才能重新生成。',
    en: 'The list cannot be changed afterwards, unless the bureau returns it.',
  },
};

interface SubmissionProps {
  readonly settlement: Settlement;
  readonly payableFen: Fen;
}

/** The amount goes to the bureau as it stands on the button. */
export function Submission({ settlement, payableFen }: SubmissionProps) {
  const said = useWords(words);
  const command = useCommand('POST /v1/settlements/{settlementId}/decision');
  const held = heldRows(settlement);
  const submit = () =>
    command.mutate({ params: { settlementId: settlement.settlementId }, body: { outcome: 'submit' } });
  return (
    <Block>
      {held > 0 && <p>{said.held(held)}</p>}
      <p className="quiet">{said.bound}</p>
      {command.error && <ProblemBlock problem={command.error} />}
      <div className="row">
        <Button type="primary" disabled={command.isPending} onClick={submit}>
          {said.submit(yuanText(payableFen))}
        </Button>
      </div>
    </Block>
  );
}
