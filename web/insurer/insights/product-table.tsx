import { fractionDown, type Ppm } from '../../../shared/domain/money.ts';
import type { Portfolio } from '../../../shared/domain/reports/portfolio.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { type Head, numbers, PlainTable } from '../../components/plain-table.tsx';
import { useCatalogueNames } from '../../words/catalogue-names.ts';
import { useWords } from '../../words/language.tsx';
import { rateText } from '../../words/rates.ts';

const words = {
  caption: { zh: '按产品，单位：元', en: 'By product, in yuan' },
  product: { zh: '产品', en: 'Product' },
  policies: { zh: '保单', en: 'Policies' },
  premium: { zh: '保费', en: 'Premium' },
  paid: { zh: '已付赔款', en: 'Paid' },
  bars: { zh: '保费（上）与赔款（下）', en: 'Premium above, paid below' },
  ratio: { zh: '赔付率', en: 'Loss ratio' },
  claims: { zh: '报案', en: 'Claims' },
  open: { zh: '未结', en: 'Open' },
  total: { zh: '合计', en: 'Total' },
};

/** Chart 4: premium, what was paid and the ratio, each product with bars of one scale in its cell. */
export function ProductTable({ book }: { readonly book: Portfolio }) {
  const said = useWords(words);
  const names = useCatalogueNames();
  const mostFen = Math.max(...book.products.flatMap(({ premiumFen, paidFen }) => [premiumFen, paidFen]), 1);
  const heads: readonly Head[] = [
    said.product,
    ...numbers(said.policies, said.premium, said.paid),
    said.bars,
    ...numbers(said.ratio, said.claims, said.open),
  ];
  return (
    <PlainTable caption={said.caption} heads={heads}>
      <tbody>
        {book.products.map((one) => (
          <Row key={one.productCode} name={names.product(one.productCode)} of={one} mostFen={mostFen} />
        ))}
      </tbody>
      <tfoot>
        <Row name={said.total} of={book.totals} />
      </tfoot>
    </PlainTable>
  );
}

/** Of the longest bar, in the units of its picture. */
const barLength = 1000;

interface RowProps {
  readonly name: string;
  readonly of: Portfolio['totals'];
  /** What the longest bar stands for; without one there are none. */
  readonly mostFen?: number;
}

function Row({ name, of, mostFen }: RowProps) {
  const { policies, premiumFen, paidFen, lossRatioPpm, claims, open } = of;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{policies}</td>
      <td className="number">
        <MoneyText fen={premiumFen} bare />
      </td>
      <td className="number">
        <MoneyText fen={paidFen} bare />
      </td>
      <td>
        {mostFen !== undefined && (
          <svg className="book-bars" aria-hidden="true" viewBox="0 0 1000 14" preserveAspectRatio="none">
            <rect className="book-premium" width={fractionDown(premiumFen, barLength, mostFen)} height="6" />
            <rect className="book-paid" y="8" width={fractionDown(paidFen, barLength, mostFen)} height="6" />
          </svg>
        )}
      </td>
      <td className="number">{lossRatioPpm === undefined ? '—' : rateText(lossRatioPpm as Ppm)}</td>
      <td className="number">{claims}</td>
      <td className="number">{open}</td>
    </tr>
  );
}
