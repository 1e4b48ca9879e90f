import { Link } from 'react-router';
import { useAsk } from '../api/ask.ts';
import { useServiceNow } from '../api/service-time.ts';
import { Asked } from '../components/asked.tsx';
import { Block, Facts, Page } from '../components/page.tsx';
import { Tag } from '../components/status-tag.tsx';
import { InstantText } from '../words/dates.tsx';
import { counted, useNames, useWords } from '../words/language.tsx';

const words = {
  title: { zh: '概况', en: 'Overview' },
  service: { zh: '服务', en: 'Service' },
  answers: { zh: '正常应答', en: 'Answering' },
  time: { zh: '业务时间', en: 'Business time' },
  products: { zh: '在售产品', en: 'Products on sale' },
  unfiled: {
    zh: (n: number, all: number) => `${all} 款在售，其中 ${n} 款没有备案号，只能作示范销售`,
    en: (n: number, all: number) =>
      `${counted(all, 'product')} on sale, ${n} of them without a filing number`,
  },
  filed: { zh: '在售产品都有备案号', en: 'Every product on sale has a filing number' },
  programmes: { zh: '开放的补贴方案', en: 'Open programmes' },
  funded: { zh: '有额度', en: 'Funded' },
  unfunded: { zh: '额度未下达', en: 'No budget yet' },
  registries: { zh: '名单', en: 'Registries' },
  import: { zh: '导入名单', en: 'Import a registry' },
  publish: { zh: '发布产品版本', en: 'Publish a product version' },
  demo: { zh: '示范', en: 'demo' },
};

/** Whether anything needs the operator: the service, versions without a filing number, programmes without money. */
export function HealthPage() {
  const said = useWords(words);
  const names = useNames();
  const now = useServiceNow();
  const products = useAsk('GET /v1/products', { query: { limit: 100 } }, { everyMs: 60_000 });
  const programmes = useAsk('GET /v1/public/programmes');
  return (
    <Page title={said.title}>
      <Block title={said.service} beside={products.isSuccess && <Tag tone="good">{said.answers}</Tag>}>
        <Facts rows={[[said.time, now && <InstantText key="now" at={now} />]]} />
      </Block>
      <Block title={said.products} beside={<Link to="/operator/publish/product">{said.publish}</Link>}>
        <Asked query={products}>
          {({ items }) => {
            const unfiled = items.filter(({ filing }) => filing.kind === 'demo');
            return (
              <>
                <p>{unfiled.length === 0 ? said.filed : said.unfiled(unfiled.length, items.length)}</p>
                <ul className="row">
                  {unfiled.map(({ code, names: of, version }) => (
                    <li key={code}>
                      <Link to={`/operator/products/${code}`}>
                        {names(of)} v{version}
                      </Link>
                    </li>
                  ))}
                </ul>
              </>
            );
          }}
        </Asked>
      </Block>
      <Block title={said.programmes}>
        <Asked query={programmes}>
          {({ items }) => (
            <ul className="row">
              {items.map((one) => (
                <li key={one.programmeId}>
                  <Link to={`/operator/programmes/${one.programmeId}`}>{names(one.names)}</Link>{' '}
                  <Tag tone={one.hasBudget ? 'good' : 'neutral'}>
                    {one.hasBudget ? said.funded : said.unfunded}
                  </Tag>
                </li>
              ))}
            </ul>
          )}
        </Asked>
      </Block>
      <Block title={said.registries}>
        <p>
          <Link to="/operator/registries">{said.import} ›</Link>
        </p>
      </Block>
    </Page>
  );
}
