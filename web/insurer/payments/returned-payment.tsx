import { type FormEvent, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { claimNo as claimNumber } from '../../../shared/domain/ids.ts';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { TextField } from '../../components/fields.tsx';
import { Block } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';
import { SubmitRow } from '../tasks/submit-row.tsx';
import { PaidPayments } from './paid-payments.tsx';

const words = {
  title: { zh: '被银行退回的赔款', en: 'An indemnity that came back' },
  how: {
    zh: '付出的赔款被银行退回时在这里登记：原付款记为退回，同一金额重新待付；付给企业的，会请企业另报账户。流水里写明退回的，读入流水时已自动登记。',
    en: 'Record here that the bank sent an indemnity back: it is due once more, and the firm is asked for another account where it was the payee. What a statement says came back is recorded when the statement is read.',
  },
  claim: { zh: '案件号', en: 'Claim' },
  wrong: { zh: '请填案件号', en: 'Enter a claim number' },
  find: { zh: '找付款', en: 'Find its payments' },
};

/** Which claim's payments are looked at is in the address. */
export const returnedOf = 'returned';

/** What came back from the bank of what was paid: found by its claim. */
export function ReturnedPayment() {
  const said = useWords(words);
  const [search, setSearch] = useSearchParams();
  const asked = claimNumber.safeParse(search.get(returnedOf));
  const [typed, setTyped] = useState(search.get(returnedOf) ?? '');
  const [isTried, setIsTried] = useState(false);
  const found = claimNumber.safeParse(typed.replaceAll(/\s/g, '').toUpperCase());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!found.success) return;
    const changed = new URLSearchParams(search);
    changed.set(returnedOf, found.data);
    setSearch(changed);
  };
  return (
    <Block title={said.title}>
      <p className="quiet">{said.how}</p>
      <form className="stack desk-form" onSubmit={submit} noValidate>
        <TextField
          name="returned-claim"
          label={said.claim}
          error={isTried && !found.success ? said.wrong : undefined}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
        />
        <SubmitRow name={said.find} isSending={false} problem={null} isLesser />
      </form>
      {asked.success && <PaidOf key={asked.data} claimNo={asked.data} />}
    </Block>
  );
}

function PaidOf({ claimNo }: { readonly claimNo: string }) {
  const claim = useAsk('GET /v1/claims/{claimNo}', { params: { claimNo } });
  return (
    <Asked query={claim}>
      {(loaded) => (
        <>
          <Link to={`/insurer/claims/${claimNo}`}>
            <CodeText code={claimNo} />
          </Link>
          <PaidPayments claim={loaded} />
        </>
      )}
    </Asked>
  );
}
