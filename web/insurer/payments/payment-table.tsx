import { Fragment } from 'react';
import { Link, useSearchParams } from 'react-router';
import { asFen } from '../../../shared/domain/money.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { ClockBadge } from '../../components/clock-badge.tsx';
import { CodeText, CopyButton } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { taskWords, wordOf } from '../../words/claims.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { PaymentForm } from '../tasks/payment-form.tsx';
import { DeskTable } from '../desk-table.tsx';

const words = {
  caption: {
    zh: '待付款项，剩余时间少的在前；金额单位：元',
    en: 'To be paid, least time left first; in yuan',
  },
  left: { zh: '剩余', en: 'Time left' },
  lastDay: { zh: '法定末日', en: 'Last day' },
  what: { zh: '用途', en: 'For' },
  about: { zh: '案件或保单', en: 'Claim or policy' },
  payee: { zh: '收款户名、账号', en: "Payee's name and account" },
  asked: { zh: '尚无账户，先问企业', en: 'No account yet: ask the firm' },
  coInsurer: { zh: '共保承保人', en: 'The co-insurer' },
  amount: { zh: '金额', en: 'Amount' },
  do: { zh: '办理', en: 'Record' },
  confirm: { zh: '登记付款', en: 'Record the payment' },
  close: { zh: '收起', en: 'Close' },
  account: { zh: '账号', en: 'account' },
};

type TaskRow = AnswerOf<'GET /v1/tasks'>['items'][number];

/** Payments that wait; one opens in place to take what the bank slip says. */
export function PaymentTable({ tasks }: { readonly tasks: readonly TaskRow[] }) {
  const said = useWords(words);
  const [search, setSearch] = useSearchParams();
  const open = search.get('task');
  const show = (taskId: string | undefined) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (taskId === undefined) after.delete('task');
        else after.set('task', taskId);
        return after;
      },
      { replace: true },
    );
  return (
    <DeskTable
      caption={said.caption}
      heads={[said.left, said.lastDay, said.what, said.about, said.payee, { number: said.amount }, said.do]}
    >
      {tasks.map((task) => {
        const isOpen = task.taskId === open;
        return (
          <Fragment key={task.taskId}>
            <Row task={task} isOpen={isOpen} onShow={() => show(isOpen ? undefined : task.taskId)} />
            {isOpen && (
              <tr>
                <td colSpan={7}>
                  <div className="column">
                    <PaymentForm
                      taskId={task.taskId}
                      dueFen={task.amountFen ?? asFen(0)}
                      onDone={() => show(undefined)}
                    />
                  </div>
                </td>
              </tr>
            )}
          </Fragment>
        );
      })}
    </DeskTable>
  );
}

function Row({
  task,
  isOpen,
  onShow,
}: {
  readonly task: TaskRow;
  readonly isOpen: boolean;
  readonly onShow: () => void;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { kind, dueOn, movedTo, article, claimNo, policyNo, firm, payee, amountFen } = task;
  const to = claimNo === undefined ? `/insurer/policies/${policyNo ?? ''}` : `/insurer/claims/${claimNo}`;
  return (
    <tr>
      <td>
        <ClockBadge clock={{ dueOn, movedTo, article }} />
      </td>
      <td>
        <time dateTime={movedTo}>{movedTo}</time>
      </td>
      <td>{wordOf(taskWords, kind, language)}</td>
      <td>
        <Link to={to}>
          <CodeText code={claimNo ?? policyNo ?? ''} />
        </Link>
      </td>
      <td>
        {payee === undefined ? (
          <PayeeUnnamed kind={kind} firmName={firm.name} />
        ) : (
          <>
            <span lang="zh-CN">{payee.name}</span> <CodeText code={payee.number} />{' '}
            <CopyButton text={payee.number} what={said.account} />
          </>
        )}
      </td>
      <td className="number">
        <MoneyText fen={amountFen} bare />
      </td>
      <td>
        <button type="button" className="text-button" aria-expanded={isOpen} onClick={onShow}>
          {isOpen ? said.close : said.confirm}
        </button>
      </td>
    </tr>
  );
}

/** Whom to pay where the task has no account: money goes back where it came from, a share to the other insurer. */
function PayeeUnnamed({ kind, firmName }: { readonly kind: TaskRow['kind']; readonly firmName: string }) {
  const said = useWords(words);
  if (kind === 'confirm-payment') return said.asked;
  if (kind === 'forward-share') return said.coInsurer;
  return <span lang="zh-CN">{firmName}</span>;
}
