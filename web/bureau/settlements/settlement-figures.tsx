import { MoneyText } from '../../components/money-text.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { Block } from '../../components/page.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import { heldRows, type Settlement } from './settlement-table.tsx';

const words = {
  payable: { zh: '应拨付', en: 'Payable' },
  subsidy: { zh: '补贴', en: 'Subsidy' },
  clawback: { zh: '追回', en: 'Clawed back' },
  brought: { zh: '承前', en: 'Brought forward' },
  carried: { zh: '结转下季', en: 'Carried forward' },
  held: {
    zh: (n: number) => `暂不支付 ${n} 行，其余照付`,
    en: (n: number) => `${counted(n, 'row')} held, the rest is paid`,
  },
  matched: { zh: (n: number) => `一致 ${n} 行`, en: (n: number) => `${counted(n, 'row')} agree` },
  premium: { zh: '保费', en: 'Premium' },
  firm: { zh: '企业自缴', en: 'Firms pay' },
  levels: { zh: '各级各单位，单位：元', en: 'By level and payer, in yuan' },
  level: { zh: '级次', en: 'Level' },
  payer: { zh: '付款单位', en: 'Payer' },
};

/** The amount asked for, how it comes about, and whose it is; always from what the service has totalled. */
export function SettlementFigures({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const { totals, counts } = of;
  if (totals === undefined || counts === undefined) return null;
  const held = heldRows(of);
  return (
    <Block>
      <p>
        {said.payable} <MoneyText fen={totals.payableFen} size="amount" capitals />
      </p>
      <p className="row">
        <span>
          {said.subsidy} <MoneyText fen={totals.subsidyFen} />
        </span>
        <span>
          − {said.clawback} <MoneyText fen={totals.clawbackFen} />
        </span>
        <span>
          − {said.brought} <MoneyText fen={totals.broughtForwardFen} />
        </span>
        <span>
          + {said.carried} <MoneyText fen={totals.carriedForwardFen} />
        </span>
        <span>
          = {said.payable} <MoneyText fen={totals.payableFen} />
        </span>
      </p>
      <p className="row">
        <span>{said.matched(counts.MATCHED)}</span>
        {held > 0 && <strong className="money-warn">{said.held(held)}</strong>}
        <span>
          {said.premium} <MoneyText fen={totals.premiumFen} />
        </span>
        <span>
          {said.firm} <MoneyText fen={totals.firmFen} />
        </span>
      </p>
      <LevelTable levels={totals.levels} />
    </Block>
  );
}

type Levels = NonNullable<Settlement['totals']>['levels'];

export function LevelTable({ levels }: { readonly levels: Levels }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <PlainTable
      caption={said.levels}
      heads={[
        said.level,
        said.payer,
        ...numbers(said.subsidy, said.clawback, said.brought, said.carried, said.payable),
      ]}
    >
      <tbody>
        {levels.map((one) => (
          <tr key={`${one.level}${one.payer}`}>
            <th scope="row">{levelWords[one.level]?.[language]}</th>
            <td>{one.names[language]}</td>
            {[one.subsidyFen, one.clawbackFen, one.broughtForwardFen, one.carriedForwardFen, one.fen].map(
              (fen, at) => (
                <td key={at} className="number">
                  <MoneyText fen={fen} bare />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
