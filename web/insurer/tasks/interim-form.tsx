import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { useDraft } from '../../components/draft.ts';
import { Choices, TextArea } from '../../components/fields.tsx';
import { MoneyInput, noAmount } from '../../components/money-input.tsx';
import { useWords } from '../../words/language.tsx';
import { useCompletion } from './completion.ts';
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

/** CLM-4: the task of day 45: what of the loss is certain, or why nothing is. */
export function InterimForm({ taskId }: { readonly taskId: string }) {
  const said = useWords(words);
  const [draft, change, drop] = useDraft(`interim:${taskId}`, empty);
  const [isTried, setIsTried] = useState(false);
  const { isSending, problem, complete } = useCompletion(taskId, drop);
  const { outcome, certain, reason } = draft;
  const isPaying = outcome === 'pay';
  const amountFault = isPaying && (certain.fen ?? 0) === 0 ? said.amountMissing : undefined;
  const wordsFault = reasonFault(reason, said.short);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (outcome === '' || amountFault !== undefined || wordsFault !== undefined) return;
    if (!isPaying) complete({ outcome: 'decline', reason: reason.trim() });
    else if (certain.fen !== undefined) complete({ certainFen: certain.fen, reason: reason.trim() });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
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
      {isPaying && (
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
        name="reason"
        label={said.reason}
        error={isTried ? wordsFault : undefined}
        value={reason}
        maxLength={500}
        rows={2}
        onChange={(text) => change({ reason: text })}
      />
      <SubmitRow
        name={outcome === 'decline' ? said.sendDecline : said.send}
        isSending={isSending}
        problem={problem}
      />
    </form>
  );
}

/** CLM-4: pays the certain part at any time while the amount is open, beside whatever else is to be done. */
export function InterimAtAnyTime({ claimNo }: { readonly claimNo: string }) {
  const said = useWords(words);
  const [draft, change, drop] = useDraft(`interim-of:${claimNo}`, { certain: noAmount, reason: '' });
  const [isTried, setIsTried] = useState(false);
  const command = useCommand('POST /v1/claims/{claimNo}/interim-payment');
  const { certain, reason } = draft;
  const amountFault = (certain.fen ?? 0) === 0 ? said.amountMissing : undefined;
  const wordsFault = reasonFault(reason, said.short);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (certain.fen === undefined || amountFault !== undefined || wordsFault !== undefined) return;
    command.mutate(
      { params: { claimNo }, body: { certainFen: certain.fen, reason: reason.trim() } },
      { onSuccess: drop },
    );
  };
  return (
    <details className="block">
      <summary>{said.more}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <MoneyInput
          name="certainFen"
          label={said.certain}
          help={said.certainHelp}
          error={isTried ? amountFault : undefined}
          value={certain}
          onChange={(amount) => change({ certain: amount })}
        />
        <TextArea
          name="interim-reason"
          label={said.reason}
          error={isTried ? wordsFault : undefined}
          value={reason}
          maxLength={500}
          rows={2}
          onChange={(text) => change({ reason: text })}
        />
        <SubmitRow name={said.send} isSending={command.isPending} problem={command.error} isLesser />
      </form>
    </details>
  );
}
