import type { Fen } from '../../../shared/domain/money.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { Block } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  policies: { zh: '保单', en: 'Policies' },
  firms: { zh: '企业', en: 'Firms' },
  premium: { zh: '保费（元）', en: 'Premium (yuan)' },
  subsidy: { zh: '补贴（元）', en: 'Subsidy (yuan)' },
  cover: { zh: '风险保障（元）', en: 'Cover (yuan)' },
};

interface Share {
  readonly code: string;
  readonly policies: number;
  readonly firms: number;
  readonly premiumFen: Fen;
  readonly subsidyFen: Fen;
  readonly coverFen: Fen;
}

/** The same figures parted by something. */
export function SharesTable({
  caption,
  head,
  rows,
}: {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly Share[];
}) {
  const said = useWords(words);
  if (rows.length === 0) return null;
  return (
    <Block>
      <PlainTable
        caption={caption}
        heads={[head, ...numbers(said.policies, said.firms, said.premium, said.subsidy, said.cover)]}
      >
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{row.code}</th>
              <td className="number">{row.policies}</td>
              <td className="number">{row.firms}</td>
              {[row.premiumFen, row.subsidyFen, row.coverFen].map((fen, at) => (
                <td key={at} className="number">
                  <MoneyText fen={fen} bare />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Block>
  );
}
