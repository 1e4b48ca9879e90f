import { type FormEvent, useState } from 'react';
import type { Fen } from '../../../shared/domain/money.ts';
import { useServiceNow } from '../../api/service-time.ts';
import { TextField } from '../../components/fields.tsx';
import { MoneyInput, noAmount, type TypedAmount } from '../../components/money-input.tsx';
import { yuanText } from '../../components/money-text.tsx';
import { useWords } from '../../words/language.tsx';
import { useCompletion } from './completion.ts';
import { instantOfShanghai, minuteInShanghai } from './shanghai-time.ts';
import { SubmitRow } from './submit-row.tsx';

const words = {
  reference: { zh: '流水号', en: 'Bank reference' },
  asOnSlip: { zh: '与银行回单一致', en: 'As on the bank slip' },
  referenceMissing: { zh: '请填银行回单上的流水号', en: 'Enter the reference of the bank slip' },
  paidAt: { zh: '付款时间', en: 'Paid at' },
  paidAtMissing: { zh: '请填付款的日期和时间', en: 'Enter the day and time of the payment' },
  future: { zh: '付款时间不能晚于现在', en: 'It cannot be later than now' },
  amount: { zh: '金额', en: 'Amount' },
  due: { zh: (due: string) => `应付 ${due}`, en: (due: string) => `${due} is due` },
  amountMissing: { zh: '请填实际付出的金额', en: 'Enter what was really paid' },
  notDue: { zh: (due: string) => `与应付 ${due} 不符`, en: (due: string) => `Not the ${due} due` },
  confirm: { zh: (due: string) => `确认已付 ${due}`, en: (due: string) => `Confirm ${due} paid` },
};

interface PaymentFormProps {
  readonly taskId: string;
  /** What the payment has to be, to the fen. */
  readonly dueFen: Fen;
  readonly onDone?: () => void;
}

/** I5: what the bank slip says of a payment; nothing is sent that is not the amount due. */
export function PaymentForm({ taskId, dueFen, onDone }: PaymentFormProps) {
  const said = useWords(words);
  const now = useServiceNow();
  const [reference, setReference] = useState('');
  const [paidAt, setPaidAt] = useState('');
  const [amount, setAmount] = useState<TypedAmount>(noAmount);
  const [isTried, setIsTried] = useState(false);
  const { isSending, problem, complete } = useCompletion(taskId, onDone);
  const instant = instantOfShanghai(paidAt);
  const faults = {
    reference: reference.trim() === '' ? said.referenceMissing : undefined,
    paidAt:
      instant === undefined
        ? said.paidAtMissing
        : now !== undefined && instant > now
          ? said.future
          : undefined,
    amount:
      amount.fen === undefined
        ? said.amountMissing
        : amount.fen === dueFen
          ? undefined
          : said.notDue(yuanText(dueFen)),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (instant === undefined || amount.fen === undefined) return;
    if (Object.values(faults).some((fault) => fault !== undefined)) return;
    complete({ bankReference: reference.trim(), paidAt: instant, amountFen: amount.fen });
  };
  const shown = isTried ? faults : undefined;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        name="bankReference"
        label={said.reference}
        help={said.asOnSlip}
        error={shown?.reference}
        value={reference}
        maxLength={64}
        autoComplete="off"
        onChange={setReference}
      />
      <TextField
        name="paidAt"
        type="datetime-local"
        label={said.paidAt}
        error={shown?.paidAt}
        value={paidAt}
        {...(now !== undefined && { max: minuteInShanghai(now) })}
        onChange={setPaidAt}
      />
      <MoneyInput
        name="amountFen"
        label={said.amount}
        help={said.due(yuanText(dueFen))}
        error={shown?.amount}
        expected={dueFen}
        value={amount}
        onChange={setAmount}
      />
      <SubmitRow name={said.confirm(yuanText(dueFen))} isSending={isSending} problem={problem} />
    </form>
  );
}
