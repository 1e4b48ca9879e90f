import { Link } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { Page } from '../../components/page.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { DayText } from '../../words/dates.tsx';
import { useNames, useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '产品', en: 'Products' },
  name: { zh: '名称', en: 'Name' },
  code: { zh: '代码', en: 'Code' },
  version: { zh: '版本', en: 'Version' },
  from: { zh: '自', en: 'From' },
  filing: { zh: '备案', en: 'Filing' },
  demo: { zh: '示范，未备案', en: 'Demonstration' },
  covers: { zh: '保障', en: 'Covers' },
  proposed: { zh: '拟定值', en: 'Proposed figures' },
  publish: { zh: '发布新版本', en: 'Publish a version' },
};

/** Every product on sale, with its version, filing and how many of its figures are only proposed. */
export function ProductsPage() {
  const said = useWords(words);
  const names = useNames();
  const products = useAsk('GET /v1/products', { query: { limit: 100 } });
  return (
    <Page title={said.title} actions={<Link to="/operator/publish/product">{said.publish}</Link>}>
      <Asked query={products} lines={10}>
        {({ items }) => (
          <PlainTable
            caption={said.title}
            className="block"
            isTitled
            heads={[
              said.name,
              said.code,
              { number: said.version },
              said.from,
              said.filing,
              said.covers,
              { number: said.proposed },
            ]}
          >
            <tbody>
              {items.map((one) => (
                <tr key={one.code}>
                  <th scope="row">
                    <Link to={`/operator/products/${one.code}`}>{names(one.names)}</Link>
                  </th>
                  <td>
                    <code>{one.code}</code>
                  </td>
                  <td className="number">{one.version}</td>
                  <td>
                    <DayText day={one.validFrom} />
                  </td>
                  <td>
                    {one.filing.kind === 'filed' ? one.filing.number : <Tag tone="warn">{said.demo}</Tag>}
                  </td>
                  <td>{one.covers.map((cover) => names(cover.names)).join('、')}</td>
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
