import { Link, useNavigate, useSearchParams } from 'react-router';
import { addDays, type Day, day as daySchema } from '../../../shared/domain/dates.ts';
import { firstLook } from '../../../shared/domain/quoting/first-look.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { DateField } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import { ProductCard } from './product-card.tsx';

const words = {
  title: { zh: '选产品', en: 'Choose cover' },
  year: { zh: (year: string) => `补贴年度 ${year}`, en: (year: string) => `Subsidy year ${year}` },
  start: { zh: '保障开始日', en: 'Cover starts' },
  startHelp: { zh: '当天零时起保，最早明天', en: 'From 00:00 that day, tomorrow at the earliest' },
  found: {
    zh: (n: number, subsidised: number) => `为您找到 ${n} 款，${subsidised} 款有补贴`,
    en: (n: number, subsidised: number) => `${n} products found, ${subsidised} with a subsidy`,
  },
  none: {
    zh: '目前没有可享补贴的产品，仍可按全价投保；每款下面写了差哪一项',
    en: 'No subsidy fits now. You can insure at full price; each card says what is missing',
  },
  firstLook: {
    zh: '按最低或常用保额试算，下一步可以改',
    en: 'Priced for the usual or least sums insured; you can change them next',
  },
  unregistered: {
    zh: '还没有登记企业资料，登记后才能报价',
    en: 'Your firm is not registered yet; register it to get quotes',
  },
  register: { zh: '登记企业资料', en: 'Register the firm' },
};

type Product = AnswerOf<'GET /v1/products'>['items'][number];

/** F2: what there is for this firm, what it would pay, and why not where not. */
export function ExplorePage() {
  const said = useWords(words);
  const today = useServiceToday();
  const { org } = useWho();
  const [search, setSearch] = useSearchParams();
  const firm = useAsk('GET /v1/firms/{uscc}', { params: { uscc: org } });
  const asked = daySchema.safeParse(search.get('start') ?? undefined);
  const start = asked.success ? asked.data : today && addDays(today, 1);
  const products = useAsk(
    'GET /v1/products',
    { query: { limit: 100, ...(start && { on: start }) } },
    { enabled: start !== undefined },
  );
  if (firm.error?.code === 'not-found') {
    return (
      <Page title={said.title}>
        <Notice tone="warn">
          {said.unregistered} <Link to="/firm/profile">{said.register}</Link>
        </Notice>
      </Page>
    );
  }
  return (
    <Page title={said.title} beside={start && <span className="quiet">{said.year(start.slice(0, 4))}</span>}>
      <DateField
        name="start"
        label={said.start}
        help={said.startHelp}
        value={start ?? ''}
        onChange={(value) => setSearch(value === '' ? {} : { start: value }, { replace: true })}
      />
      <Asked query={products} lines={8}>
        {({ items }) => start && <Compared products={items} start={start} />}
      </Asked>
    </Page>
  );
}

function Compared({ products, start }: { readonly products: readonly Product[]; readonly start: Day }) {
  const said = useWords(words);
  const { org } = useWho();
  const navigate = useNavigate();
  const compared = useAsk(
    'POST /v1/quotes/compare',
    {
      body: {
        items: products.map((product) => ({
          productCode: product.code,
          uscc: org,
          start,
          ...firstLook(product),
        })),
      },
    },
    { keepOld: true },
  );
  return (
    <Asked query={compared} lines={10}>
      {({ items }) => {
        const offers = inOrder(items.map((item, index) => ({ item, product: products[index] })));
        const subsidised = offers.filter(({ item }) => 'subsidy' in item && item.subsidy.totalFen > 0).length;
        const choose = (code: string) => void navigate(`/firm/apply/${code}/cover?start=${start}`);
        return (
          <section className="stack" aria-busy={compared.isFetching}>
            <h2 role="status">{said.found(offers.length, subsidised)}</h2>
            {subsidised === 0 && <Notice>{said.none}</Notice>}
            <p className="quiet small">{said.firstLook}</p>
            {offers.map(
              ({ item, product }, index) =>
                product && (
                  <ProductCard
                    key={product.code}
                    product={product}
                    item={item}
                    isFirst={index === 0}
                    onChoose={() => choose(product.code)}
                  />
                ),
            )}
          </section>
        );
      }}
    </Asked>
  );
}

type Item = AnswerOf<'POST /v1/quotes/compare'>['items'][number];

/** What is subsidised first, then what costs the firm least; what cannot be quoted comes last. */
function inOrder<Offer extends { readonly item: Item }>(offers: readonly Offer[]): readonly Offer[] {
  const rank = ({ item }: Offer) => {
    if (!('firmPaysFen' in item)) return [2, 0] as const;
    return [
      item.subsidy.totalFen > 0 ? 0 : 1,
      item.status === 'referred' ? Infinity : item.firmPaysFen,
    ] as const;
  };
  return offers.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a[0] - b[0] || (a[1] === b[1] ? 0 : a[1] - b[1]);
  });
}
