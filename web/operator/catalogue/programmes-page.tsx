import { Link } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { Page } from '../../components/page.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import { modeWords } from './mode-words.ts';

const words = {
  title: { zh: '补贴方案', en: 'Programmes' },
  name: { zh: '名称', en: 'Name' },
  code: { zh: '代码', en: 'Code' },
  version: { zh: '版本', en: 'Version' },
  mode: { zh: '方式', en: 'Mode' },
  products: { zh: '产品', en: 'Products' },
  proposed: { zh: '拟定值', en: 'Proposed figures' },
  publish: { zh: '发布新版本', en: 'Publish a version' },
};

/** Every subsidy programme with its version, mode and how many of its figures are only proposed. */
export function ProgrammesPage() {
  const said = useWords(words);
  const modes = useWords(modeWords);
  const names = useNames();
  const programmes = useAsk('GET /v1/programmes', { query: { limit: 100 } });
  return (
    <Page title={said.title} actions={<Link to="/operator/publish/programme">{said.publish}</Link>}>
      <Asked query={programmes} lines={10}>
        {({ items }) => (
          <PlainTable
            caption={said.title}
            className="block"
            isTitled
            heads={[
              said.name,
              said.code,
              { number: said.version },
              said.mode,
              said.products,
              { number: said.proposed },
            ]}
          >
            <tbody>
              {items.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link to={`/operator/programmes/${one.id}`}>{names(one.names)}</Link>
                  </th>
                  <td>
                    <code>{one.id}</code>
                  </td>
                  <td className="number">{one.version}</td>
                  <td>{modes[one.mode]}</td>
                  <td>{one.products.length}</td>
                  <td className="number">
                    {one.figures.filter(({ basis }) => basis === 'proposed').length} / {one.figures.length}
                  </td>
                </tr>
              ))}
            </tbody>
          </PlainTable>
        )}
      </Asked>
    </Page>
  );
}
