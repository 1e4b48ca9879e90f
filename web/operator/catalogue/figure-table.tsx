import type { AnswerOf } from '../../api/contract.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
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
    <ScrollRegion name={said.title}>
      <table className="plain-table">
        <caption className="visually-hidden">{said.title}</caption>
        <thead>
          <tr>
            <th scope="col">{said.path}</th>
            <th scope="col" className="number">
              {said.value}
            </th>
            <th scope="col">{said.basis}</th>
            <th scope="col">{said.source}</th>
          </tr>
        </thead>
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
      </table>
    </ScrollRegion>
  );
}
