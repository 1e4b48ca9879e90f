import { TextField } from './fields.tsx';
import { useWords } from '../words/language.tsx';

const words = {
  name: { zh: '户名', en: 'Account name' },
  nameHelp: { zh: '户名须与单位一致', en: "In the organisation's own name" },
  number: { zh: '账号', en: 'Account number' },
  numberHelp: { zh: '8 至 32 位数字', en: '8 to 32 digits' },
  bank: { zh: '开户行', en: 'Bank' },
  cnaps: { zh: '联行号', en: 'CNAPS code' },
  cnapsHelp: { zh: '12 位数字', en: '12 digits' },
};

export interface Account {
  readonly name: string;
  readonly number: string;
  readonly bankName: string;
  readonly cnapsCode: string;
}

export const noAccount: Account = { name: '', number: '', bankName: '', cnapsCode: '' };

/** A corporate account; kept on the page only, never in a draft. */
export function AccountFields({
  account,
  change,
}: {
  readonly account: Account;
  readonly change: (account: Account) => void;
}) {
  const said = useWords(words);
  const set = (field: keyof Account) => (value: string) => change({ ...account, [field]: value });
  return (
    <>
      <TextField
        name="accountName"
        label={said.name}
        help={said.nameHelp}
        value={account.name}
        onChange={set('name')}
      />
      <TextField
        name="accountNumber"
        label={said.number}
        help={said.numberHelp}
        value={account.number}
        onChange={(value) => set('number')(value.replaceAll(/\s/g, ''))}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField name="bankName" label={said.bank} value={account.bankName} onChange={set('bankName')} />
      <TextField
        name="cnapsCode"
        label={said.cnaps}
        help={said.cnapsHelp}
        value={account.cnapsCode}
        onChange={set('cnapsCode')}
        inputMode="numeric"
        autoComplete="off"
      />
    </>
  );
}
