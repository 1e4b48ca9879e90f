import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { SelectField } from '../../components/fields.tsx';
import { yuanText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { payerText } from '../../words/payers.ts';
import { BankSlipFields, useBankSlip } from '../bank-slip.tsx';
import type { Clawback } from './clawbacks-page.tsx';

const words = {
  title: { zh: '登记企业退回的款', en: 'Record what the firm has paid back' },
  level: { zh: '退给哪一级', en: 'To which level' },
  parts: { zh: '可以分次登记；多退的不收', en: 'In parts if need be; not more than is left' },
  send: { zh: '登记退回', en: 'Record the repayment' },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
};

/** What the firm has paid back to the payer of a level, at once or in parts. */
export function RepaymentForm({ of }: { readonly of: Clawback }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const owed = of.left.filter(({ fen }) => fen > 0);
  const [level, setLevel] = useState(owed[0]?.level ?? '');
  const [isTried, setIsTried] = useState(false);
  const slip = useBankSlip();
  const record = useCommand('POST /v1/clawbacks/{clawbackId}/repayments');
  const part = owed.find((one) => one.level === level);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (slip.slip === undefined || part === undefined) return;
    record.mutate({
      params: { clawbackId: of.clawbackId },
      body: { level: part.level, ...slip.slip },
    });
  };
  return (
    <Block title={said.title}>
      <form className="stack settlement-words" onSubmit={send} noValidate>
        <SelectField
          label={said.level}
          help={said.parts}
          name="level"
          value={level}
          onChange={setLevel}
          choices={owed.map((one) => ({
            value: one.level,
            label: `${payerText(one, language)} ${yuanText(one.fen)}`,
          }))}
        />
        <BankSlipFields slip={slip} isTried={isTried} />
        {record.error && <ProblemBlock problem={record.error} />}
        <div>
          <Button type="primary" htmlType="submit" disabled={record.isPending}>
            {record.isPending ? said.sending : said.send}
          </Button>
        </div>
      </form>
    </Block>
  );
}
