import type { Day } from '../../../shared/domain/dates.ts';
import { subtractFen, sumFen } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { AsOfField, useAsOf } from '../../components/as-of-field.tsx';
import { Asked } from '../../components/asked.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Page } from '../../components/page.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { plainYuan, saveTable } from '../../components/table-file.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { accountText } from '../../words/ledger-words.ts';
import { LedgerPlaces } from './ledger-places.tsx';
import './ledger-link.css';

const words = {
  title: { zh: '试算平衡', en: 'Trial balance' },
  balanced: { zh: '平衡 ✓', en: 'Balanced ✓' },
  unbalanced: { zh: '不平衡', en: 'Does not balance' },
  alarm: {
    zh: (difference: string) => `借方合计与贷方合计相差 ${difference} 元，请连同台账导出件报平台运营`,
    en: (difference: string) =>
      `Debits and credits differ by ${difference} yuan: report it with the export of the ledger`,
  },
  caption: { zh: '各科目，单位：元', en: 'By account, in yuan' },
  account: { zh: '科目', en: 'Account' },
  debit: { zh: '借', en: 'Debit' },
  credit: { zh: '贷', en: 'Credit' },
  balance: { zh: '余额', en: 'Balance' },
  total: { zh: '合计', en: 'Total' },
  export: { zh: '导出 CSV', en: 'Export CSV' },
  scope: {
    zh: '包括涉及本单位的全部分录；承诺类与资金类科目各自平衡。',
    en: 'Every entry that touches your organisation; commitments and money balance each by itself.',
  },
};

type Balance = AnswerOf<'GET /v1/ledger/trial-balance'>;

/** B4: both sides of every account at the end of a day. */
export function TrialBalancePage() {
  const said = useWords(words);
  const today = useServiceToday();
  const asOf = useAsOf();
  const balance = useAsk('GET /v1/ledger/trial-balance', { query: { asOf } }, { keepOld: true });
  return (
    <Page
      title={said.title}
      beside={
        balance.data && (
          <Tag tone={balance.data.balanced ? 'good' : 'bad'}>
            {balance.data.balanced ? said.balanced : said.unbalanced}
          </Tag>
        )
      }
      actions={balance.data && <ExportButton balance={balance.data} asOf={asOf ?? today} />}
    >
      <LedgerPlaces />
      <AsOfField />
      <Block>
        <Asked query={balance} lines={8}>
          {(loaded) => <BalanceTable balance={loaded} />}
        </Asked>
      </Block>
    </Page>
  );
}

function BalanceTable({ balance }: { readonly balance: Balance }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const debitFen = sumFen(balance.accounts.map((one) => one.debitFen));
  const creditFen = sumFen(balance.accounts.map((one) => one.creditFen));
  return (
    <>
      {!balance.balanced && (
        <p role="alert" className="ledger-alarm">
          {said.alarm(plainYuan(subtractFen(debitFen, creditFen)))}
        </p>
      )}
      <p className="quiet">{said.scope}</p>
      <PlainTable
        caption={said.caption}
        heads={[said.account, ...numbers(said.debit, said.credit, said.balance)]}
      >
        <tbody>
          {balance.accounts.map((one) => (
            <tr key={one.account}>
              <th scope="row">{accountText(one.account, language)}</th>
              {[one.debitFen, one.creditFen, subtractFen(one.debitFen, one.creditFen)].map((fen, at) => (
                <td key={at} className="number">
                  <MoneyText fen={fen} bare />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{said.total}</th>
            {[debitFen, creditFen, subtractFen(debitFen, creditFen)].map((fen, at) => (
              <td key={at} className="number">
                <strong>
                  <MoneyText fen={fen} bare />
                </strong>
              </td>
            ))}
          </tr>
        </tfoot>
      </PlainTable>
    </>
  );
}

function ExportButton({ balance, asOf }: { readonly balance: Balance; readonly asOf: Day | undefined }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const rows = () => [
    [said.account, said.debit, said.credit],
    ...balance.accounts.map((one) => [
      accountText(one.account, language),
      plainYuan(one.debitFen),
      plainYuan(one.creditFen),
    ]),
  ];
  return (
    <button
      type="button"
      className="text-button"
      onClick={() => saveTable(rows(), `trial-balance-${asOf ?? ''}.csv`)}
    >
      {said.export}
    </button>
  );
}
