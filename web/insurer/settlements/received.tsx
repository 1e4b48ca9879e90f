import { divisionNames } from '../../../shared/domain/division-names.ts';
import { Link } from 'react-router';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block } from '../../components/page.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { DayText } from '../../words/dates.tsx';
import { counted, useLanguage, useNames, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import type { Settlement } from './settlement-page.tsx';

const words = {
  title: { zh: '财政拨付', en: 'Paid by the budgets' },
  level: { zh: '级次', en: 'Level' },
  payer: { zh: '付款方', en: 'Payer' },
  amount: { zh: '金额', en: 'Amount' },
  reference: { zh: '流水号', en: 'Bank reference' },
  received: { zh: '到账', en: 'Received' },
  notYet: { zh: '未到账', en: 'Not yet' },
  carried: { zh: '负数已由后一张结算单轧抵', en: 'What it carries is netted in a later settlement' },
  heldInto: { zh: '暂不支付的单已转入后一张结算单', en: 'What was held went into a later settlement' },
  takenUp: {
    zh: (n: number) => `接续以前暂不支付的 ${n} 单`,
    en: (n: number) => `Takes up ${counted(n, 'row')} held before`,
  },
};

/** What the payers have sent so far, and where the rest of a settlement has gone. */
export function Received({ settlement }: { readonly settlement: Settlement }) {
  const said = useWords(words);
  const { carriedInto, heldInto, takenUp, payments = [] } = settlement;
  return (
    <>
      {takenUp && takenUp.rows > 0 && <Notice>{said.takenUp(takenUp.rows)}</Notice>}
      {(
        [
          [said.carried, carriedInto],
          [said.heldInto, heldInto],
        ] as const
      ).map(
        ([name, into]) =>
          into !== undefined && (
            <Notice key={name}>
              <Link to={`/insurer/settlements/${into}`}>{name}</Link>
            </Notice>
          ),
      )}
      {payments.length > 0 && (
        <Block title={said.title}>
          <PaymentTable payments={payments} />
        </Block>
      )}
    </>
  );
}

function PaymentTable({ payments }: { readonly payments: NonNullable<Settlement['payments']> }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const names = useNames();
  return (
    <PlainTable
      caption={said.title}
      isTitled
      heads={[said.level, said.payer, { number: said.amount }, said.reference, said.received]}
    >
      <tbody>
        {payments.map((one) => (
          <tr key={`${one.payer}${one.bankReference}`}>
            <th scope="row">{levelWords[one.level]?.[language]}</th>
            <td>{names(divisionNames(one.payer))}</td>
            <td className="number">
              <MoneyText fen={one.amountFen} />
            </td>
            <td>{one.bankReference}</td>
            <td>{one.receivedOn ? <DayText day={one.receivedOn} /> : said.notYet}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
