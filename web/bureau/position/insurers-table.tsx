import { insurerNames } from '../../../shared/domain/insurers/insurer-names.ts';
import { Block } from '../../components/page.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { budgetWords } from '../../words/budget-words.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Position } from './position-table.tsx';

const words = {
  title: { zh: '各保险公司占用', en: 'By insurer' },
  caption: { zh: '各保险公司占用，单位：元', en: 'By insurer, in yuan' },
  insurer: { zh: '保险公司', en: 'Insurer' },
};

/** What of the position is each insurer's. */
export function InsurersTable({ insurers }: { readonly insurers: NonNullable<Position['insurers']> }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const head = ['reserved', 'accrued', 'settled', 'paid', 'clawed-back'] as const;
  return (
    <Block title={said.title}>
      <PlainTable
        caption={said.caption}
        heads={[said.insurer, ...numbers(...head.map((column) => budgetWords[column][language]))]}
      >
        <tbody>
          {insurers.map((of) => (
            <tr key={of.insurer}>
              <th scope="row">{insurerNames(of.insurer)[language]}</th>
              {[of.reservedFen, of.accruedFen, of.settledFen, of.paidFen, of.clawedBackFen].map((fen, at) => (
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
