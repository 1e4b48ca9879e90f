import { Button } from 'antd';
import { useState } from 'react';
import { bankAccount } from '../../../shared/domain/firms/firm.ts';
import { isAccountOf } from '../../../shared/domain/firms/payee-account.ts';
import { useAsk, useCommand } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { type Account, AccountFields, noAccount } from '../../components/account-fields.tsx';
import { AccountRead } from '../../components/account-read.tsx';
import { Asked } from '../../components/asked.tsx';
import { ClockBadge } from '../../components/clock-badge.tsx';
import { yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import type { Application } from './own-applications.ts';

const words = {
  title: { zh: '确认收款账户', en: 'Confirm the account' },
  onFile: {
    zh: '企业资料里的账户。补贴会拨到这里，请与开户许可证逐位核对。',
    en: 'The account in your profile. The subsidy is paid to it: compare it with your bank papers digit by digit.',
  },
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
  confirm: {
    zh: (yuan: string) => `账户无误，${yuan} 拨到这里`,
    en: (yuan: string) => `It is right, pay ${yuan} to it`,
  },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
  done: { zh: '这件事已经办完，请刷新看进度', en: 'This is done already. Reload to see where it stands' },
};

/** SUB-14: the account that the subsidy goes to, read back before it is confirmed. */
export function ConfirmAccount({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const { org } = useWho();
  const firm = useAsk('GET /v1/firms/{uscc}', { params: { uscc: org } });
  const tasks = useAsk('GET /v1/tasks', { query: { kind: 'confirm-account', limit: 100 } });
  return (
    <Block title={said.title} beside={of.dueOn && <ClockBadge clock={{ dueOn: of.dueOn }} />}>
      <Asked query={firm}>
        {(loaded) => (
          <Asked query={tasks}>
            {({ items }) => {
              const task = items.find((one) => one.applicationId === of.applicationId);
              if (task === undefined) return <p>{said.done}</p>;
              return <Confirming taskId={task.taskId} firm={loaded} fen={of.grant?.grantedFen ?? 0} />;
            }}
          </Asked>
        )}
      </Asked>
    </Block>
  );
}

interface ConfirmingProps {
  readonly taskId: string;
  readonly firm: AnswerOf<'GET /v1/firms/{uscc}'>;
  readonly fen: number;
}

function Confirming({ taskId, firm, fen }: ConfirmingProps) {
  const said = useWords(words);
  const [typed, setTyped] = useState<Account | undefined>(firm.bankAccount ? undefined : noAccount);
  const [readBack, setReadBack] = useState<Account>();
  const [fault, setFault] = useState<string>();
  const complete = useCommand('POST /v1/tasks/{taskId}/completion');
  const check = (account: Account) => {
    const isWhole = bankAccount.safeParse(account).success;
    const isOwn = isAccountOf(account, firm);
    setFault(isWhole ? (isOwn ? undefined : said.own(firm.name)) : said.faulty);
    if (isWhole && isOwn) setReadBack(account);
  };
  if (readBack !== undefined) {
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
          {complete.isPending ? said.sending : said.confirm(yuanText(fen))}
        </Button>
        <button type="button" className="text-button" onClick={() => setReadBack(undefined)}>
          {said.change}
        </button>
      </>
    );
  }
  const known = firm.bankAccount;
  return (
    <>
      {typed === undefined && known && (
        <>
          <p>{said.onFile}</p>
          <AccountRead account={known} />
        </>
      )}
      {typed !== undefined && <AccountFields account={typed} change={setTyped} />}
      {fault !== undefined && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      <Button type="primary" block onClick={() => check(typed ?? known ?? noAccount)}>
        {said.next}
      </Button>
      {typed === undefined && (
        <button
          type="button"
          className="text-button"
          onClick={() => setTyped({ ...noAccount, name: firm.name })}
        >
          {said.other}
        </button>
      )}
    </>
  );
}
