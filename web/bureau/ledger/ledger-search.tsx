import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { TextField } from '../../components/fields.tsx';
import { useWords } from '../../words/language.tsx';
import { ledgerAddress, type LedgerQuery } from './ledger-query.ts';

const words = {
  label: { zh: '保单号、案件号、结算单号或方案编号', en: 'Policy, claim, settlement or programme' },
  find: { zh: '查分录', en: 'Find entries' },
};

/** The owner that a number stands for by its own shape. */
function queryOf(text: string): LedgerQuery {
  const code = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (/^set_/i.test(code)) return { settlementId: code };
  if (/^KC\d{4}/i.test(code)) return { claimNo: code.toUpperCase() };
  if (/^KB\d{4}/i.test(code)) return { policyNo: code.toUpperCase() };
  return { programmeId: code };
}

/** Finds the entries of whatever a number names. */
export function LedgerSearch({ query }: { readonly query: LedgerQuery }) {
  const said = useWords(words);
  const navigate = useNavigate();
  const [text, setText] = useState(
    query.policyNo ?? query.claimNo ?? query.settlementId ?? query.programmeId ?? '',
  );
  const find = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void navigate(ledgerAddress(queryOf(text)));
  };
  return (
    <form className="row ledger-search" onSubmit={find} role="search">
      <TextField label={said.label} name="number" value={text} onChange={setText} size={40} />
      <Button htmlType="submit">{said.find}</Button>
    </form>
  );
}
