import { MoneyText } from '../../components/money-text.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Row } from './row-table.tsx';
import { fieldWords, rowStatusWords } from './settlement-words.ts';

const words = {
  caption: { zh: '不一致之处', en: 'Where they differ' },
  field: { zh: '项目', en: 'Field' },
  platform: { zh: '平台', en: 'Platform' },
  insurer: { zh: '保险公司', en: 'Insurer' },
};

/** Where ledger and list are not the same, with both figures. */
export function RowDifferences({ row }: { readonly row: Row }) {
  const said = useWords(words);
  const { language } = useLanguage();
  if (row.differences.length === 0) return null;
  return (
    <table className="plain-table">
      <caption>{said.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{said.field}</th>
          <th scope="col" className="number">
            {said.platform}
          </th>
          <th scope="col" className="number">
            {said.insurer}
          </th>
        </tr>
      </thead>
      <tbody>
        {row.differences.map(({ field, ledger, listed }) => (
          <tr key={field}>
            <th scope="row">{fieldWords[field]?.[language] ?? field}</th>
            <td className="number">
              <Figure value={ledger} />
            </td>
            <td className="number">
              <Figure value={listed} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figure({ value }: { readonly value: string | number }) {
  const { language } = useLanguage();
  if (typeof value === 'number') return <MoneyText fen={value} />;
  return <>{rowStatusWords[value]?.[language] ?? (value === '' ? '—' : value)}</>;
}
