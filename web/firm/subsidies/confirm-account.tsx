import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { ClockBadge } from '../../components/clock-badge.tsx';
import { yuanText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import { PayeeAccount } from '../payee-account.tsx';
import type { Application } from './own-applications.ts';

const words = {
  title: { zh: '确认收款账户', en: 'Confirm the account' },
  onFile: {
    zh: '企业资料里的账户。补贴会拨到这里，请与开户许可证逐位核对。',
    en: 'The account in your profile. The subsidy is paid to it: compare it with your bank papers digit by digit.',
  },
  confirm: {
    zh: (yuan: string) => `账户无误，${yuan} 拨到这里`,
    en: (yuan: string) => `It is right, pay ${yuan} to it`,
  },
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
              return (
                <PayeeAccount
                  taskId={task.taskId}
                  firm={loaded}
                  known={loaded.bankAccount}
                  about={loaded.bankAccount && <p>{said.onFile}</p>}
                  confirm={said.confirm(yuanText(of.grant?.grantedFen ?? 0))}
                />
              );
            }}
          </Asked>
        )}
      </Asked>
    </Block>
  );
}
