import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { TextField } from '../../components/fields.tsx';
import { useWords } from '../../words/language.tsx';
import { SubmitRow } from '../tasks/submit-row.tsx';

const words = {
  title: { zh: '做一份新文件', en: 'Make a new file' },
  name: { zh: '本公司付款户名', en: "Your account's name" },
  number: { zh: '付款账号', en: 'Account number' },
  bankName: { zh: '开户行', en: 'Bank' },
  cnapsCode: { zh: '联行号', en: 'CNAPS code' },
  needed: { zh: '请填写', en: 'Needed' },
  digits: { zh: '8 至 32 位数字', en: '8 to 32 digits' },
  twelve: { zh: '12 位数字', en: '12 digits' },
  make: { zh: '生成付款文件', en: 'Make the file' },
};

const empty = { name: '', number: '', bankName: '', cnapsCode: '' };
type Account = typeof empty;

/** From which account the bank is to pay; accounts are never kept on the device. */
export function NewPaymentFile({
  onMade,
}: {
  readonly onMade: (file: AnswerOf<'POST /v1/payment-files'>) => void;
}) {
  const said = useWords(words);
  const [account, setAccount] = useState<Account>(empty);
  const [isTried, setIsTried] = useState(false);
  const command = useCommand('POST /v1/payment-files');
  const faults: Readonly<Record<keyof Account, string | undefined>> = {
    name: account.name.trim() === '' ? said.needed : undefined,
    number: /^\d{8,32}$/.test(account.number) ? undefined : said.digits,
    bankName: account.bankName.trim() === '' ? said.needed : undefined,
    cnapsCode: /^\d{12}$/.test(account.cnapsCode) ? undefined : said.twelve,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (Object.values(faults).some((fault) => fault !== undefined)) return;
    const done = (file: Parameters<typeof onMade>[0]) => {
      setAccount(empty);
      setIsTried(false);
      onMade(file);
    };
    command.mutate({ body: { debtor: account } }, { onSuccess: done });
  };
  return (
    <details>
      <summary>{said.title}</summary>
      <form className="stack desk-form" onSubmit={submit} noValidate>
        {(['name', 'number', 'bankName', 'cnapsCode'] as const).map((field) => (
          <TextField
            key={field}
            name={`debtor.${field}`}
            label={said[field]}
            error={isTried ? faults[field] : undefined}
            autoComplete="off"
            value={account[field]}
            onChange={(text) => setAccount({ ...account, [field]: text })}
          />
        ))}
        <SubmitRow name={said.make} isSending={command.isPending} problem={command.error} isLesser />
      </form>
    </details>
  );
}
