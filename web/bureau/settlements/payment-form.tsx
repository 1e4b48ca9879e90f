import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import { BankSlipFields, useBankSlip } from '../bank-slip.tsx';
import type { Part } from './payments-block.tsx';
import type { Settlement } from './settlement-table.tsx';

const words = {
  title: {
    zh: (level: string, payer: string) => `登记 ${level} ${payer} 的付款`,
    en: (level: string, payer: string) => `Record the payment of ${level} ${payer}`,
  },
  send: { zh: '登记付款', en: 'Record payment' },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
};

/** B3: the payment of one payer, to the fen, as its bank slip says. */
export function PaymentForm({ of, part }: { readonly of: Settlement; readonly part: Part }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const slip = useBankSlip();
  const [isTried, setIsTried] = useState(false);
  const pay = useCommand('POST /v1/settlements/{settlementId}/payments');
  const send = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (slip.slip === undefined) return;
    pay.mutate({
      params: { settlementId: of.settlementId },
      body: { level: part.level, payer: part.payer, ...slip.slip },
    });
  };
  return (
    <form className="stack settlement-words" onSubmit={send} noValidate>
      <h3>{said.title(levelWords[part.level]?.[language] ?? '', part.names[language])}</h3>
      <BankSlipFields slip={slip} expected={part.fen} isTried={isTried} />
      {pay.error && <ProblemBlock problem={pay.error} />}
      <div>
        <Button type="primary" htmlType="submit" disabled={pay.isPending}>
          {pay.isPending ? said.sending : said.send}
        </Button>
      </div>
    </form>
  );
}
