import { useState } from 'react';
import { dayOf } from '../../shared/domain/dates.ts';
import type { Fen } from '../../shared/domain/money.ts';
import { useServiceNow } from '../api/service-time.ts';
import { DateField, TextField } from '../components/fields.tsx';
import { MoneyInput, noAmount, type TypedAmount } from '../components/money-input.tsx';
import { timeText } from '../words/dates.tsx';
import { useWords } from '../words/language.tsx';

const words = {
  reference: { zh: '流水号', en: 'Bank reference' },
  slip: { zh: '与银行回单一致', en: 'As on the bank slip' },
  day: { zh: '付款日', en: 'Paid on' },
  time: { zh: '付款时间', en: 'At' },
  amount: { zh: '金额', en: 'Amount' },
  missing: { zh: '请填写', en: 'Fill this in' },
};

interface TypedSlip {
  readonly reference: string;
  /** `undefined`: now. */
  readonly day?: string;
  readonly time?: string;
  readonly amount: TypedAmount;
}

export interface BankSlip {
  readonly bankReference: string;
  readonly paidAt: string;
  readonly amountFen: Fen;
}

const emptySlip: TypedSlip = { reference: '', amount: noAmount };

/** What a bank slip says, as it is being typed, and the slip once it is whole. */
export function useBankSlip() {
  const now = useServiceNow();
  const [typed, setTyped] = useState(emptySlip);
  const day = typed.day ?? (now && dayOf(now)) ?? '';
  const time = typed.time ?? (now && timeText(now)) ?? '';
  const bankReference = typed.reference.trim();
  const amountFen = typed.amount.fen;
  const slip: BankSlip | undefined =
    bankReference === '' || amountFen === undefined || day === '' || time === ''
      ? undefined
      : { bankReference, paidAt: `${day}T${time}:00+08:00`, amountFen };
  const change = (part: Partial<TypedSlip>) => setTyped((held) => ({ ...held, ...part }));
  return { typed: { ...typed, day, time }, change, slip };
}

interface BankSlipFieldsProps {
  readonly slip: ReturnType<typeof useBankSlip>;
  /** What is due, where the amount has to be it. */
  readonly expected?: Fen;
  /** Whether somebody has tried to send it. */
  readonly isTried: boolean;
}

/** Reference, time and amount of a payment. */
export function BankSlipFields({ slip, expected, isTried }: BankSlipFieldsProps) {
  const said = useWords(words);
  const { typed, change } = slip;
  return (
    <>
      <TextField
        label={said.reference}
        help={said.slip}
        name="bankReference"
        value={typed.reference}
        onChange={(reference) => change({ reference })}
        maxLength={64}
        error={isTried && typed.reference.trim() === '' ? said.missing : undefined}
      />
      <div className="row">
        <DateField label={said.day} name="paidOn" value={typed.day} onChange={(day) => change({ day })} />
        <TextField
          label={said.time}
          name="paidTime"
          type="time"
          value={typed.time}
          onChange={(time) => change({ time })}
        />
      </div>
      <MoneyInput
        label={said.amount}
        name="amountFen"
        value={typed.amount}
        onChange={(amount) => change({ amount })}
        expected={expected}
        error={isTried && typed.amount.fen === undefined ? said.missing : undefined}
      />
    </>
  );
}
