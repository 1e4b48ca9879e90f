import { clearedAmounts } from '../../../shared/domain/clearing/clearing-statement.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { budgetWords } from '../../words/budget-words.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import type { Clearing } from './year-page.tsx';

const words = {
  caption: { zh: '各级年度收支，单位：元', en: 'What the year came to by level, in yuan' },
  level: { zh: '级次', en: 'Level' },
  payer: { zh: '付款单位', en: 'Payer' },
  several: { zh: '各地', en: 'several' },
  difference: { zh: '差额', en: 'Difference' },
  unspent: { zh: '结余', en: 'Unspent' },
  total: { zh: '合计', en: 'Total' },
  note: {
    zh: '差额 = 应付 − 已追回 − 已拨付：为正的以追回抵扣或暂缓，为负的已拨付后向企业追回。',
    en: 'Difference = accrued − clawed back − paid: above nothing it was set off or is held, below it was paid and is claimed back from firms.',
  },
  owed: { zh: '区县欠市级的垫付', en: 'What counties owe their cities' },
  owedCaption: {
    zh: '市级垫付、年终向区县扣回，单位：元',
    en: 'Advanced by cities and deducted at year end, in yuan',
  },
  county: { zh: '区县', en: 'County' },
  city: { zh: '垫付的市', en: 'Advanced by' },
  times: { zh: '笔数', en: 'Payments' },
  fen: { zh: '金额', en: 'Amount' },
};

type Amounts = Clearing['statement']['totals'];

/** REC-6: approved, due, taken back, paid and not used, level by level. */
export function StatementTable({ of }: { readonly of: Clearing['statement'] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const column = (name: keyof typeof budgetWords) => budgetWords[name][language];
  const cells = (amounts: Amounts) =>
    clearedAmounts.map((figure) => (
      <td key={figure} className="number">
        <MoneyText fen={amounts[figure]} bare />
      </td>
    ));
  return (
    <>
      <PlainTable
        caption={said.caption}
        heads={[
          said.level,
          said.payer,
          ...numbers(column('approved'), column('reserved'), column('accrued'), column('clawed-back')),
          ...numbers(column('paid'), said.difference, said.unspent),
        ]}
      >
        <tbody>
          {of.levels.map((one, at) => (
            <tr key={at}>
              <th scope="row">{levelWords[one.level]?.[language]}</th>
              <td>{one.names?.[language] ?? one.payer ?? said.several}</td>
              {cells(one)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {said.total}
            </th>
            {cells(of.totals)}
          </tr>
        </tfoot>
      </PlainTable>
      <p className="quiet small">{said.note}</p>
    </>
  );
}

/** SUB-19: what each county owes its city; nothing where nobody owes anything. */
export function OwedTable({ of: { statement } }: { readonly of: Clearing }) {
  const said = useWords(words);
  const { language } = useLanguage();
  if (statement.owed.length === 0) return null;
  return (
    <Block title={said.owed}>
      <PlainTable
        caption={said.owedCaption}
        heads={[said.county, said.city, ...numbers(said.times, said.fen)]}
      >
        <tbody>
          {statement.owed.map((one) => (
            <tr key={`${one.city}-${one.county}`}>
              <th scope="row">{one.names[language]}</th>
              <td>{one.cityNames[language]}</td>
              <td className="number">{one.advances}</td>
              <td className="number">
                <MoneyText fen={one.fen} bare />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {said.total}
            </th>
            <td className="number">
              <MoneyText fen={statement.owedFen} bare />
            </td>
          </tr>
        </tfoot>
      </PlainTable>
    </Block>
  );
}
