import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { dayOf } from '../../../shared/domain/dates.ts';
import { useCommand } from '../../api/ask.ts';
import { useServiceNow } from '../../api/service-time.ts';
import { DateField, TextField } from '../../components/fields.tsx';
import { MoneyInput, noAmount } from '../../components/money-input.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { timeText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import type { Part } from './payments-block.tsx';
import type { Settlement } from './settlement-table.tsx';

const words = {
  title: {
    zh: (level: string, payer: string) => `登记 ${level} ${payer} 的付款`,
    en: (level: string, payer: string) => `Record the payment of ${level} ${payer}`,
  },
  reference: { zh: '流水号', en: 'Bank reference' },
  slip: { zh: '与银行回单一致', en: 'As on the bank slip' },
  day: { zh: '付款日', en: 'Paid on' },
  time: { zh: '付款时间', en: 'At' },
  amount: { zh: '金额', en: 'Amount' },
  send: { zh: '登记付款', en: 'Record payment' },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
  missing: { zh: '请填写', en: 'Fill this in' },
};

/** B3: the payment of one payer, to the fen, as its bank slip says. */
export function PaymentForm({ of, part }: { readonly of: Settlement; readonly part: Part }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const now = useServiceNow();
  const [reference, setReference] = useState('');
  const [day, setDay] = useState<string>();
  const [time, setTime] = useState<string>();
  const [amount, setAmount] = useState(noAmount);
  const [isTried, setIsTried] = useState(false);
  const pay = useCommand('POST /v1/settlements/{settlementId}/payments');
  const paidOn = day ?? (now && dayOf(now)) ?? '';
  const paidAt = time ?? (now && timeText(now)) ?? '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (reference.trim() === '' || amount.fen === undefined || paidOn === '' || paidAt === '') return;
    pay.mutate({
      params: { settlementId: of.settlementId },
      body: {
        level: part.level,
        payer: part.payer,
        bankReference: reference.trim(),
        paidAt: `${paidOn}T${paidAt}:00+08:00`,
        amountFen: amount.fen,
      },
    });
  };
  return (
    <form className="stack settlement-words" onSubmit={send} noValidate>
      <h3>{said.title(levelWords[part.level]?.[language] ?? '', part.payer)}</h3>
      <TextField
        label={said.reference}
        help={said.slip}
        name="bankReference"
        value={reference}
        onChange={setReference}
        maxLength={64}
        error={isTried && reference.trim() === '' ? said.missing : undefined}
      />
      <div className="row">
        <DateField label={said.day} name="paidOn" value={paidOn} onChange={setDay} />
        <TextField label={said.time} name="paidTime" type="time" value={paidAt} onChange={setTime} />
      </div>
      <MoneyInput
        label={said.amount}
        name="amountFen"
        value={amount}
        onChange={setAmount}
        expected={part.fen}
        error={isTried && amount.fen === undefined ? said.missing : undefined}
      />
      {pay.error && <ProblemBlock problem={pay.error} />}
      <div>
        <Button type="primary" htmlType="submit" disabled={pay.isPending}>
          {pay.isPending ? said.sending : said.send}
        </Button>
      </div>
    </form>
  );
}
