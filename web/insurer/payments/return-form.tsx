import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { useServiceNow } from '../../api/service-time.ts';
import { useDraft } from '../../components/draft.ts';
import { TextArea, TextField } from '../../components/fields.tsx';
import { yuanText } from '../../components/money-text.tsx';
import { useWords } from '../../words/language.tsx';
import type { Claim } from '../claims/claim.ts';
import { reasonFault } from '../tasks/reason.ts';
import { instantOfShanghai, minuteInShanghai } from '../tasks/shanghai-time.ts';
import { SubmitRow } from '../tasks/submit-row.tsx';

const words = {
  reference: { zh: '退回的流水号', en: "The return's bank reference" },
  asOnSlip: { zh: '与银行回单一致', en: 'As on the bank slip' },
  referenceMissing: { zh: '请填银行回单上的流水号', en: 'Enter the reference of the bank slip' },
  returnedAt: { zh: '退回时间', en: 'Came back at' },
  outside: { zh: '须在付款之后，且不晚于现在', en: 'After the payment and not later than now' },
  reason: { zh: '银行写的原因', en: "The bank's reason" },
  reasonHelp: { zh: '如：账号与户名不符、账户已销', en: 'Such as: name and number differ, account closed' },
  short: { zh: '请写原因，至少 5 个字', en: 'Say why, at least 5 characters' },
  send: { zh: (sum: string) => `登记退回 ${sum}`, en: (sum: string) => `Record that ${sum} came back` },
};

const empty = { reference: '', returnedAt: '', reason: '' };

interface ReturnFormProps {
  readonly claimNo: string;
  readonly payment: NonNullable<Claim['payments']>[number];
  readonly onDone: () => void;
}

/** What the bank says of a payment that came back. */
export function ReturnForm({ claimNo, payment, onDone }: ReturnFormProps) {
  const said = useWords(words);
  const now = useServiceNow();
  const { paymentId, paidAt } = payment;
  const [draft, change, drop] = useDraft(`returned:${paymentId}`, empty);
  const [isTried, setIsTried] = useState(false);
  const command = useCommand('POST /v1/claims/{claimNo}/payments/{paymentId}/return');
  const returnedAt = instantOfShanghai(draft.returnedAt);
  const isOutside =
    returnedAt === undefined ||
    (now !== undefined && returnedAt > now) ||
    (paidAt !== undefined && draft.returnedAt.slice(0, 10) < minuteInShanghai(paidAt).slice(0, 10));
  const faults = {
    reference: draft.reference.trim() === '' ? said.referenceMissing : undefined,
    returnedAt: isOutside ? said.outside : undefined,
    reason: reasonFault(draft.reason, said.short),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (returnedAt === undefined || Object.values(faults).some((fault) => fault !== undefined)) return;
    const body = { bankReference: draft.reference.trim(), returnedAt, reason: draft.reason.trim() };
    const onSuccess = () => {
      drop();
      onDone();
    };
    command.mutate({ params: { claimNo, paymentId }, body }, { onSuccess });
  };
  const shown = isTried ? faults : undefined;
  return (
    <form className="stack desk-form" onSubmit={submit} noValidate>
      <TextField
        name="returnReference"
        label={said.reference}
        help={said.asOnSlip}
        error={shown?.reference}
        value={draft.reference}
        maxLength={64}
        autoComplete="off"
        onChange={(reference) => change({ reference })}
      />
      <TextField
        name="returnedAt"
        type="datetime-local"
        label={said.returnedAt}
        error={shown?.returnedAt}
        value={draft.returnedAt}
        {...(now !== undefined && { max: minuteInShanghai(now) })}
        onChange={(typed) => change({ returnedAt: typed })}
      />
      <TextArea
        name="return-reason"
        label={said.reason}
        help={said.reasonHelp}
        error={shown?.reason}
        value={draft.reason}
        maxLength={500}
        rows={2}
        onChange={(reason) => change({ reason })}
      />
      <SubmitRow
        name={said.send(yuanText(payment.fen))}
        isSending={command.isPending}
        problem={command.error}
        isLesser
      />
    </form>
  );
}
