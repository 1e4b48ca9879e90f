import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { AccountFields, noAccount } from '../../components/account-fields.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  why: {
    zh: '银行退回了赔款。请另报一个本企业名下的账户，保险公司会再付一次。',
    en: "The bank sent the money back. Name another account in your firm's own name; the insurer pays again.",
  },
  missing: {
    zh: '四项都要填：账号 8 至 32 位数字，联行号 12 位数字',
    en: 'Fill in all four: 8 to 32 digits of the number, 12 of the CNAPS code',
  },
  send: { zh: '请付到这个账户', en: 'Pay to this account' },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
};

/** After an indemnity came back the firm names an account that can take it; it is kept on the page only. */
export function NewAccount({ taskId }: { readonly taskId: string }) {
  const said = useWords(words);
  const [account, setAccount] = useState(noAccount);
  const [isTried, setIsTried] = useState(false);
  const complete = useCommand('POST /v1/tasks/{taskId}/completion');
  const isWhole =
    account.name.trim() !== '' &&
    account.bankName.trim() !== '' &&
    /^\d{8,32}$/.test(account.number) &&
    /^\d{12}$/.test(account.cnapsCode);
  const send = () => {
    setIsTried(true);
    if (isWhole) complete.mutate({ params: { taskId }, body: { payeeAccount: account } });
  };
  return (
    <>
      <p>{said.why}</p>
      <AccountFields account={account} change={setAccount} />
      {isTried && !isWhole && (
        <p role="alert" className="field-error">
          {said.missing}
        </p>
      )}
      {complete.error && <ProblemBlock problem={complete.error} />}
      <Button type="primary" block disabled={complete.isPending} onClick={send}>
        {complete.isPending ? said.sending : said.send}
      </Button>
    </>
  );
}
