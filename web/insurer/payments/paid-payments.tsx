import { useState } from 'react';
import { Link } from 'react-router';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { useWho } from '../../session/session.ts';
import { payeeWords, wordOf } from '../../words/claims.ts';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Claim } from '../claims/claim.ts';
import { ReturnForm } from './return-form.tsx';

const words = {
  caption: { zh: '本公司在这个案件里付出的款项', en: 'What your company has paid on this claim' },
  none: {
    zh: '本公司在这个案件里没有已付的款项，没有什么可以退回。',
    en: 'Your company has paid nothing on this claim that could have come back.',
  },
  payee: { zh: '收款方', en: 'Payee' },
  account: { zh: '户名、账号', en: 'Account' },
  paidAt: { zh: '付款时间', en: 'Paid' },
  reference: { zh: '流水号', en: 'Bank reference' },
  amount: { zh: '金额', en: 'Amount' },
  do: { zh: '办理', en: 'Record' },
  back: { zh: '登记退回', en: 'It came back' },
  close: { zh: '收起', en: 'Close' },
  toFirm: {
    zh: (sum: string) =>
      `已登记退回 ${sum}。企业已收到“确认收款账户”的待办；报来账户后，在待付款项里重新付款。`,
    en: (sum: string) =>
      `${sum} is recorded as come back. The firm has been asked to name an account; once it has, pay again from the list above.`,
  },
  toOthers: {
    zh: (sum: string) => `已登记退回 ${sum}。请与收款方核实账户，在待付款项里重新付款。`,
    en: (sum: string) =>
      `${sum} is recorded as come back. Check the account with the payee, then pay again from the list above.`,
  },
  again: { zh: '看待付赔款', en: 'See indemnities to be paid' },
};

type Payment = NonNullable<Claim['payments']>[number];

/** Payments of the own bank that have left it, each of which may have come back. */
export function PaidPayments({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { org } = useWho();
  const [openId, setOpenId] = useState<string | undefined>();
  const [returned, setReturned] = useState<Payment | undefined>();
  const paid = (claim.payments ?? []).filter(
    ({ status, payer, claimedBack }) => status === 'paid' && payer === org && claimedBack === undefined,
  );
  const open = paid.find(({ paymentId }) => paymentId === openId);
  const next = returned?.payee === 'insured' ? said.toFirm : said.toOthers;
  return (
    <>
      {returned && (
        <Notice tone="good">
          {next(yuanText(returned.fen))} <Link to="?kind=confirm-payment">{said.again}</Link>
        </Notice>
      )}
      {paid.length === 0 && returned === undefined && <p>{said.none}</p>}
      {paid.length > 0 && (
        <PlainTable
          caption={said.caption}
          heads={[said.payee, said.account, said.paidAt, said.reference, { number: said.amount }, said.do]}
        >
          <tbody>
            {paid.map((payment) => (
              <tr key={payment.paymentId}>
                <td>{wordOf(payeeWords, payment.payee, language)}</td>
                <td>
                  <span lang="zh-CN">{payment.account?.name}</span>{' '}
                  <CodeText code={payment.account?.number ?? ''} />
                </td>
                <td>{payment.paidAt && <InstantText at={payment.paidAt} />}</td>
                <td>{payment.bankReference}</td>
                <td className="number">
                  <MoneyText fen={payment.fen} />
                </td>
                <td>
                  <button
                    type="button"
                    className="text-button"
                    aria-expanded={payment === open}
                    onClick={() => setOpenId(payment === open ? undefined : payment.paymentId)}
                  >
                    {payment === open ? said.close : said.back}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
      {open && (
        <ReturnForm
          key={open.paymentId}
          claimNo={claim.claimNo}
          payment={open}
          onDone={() => setReturned(open)}
        />
      )}
    </>
  );
}
