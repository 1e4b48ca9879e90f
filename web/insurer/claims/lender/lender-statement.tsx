import { type FormEvent, useState } from 'react';
import type { LossPayee } from '../../../../shared/domain/quoting/loss-payee.ts';
import { useCommand } from '../../../api/ask.ts';
import { useDraft } from '../../../components/draft.ts';
import { Notice } from '../../../components/notice.tsx';
import { useWords } from '../../../words/language.tsx';
import { SubmitRow } from '../../tasks/submit-row.tsx';
import type { Claim } from '../claim.ts';
import { DivisionPreview } from './division-preview.tsx';
import { emptyStatement, statementOf } from './statement-draft.ts';
import { StatementFields } from './statement-fields.tsx';

const words = {
  title: { zh: '登记贷款方的债权说明（LOS-2）', en: "Record a lender's statement (LOS-2)" },
  how: {
    zh: '贷款银行书面说明到期本息，或发来抵押、质押通知后在这里登记。未付的赔款立即按它重新划分，已付的不变。',
    en: 'When the lender states principal and interest due in writing, or gives notice of a lien. What is not paid yet is divided by it at once; what was paid stays.',
  },
  unnamed: {
    zh: '保单没有第一受益人。请写明发来通知的贷款银行；研发费用类保障没有抵押物，仅凭通知不能优先受偿（LOS-4）。',
    en: 'The policy names no lender: say who gave notice. Covers of cost pledge no thing; notice alone gives no right there (LOS-4).',
  },
  done: { zh: '已登记，未付的赔款按债权说明划分。', en: 'Recorded: what is not paid yet is divided by it.' },
  send: { zh: '登记债权说明', en: 'Record the statement' },
};

interface LenderStatementProps {
  readonly claim: Claim;
  /** The lender that the policy names. */
  readonly lender: LossPayee | undefined;
}

const over: readonly Claim['status'][] = ['paid', 'closed', 'withdrawn', 'decided-rejected', 'recovery'];

/** LOS-2 to LOS-4: what a lender says is owed to it; only where there is something left to divide. */
export function LenderStatement({ claim, lender }: LenderStatementProps) {
  const said = useWords(words);
  const { claimNo } = claim;
  const [draft, change, drop] = useDraft(`lender-statement:${claimNo}`, emptyStatement);
  const [account, setAccount] = useState('');
  const [isTried, setIsTried] = useState(false);
  const command = useCommand('POST /v1/claims/{claimNo}/lender-statement');
  const body = statementOf(draft, { account, isNamed: lender !== undefined });
  const waits = (claim.payments ?? []).some(({ status }) => status === 'open' || status === 'held');
  if (over.includes(claim.status) && !waits) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (body === undefined) return;
    const done = () => {
      drop();
      change(emptyStatement);
      setAccount('');
      setIsTried(false);
    };
    command.mutate({ params: { claimNo }, body }, { onSuccess: done });
  };
  return (
    <details className="block">
      <summary>{said.title}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="quiet">{said.how}</p>
        {lender === undefined && <p className="quiet">{said.unnamed}</p>}
        {command.isSuccess && <Notice tone="good">{said.done}</Notice>}
        <StatementFields
          draft={draft}
          change={change}
          isNamed={lender !== undefined}
          isTried={isTried}
          isInstructed={command.error?.code === 'payment-instructed'}
          account={account}
          onAccount={setAccount}
        />
        {body && <DivisionPreview claim={claim} statement={body} lender={lender} />}
        <SubmitRow name={said.send} isSending={command.isPending} problem={command.error} isLesser />
      </form>
    </details>
  );
}
