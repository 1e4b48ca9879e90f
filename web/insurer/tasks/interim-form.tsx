import { type FormEvent, useState } from 'react';
import type { Fen } from '../../../shared/domain/money.ts';
import { useCommand } from '../../api/ask.ts';
import type { Problem } from '../../api/problem.ts';
import { useDraft } from '../../components/draft.ts';
import { Choices, TextArea } from '../../components/fields.tsx';
import { MoneyInput, noAmount } from '../../components/money-input.tsx';
import { useWords } from '../../words/language.tsx';
import type { CompletionBody } from './completion.ts';
import { reasonFault } from './reason.ts';
import { SubmitRow } from './submit-row.tsx';

const words = {
  certain: { zh: '能确定的数额', en: 'What is certain' },
  certainHelp: {
    zh: '保险法25条：六十日内先付能确定的部分，定损照常进行',
    en: 'Insurance Law art. 25: what is certain is paid within sixty days; the assessment goes on',
  },
  amountMissing: { zh: '请填能确定的数额', en: 'Enter what is certain' },
  reason: { zh: '理由', en: 'Reason' },
  short: { zh: '请写理由，至少 5 个字', en: 'Write a reason, at least 5 characters' },
  outcome: { zh: '结论', en: 'Outcome' },
  pay: { zh: '先付能确定的部分', en: 'Pay what is certain' },
  decline: { zh: '还没有能确定的部分', en: 'Nothing is certain yet' },
  choose: { zh: '请选择一项', en: 'Choose one' },
  send: { zh: '先予支付', en: 'Pay in the interim' },
  sendDecline: { zh: '说明暂不支付', en: 'Say why nothing is paid yet' },
  more: { zh: '先予支付（CLM-4）', en: 'Interim payment (CLM-4)' },
};

const empty = { outcome: '' as 'pay' | 'decline' | '', certain: noAmount, reason: '' };

interface CertainFormProps {
  /** Whose draft it is. */
  readonly draftOf: string;
  readonly isSending: boolean;
  readonly problem: Problem | null;
  readonly onCertain: (body: { certainFen: Fen; reason: string }, done: () => void) => void;
  /** Where somebody has been asked, that nothing is certain yet is an answer too. */
  readonly onNothing?: (body: { outcome: 'decline'; reason: string }, done: () => void) => void;
}

/** What of a loss is certain, and why. */
function CertainForm({ draftOf, isSending, problem, onCertain, onNothing }: CertainFormProps) {
  const said = useWords(words);
  const [draft, change, drop] = useDraft(draftOf, empty);
  const [isTried, setIsTried] = useState(false);
  const { certain } = draft;
  const outcome = onNothing ? draft.outcome : 'pay';
  const reason = draft.reason.trim();
  const amountFault = outcome === 'pay' && (certain.fen ?? 0) === 0 ? said.amountMissing : undefined;
  const wordsFault = reasonFault(reason, said.short);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (outcome === '' || amountFault !== undefined || wordsFault !== undefined) return;
    if (outcome === 'decline') onNothing?.({ outcome, reason }, drop);
    else if (certain.fen !== undefined) onCertain({ certainFen: certain.fen, reason }, drop);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {onNothing && (
        <Choices
          name="outcome"
          label={said.outcome}
          error={isTried && outcome === '' ? said.choose : undefined}
          value={outcome === '' ? undefined : outcome}
          onChange={(chosen) => change({ outcome: chosen })}
          choices={[
            { value: 'pay', label: said.pay },
            { value: 'decline', label: said.decline },
          ]}
        />
      )}
      {outcome === 'pay' && (
        <MoneyInput
          name="certainFen"
          label={said.certain}
          help={said.certainHelp}
          error={isTried ? amountFault : undefined}
          value={certain}
          onChange={(amount) => change({ certain: amount })}
        />
      )}
      <TextArea
        name="interim-reason"
        label={said.reason}
        error={isTried ? wordsFault : undefined}
        value={draft.reason}
        maxLength={500}
        rows={2}
        onChange={(text) => change({ reason: text })}
      />
      <SubmitRow
        name={outcome === 'decline' ? said.sendDecline : said.send}
        isSending={isSending}
        problem={problem}
        isLesser={onNothing === undefined}
      />
    </form>
  );
}

/** CLM-4: the task of day 45: what of the loss is certain, or why nothing is. */
export function InterimForm({ taskId }: { readonly taskId: string }) {
  const { isPending, error, mutate } = useCommand('POST /v1/tasks/{taskId}/completion');
  const answer = (body: CompletionBody, onSuccess: () => void) =>
    mutate({ params: { taskId }, body }, { onSuccess });
  return (
    <CertainForm
      draftOf={`interim:${taskId}`}
      isSending={isPending}
      problem={error}
      onCertain={answer}
      onNothing={answer}
    />
  );
}

/** CLM-4: pays the certain part at any time while the amount is open, beside whatever else is to be done. */
export function InterimAtAnyTime({ claimNo }: { readonly claimNo: string }) {
  const said = useWords(words);
  const { isPending, error, mutate } = useCommand('POST /v1/claims/{claimNo}/interim-payment');
  return (
    <details className="block">
      <summary>{said.more}</summary>
      <CertainForm
        draftOf={`interim-of:${claimNo}`}
        isSending={isPending}
        problem={error}
        onCertain={(body, onSuccess) => mutate({ params: { claimNo }, body }, { onSuccess })}
      />
    </details>
  );
}
