import { Button } from 'antd';
import { useState } from 'react';
import { useAsk, useCommand } from '../../api/ask.ts';
import { type Account, AccountFields, noAccount } from '../../components/account-fields.tsx';
import { Outline } from '../../components/asked.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '保费收款账户', en: 'Account for premiums' },
  why: {
    zh: '投保企业的付款页和缴费通知书上写的就是这个账户。',
    en: 'What firms read on their payment page and on the premium notice.',
  },
  none: {
    zh: '还没有收款账户，企业不知道钱付到哪里。',
    en: 'No account yet: firms cannot see where to pay.',
  },
  name: { zh: '户名', en: 'Account name' },
  number: { zh: '账号', en: 'Account number' },
  bank: { zh: '开户行', en: 'Bank' },
  change: { zh: '更换账户', en: 'Change the account' },
  save: { zh: '保存账户', en: 'Save the account' },
  keep: { zh: '不更换', en: 'Keep it' },
  saved: { zh: '已保存，从现在起按新账户收款', en: 'Saved: premiums go there from now on' },
};

/** Where premiums are paid (G4): shown to every firm that owes one. */
export function CollectingAccount() {
  const said = useWords(words);
  const { org: insurer } = useWho();
  const known = useAsk('GET /v1/insurers/{insurer}/account', { params: { insurer } });
  const save = useCommand('PUT /v1/insurers/{insurer}/account');
  const [typed, setTyped] = useState<Account | undefined>();
  const isMissing = known.error?.code === 'not-found';
  if (known.isPending) return <Outline lines={3} />;
  if (known.error && !isMissing) return <ProblemBlock problem={known.error} />;
  const store = (account: Account) =>
    save.mutate({ params: { insurer }, body: account }, { onSuccess: () => setTyped(undefined) });
  return (
    <Block title={said.title}>
      <p className="quiet">{said.why}</p>
      {isMissing && <Notice tone="warn">{said.none}</Notice>}
      {save.isSuccess && typed === undefined && <Notice tone="good">{said.saved}</Notice>}
      {known.data && typed === undefined && (
        <Facts
          rows={[
            [said.name, known.data.name],
            [said.number, known.data.number],
            [said.bank, known.data.bankName],
          ]}
        />
      )}
      {save.error && <ProblemBlock problem={save.error} />}
      {typed && <AccountFields account={typed} change={setTyped} />}
      <div className="row">
        {typed ? (
          <>
            <Button disabled={save.isPending} onClick={() => store(typed)}>
              {said.save}
            </Button>
            <Button onClick={() => setTyped(undefined)}>{said.keep}</Button>
          </>
        ) : (
          <Button onClick={() => setTyped(noAccount)}>{said.change}</Button>
        )}
      </div>
    </Block>
  );
}
