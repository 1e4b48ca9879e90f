import { ExplanationTable } from '../../components/explanation-table.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Facts } from '../../components/page.tsx';
import { payeeWords, paymentStatusWords, purposeWords, wordOf } from '../../words/claims.ts';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Claim } from './claim-page.tsx';

const words = {
  title: { zh: '赔款', en: 'Indemnity' },
  how: { zh: '怎么算出来的', en: 'How it came about' },
  total: { zh: '赔款合计', en: 'Indemnity' },
  payments: { zh: '付款', en: 'Payments' },
};

/** What is paid, how it came about line by line, and each payment with where it stands. */
export function ClaimMoney({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { indemnity, payments = [] } = claim;
  if (indemnity === undefined) return null;
  return (
    <Block title={said.title}>
      <ExplanationTable
        caption={said.how}
        lines={indemnity.lines.slice(0, -1)}
        total={{ label: said.total, fen: indemnity.totalFen }}
      />
      {payments.length > 0 && (
        <>
          <h3>{said.payments}</h3>
          <Facts
            rows={payments.map((one) => [
              `${wordOf(purposeWords, one.purpose, language)} · ${wordOf(payeeWords, one.payee, language)}`,
              <span key={one.paymentId}>
                <MoneyText fen={one.fen} /> {wordOf(paymentStatusWords, one.status, language)}
                {one.paidAt !== undefined && (
                  <>
                    {' '}
                    <InstantText at={one.paidAt} />
                  </>
                )}
              </span>,
            ])}
          />
        </>
      )}
    </Block>
  );
}
