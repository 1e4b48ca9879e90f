import { Link } from 'react-router';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts } from '../../components/page.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { insurerNames } from '../../../shared/domain/insurers/insurer-names.ts';
import {
  closedReasonWords,
  payeeWords,
  paymentStatusWords,
  purposeWords,
  taskWords,
  wordOf,
} from '../../words/claims.ts';
import { DayText, InstantText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { useWho } from '../../session/session.ts';
import { roleWords } from '../../words/statuses.ts';
import type { Claim } from './claim.ts';
import { IndemnityTable } from './indemnity-table.tsx';

const words = {
  open: { zh: '正在等', en: 'Waiting for' },
  by: { zh: '最迟', en: 'by' },
  decision: { zh: '核定结果', en: 'Decision' },
  none: { zh: '还没有核定结果', en: 'No decision yet' },
  rejected: { zh: '核定不赔', en: 'Rejected' },
  rule: { zh: '依据', en: 'Rule' },
  reason: { zh: '理由', en: 'Reason' },
  closed: { zh: '结案', en: 'Closed' },
  interim: { zh: '其中已先予支付', en: 'Of which paid in the interim' },
  payees: { zh: '付给谁', en: 'Who is paid' },
  insurers: { zh: '承保人分担', en: "Insurers' shares" },
  payments: { zh: '付款', en: 'Payments' },
  what: { zh: '用途', en: 'For' },
  payee: { zh: '收款方', en: 'Payee' },
  account: { zh: '户名、账号', en: 'Account' },
  noAccount: { zh: '尚无账户', en: 'No account yet' },
  amount: { zh: '金额', en: 'Amount' },
  status: { zh: '状态', en: 'Status' },
  cameBack: { zh: '被银行退回了？', en: 'Came back from the bank?' },
};

/** What the claim waits for, whoever's turn it is. */
export function OpenTasks({
  claim,
  except,
}: {
  readonly claim: Claim;
  /** The one that is in hand. */
  readonly except: string | undefined;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  const open = claim.tasks.filter(({ status, taskId }) => status === 'open' && taskId !== except);
  if (open.length === 0) return null;
  return (
    <Block title={said.open}>
      <ul className="stack">
        {open.map(({ taskId, kind, role, dueOn }) => (
          <li key={taskId}>
            <strong>{wordOf(taskWords, kind, language)}</strong> · {roleWords[role]?.[language]} · {said.by}{' '}
            <DayText day={dueOn} near />
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** What was decided, and how it came about. */
export function Decision({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const names = useNames();
  const { indemnity, rejection, closedReason } = claim;
  if (indemnity === undefined && rejection === undefined) {
    return <p className="quiet">{said.none}</p>;
  }
  return (
    <Block title={said.decision}>
      {closedReason !== undefined && (
        <Notice>
          {said.closed}：{wordOf(closedReasonWords, closedReason, language)}
        </Notice>
      )}
      {rejection && (
        <Facts
          rows={[
            [said.rejected, <InstantText key="at" at={rejection.at} />],
            [said.rule, rejection.ruleId],
            [said.reason, rejection.reason],
          ]}
        />
      )}
      {indemnity && <IndemnityTable lines={indemnity.lines} totalFen={indemnity.totalFen} />}
      {indemnity && (
        <Facts
          rows={[
            indemnity.interimFen > 0
              ? [said.interim, <MoneyText key="interim" fen={indemnity.interimFen} />]
              : undefined,
            ...indemnity.payees.map(
              ({ kind, fen }) =>
                [
                  `${said.payees} · ${wordOf(payeeWords, kind, language)}`,
                  <MoneyText key={kind} fen={fen} />,
                ] as const,
            ),
            ...(indemnity.insurers.length > 1
              ? indemnity.insurers.map(
                  ({ insurer, fen }) =>
                    [
                      `${said.insurers} · ${names(insurerNames(insurer))}`,
                      <MoneyText key={insurer} fen={fen} />,
                    ] as const,
                )
              : []),
          ]}
        />
      )}
    </Block>
  );
}

/** Every instruction to pay, in the order in which they were made. */
export function Payments({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { roles } = useWho();
  const payments = claim.payments ?? [];
  if (payments.length === 0) return null;
  return (
    <Block
      title={said.payments}
      beside={
        roles.includes('insurer-finance') &&
        payments.some(({ status }) => status === 'paid') && (
          <Link to={`/insurer/payments?returned=${claim.claimNo}`}>{said.cameBack}</Link>
        )
      }
    >
      <PlainTable
        caption={said.payments}
        isTitled
        heads={[said.what, said.payee, said.account, { number: said.amount }, said.status]}
      >
        <tbody>
          {payments.map(({ paymentId, purpose, payee, account, fen, status }) => (
            <tr key={paymentId}>
              <td>{wordOf(purposeWords, purpose, language)}</td>
              <td>{wordOf(payeeWords, payee, language)}</td>
              <td>
                {account === undefined ? (
                  said.noAccount
                ) : (
                  <>
                    <span lang="zh-CN">{account.name}</span> <CodeText code={account.number} />
                  </>
                )}
              </td>
              <td className="number">
                <MoneyText fen={fen} />
              </td>
              <td>{wordOf(paymentStatusWords, status, language)}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Block>
  );
}
