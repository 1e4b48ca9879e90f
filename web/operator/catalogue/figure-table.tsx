import type { AnswerOf } from '../../api/contract.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { useWords } from '../../words/language.tsx';
import { leavesOf } from './differences.ts';

const words = {
  title: { zh: '数据与出处', en: 'Figures and their sources' },
  path: { zh: '位置', en: 'Where' },
  value: { zh: '数值', en: 'Value' },
  basis: { zh: '依据', en: 'Basis' },
  source: { zh: '出处', en: 'Source' },
};

/** Every figure of a version with what it rests on. */
export function FigureTable({
  of,
  figures,
}: {
  readonly of: object;
  readonly figures: AnswerOf<'GET /v1/products/{productCode}'>['figures'];
}) {
  const said = useWords(words);
  const values = leavesOf(of);
  return (
    <PlainTable
      caption={said.title}
      isTitled
      heads={[said.path, { number: said.value }, said.basis, said.source]}
    >
      <tbody>
        {figures.map(({ path, basis, source }) => (
          <tr key={path}>
            <th scope="row">
              <code>{path}</code>
            </th>
            <td className="number">{values.get(path) ?? '…'}</td>
            <td>
              <StatusTag of="basis" status={basis} />
            </td>
            <td lang="en">{source}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
