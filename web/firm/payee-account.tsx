import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { bankAccount } from '../../shared/domain/firms/firm.ts';
import { isAccountOf } from '../../shared/domain/firms/payee-account.ts';
import { useCommand } from '../api/ask.ts';
import { type Account, AccountFields, noAccount } from '../components/account-fields.tsx';
import { AccountRead } from '../components/account-read.tsx';
import { Notice } from '../components/notice.tsx';
import { ProblemBlock } from '../components/problem-block.tsx';
import { useWords } from '../words/language.tsx';

const words = {
  other: { zh: '改用其他账户', en: 'Use another account' },
  own: {
    zh: (name: string) => `只能用本企业名下的账户：${name}`,
    en: (name: string) => `Only an account in your firm's own name: ${name}`,
  },
  faulty: {
    zh: '四项都要填：账号 8 至 32 位数字，联行号 12 位数字',
    en: 'Fill in all four: 8 to 32 digits of the number, 12 of the CNAPS code',
  },
  next: { zh: '下一步：核对', en: 'Next: read it back' },
  readBack: {
    zh: '请逐位核对。确认以后不能在这里改。',
    en: 'Compare it digit by digit. It cannot be changed here once confirmed.',
  },
  change: { zh: '改账户', en: 'Change it' },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
};

interface PayeeAccountProps {
  readonly taskId: string;
  readonly firm: { readonly name: string };
  /** An account that may be used as it stands; left out: one is typed. */
  readonly known?: Account | undefined;
  /** What is said of the account that is there, or of why another is asked for. */
  readonly about: ReactNode;
  /** What the last button says. */
  readonly confirm: string;
}

/** The account that takes money for the firm, in the firm's own name, read back before it is confirmed; kept on the page only. */
export function PayeeAccount({ taskId, confirm, firm, known, about }: PayeeAccountProps) {
  const said = useWords(words);
  const own = { ...noAccount, name: firm.name };
  const [typed, setTyped] = useState<Account | undefined>(known ? undefined : own);
  const [readBack, setReadBack] = useState<Account>();
  const complete = useCommand('POST /v1/tasks/{taskId}/completion');
  if (readBack === undefined) {
    return (
      <>
        {(typed === undefined || known === undefined) && about}
        {typed ? (
          <AccountFields account={typed} change={setTyped} />
        ) : (
          known && <AccountRead account={known} />
        )}
        <ToReadBack account={typed ?? known ?? own} firm={firm} onWhole={setReadBack} />
        {typed === undefined && (
          <button type="button" className="text-button" onClick={() => setTyped(own)}>
            {said.other}
          </button>
        )}
      </>
    );
  }
  return (
    <>
      <Notice tone="warn">{said.readBack}</Notice>
      <AccountRead account={readBack} />
      {complete.error && <ProblemBlock problem={complete.error} />}
      <Button
        type="primary"
        block
        disabled={complete.isPending}
        onClick={() => complete.mutate({ params: { taskId }, body: { payeeAccount: readBack } })}
      >
        {complete.isPending ? said.sending : confirm}
      </Button>
      <button type="button" className="text-button" onClick={() => setReadBack(undefined)}>
        {said.change}
      </button>
    </>
  );
}

interface ToReadBackProps {
  readonly account: Account;
  readonly firm: PayeeAccountProps['firm'];
  readonly onWhole: (account: Account) => void;
}

/** On to reading it back, once it is whole and the firm's own. */
function ToReadBack({ account, firm, onWhole }: ToReadBackProps) {
  const said = useWords(words);
  const [isTried, setIsTried] = useState(false);
  const isWhole = bankAccount.safeParse(account).success;
  const isOwn = isAccountOf(account, firm);
  const fault = isWhole ? (isOwn ? undefined : said.own(firm.name)) : said.faulty;
  const check = () => {
    setIsTried(true);
    if (fault === undefined) onWhole(account);
  };
  return (
    <>
      {isTried && fault !== undefined && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      <Button type="primary" block onClick={check}>
        {said.next}
      </Button>
    </>
  );
}
