import { useWords } from '../words/language.tsx';
import type { Account } from './account-fields.tsx';
import { Facts } from './page.tsx';
import './account-read.css';

const words = {
  name: { zh: '户名', en: 'Account name' },
  number: { zh: '账号', en: 'Account number' },
  bank: { zh: '开户行', en: 'Bank' },
  cnaps: { zh: '联行号', en: 'CNAPS code' },
};

/** An account as it is read back: digits in fours, so that they can be compared with a paper one by one. */
export function AccountRead({ account }: { readonly account: Account }) {
  const said = useWords(words);
  return (
    <Facts
      rows={[
        [said.name, account.name],
        [said.number, <Digits key="number" of={account.number} />],
        [said.bank, account.bankName],
        [said.cnaps, <Digits key="cnaps" of={account.cnapsCode} />],
      ]}
    />
  );
}

function Digits({ of }: { readonly of: string }) {
  const groups = of.match(/.{1,4}/g) ?? [];
  return (
    <span className="account-read">
      {groups.map((group, at) => (
        <span key={at}>{group}</span>
      ))}
    </span>
  );
}
