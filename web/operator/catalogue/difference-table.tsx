import type { AnswerOf } from '../../api/contract.ts';
import { DiffCell } from '../../components/diff-cell.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { useWords } from '../../words/language.tsx';
import type { Difference } from './differences.ts';

const words = {
  title: { zh: '改了什么', en: 'What changed' },
  none: { zh: '两个版本没有差别', en: 'The two versions are the same' },
  path: { zh: '位置', en: 'Where' },
  change: { zh: '原来 → 现在', en: 'Before → now' },
  basis: { zh: '依据', en: 'Basis' },
};

/** What two versions differ in, each with the basis that the newer one gives for it. */
export function DifferenceTable({
  rows,
  figures,
}: {
  readonly rows: readonly Difference[];
  readonly figures: AnswerOf<'GET /v1/products/{productCode}'>['figures'];
}) {
  const said = useWords(words);
  if (rows.length === 0) return <p>{said.none}</p>;
  return (
    <PlainTable caption={said.title} isTitled heads={[said.path, said.change, said.basis]}>
      <tbody>
        {rows.map(({ path, before, after }) => {
          const figure = figures.find((one) => one.path === path);
          return (
            <tr key={path}>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td>
                <DiffCell before={before ?? '—'} after={after ?? '—'} />
              </td>
              <td>{figure && <StatusTag of="basis" status={figure.basis} />}</td>
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}
