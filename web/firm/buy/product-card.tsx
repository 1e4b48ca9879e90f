import { Button } from 'antd';
import type { AnswerOf } from '../../api/contract.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { useLanguage, useListed, useNames, useSentences, useWords } from '../../words/language.tsx';
import { limitWords } from '../../words/statuses.ts';

const words = {
  choose: { zh: '选这款', en: 'Choose' },
  premium: { zh: '保费', en: 'Premium' },
  subsidy: { zh: '补贴', en: 'Subsidy' },
  youPay: { zh: '您付', en: 'You pay' },
  inTheEnd: { zh: '补贴到账后实际负担', en: 'After the subsidy comes back' },
  fits: {
    zh: (met: number, all: number) => `符合 ${met}/${all}`,
    en: (met: number, all: number) => `${met} of ${all} met`,
  },
  underwriter: {
    zh: '保费由核保人核定，提交后等待答复',
    en: 'An underwriter sets the premium; submit and wait for the answer',
  },
  demo: { zh: '示范产品，未备案', en: 'Demonstration product, not filed' },
  elsewhere: {
    zh: (n: number) => `另有 ${n} 个补贴方案不适用于本企业`,
    en: (n: number) => `${n} other programmes do not apply to your firm`,
  },
  met: { zh: '符合', en: 'met' },
  unmet: { zh: '不符合', en: 'not met' },
};

type Item = AnswerOf<'POST /v1/quotes/compare'>['items'][number];
type Quote = Extract<Item, { readonly firmPaysFen: unknown }>;

interface ProductCardProps {
  readonly product: AnswerOf<'GET /v1/products'>['items'][number];
  readonly item: Item;
  /** The first of a list has the filled button. */
  readonly isFirst: boolean;
  readonly onChoose: () => void;
}

/** One product: what it covers, costs and is subsidised by, with the fact behind each yes and no. */
export function ProductCard({ product, item, isFirst, onChoose }: ProductCardProps) {
  const said = useWords(words);
  const names = useNames();
  const listed = useListed();
  const quote = 'firmPaysFen' in item ? item : undefined;
  return (
    <article className="block stack" data-product={product.code}>
      <div className="apart">
        <h3>{names(product.names)}</h3>
        {quote && <Eligible quote={quote} />}
      </div>
      <p className="quiet">{listed(product.covers.map((cover) => names(cover.names)))}</p>
      {product.filing.kind === 'demo' && <p className="quiet small">{said.demo}</p>}
      {quote ? <Price quote={quote} /> : <p role="alert">{'detail' in item ? item.detail : ''}</p>}
      {quote && <Conditions quote={quote} />}
      {quote && (
        <Button block type={isFirst ? 'primary' : 'default'} onClick={onChoose}>
          {said.choose}
        </Button>
      )}
    </article>
  );
}

function Eligible({ quote }: { readonly quote: Quote }) {
  const said = useWords(words);
  if (quote.eligibility.length === 0) return null;
  const met = quote.eligibility.filter((one) => one.met).length;
  return (
    <Tag tone={met === quote.eligibility.length ? 'good' : 'neutral'}>
      {said.fits(met, quote.eligibility.length)}
    </Tag>
  );
}

function Price({ quote }: { readonly quote: Quote }) {
  const said = useWords(words);
  if (quote.status === 'referred') return <p>{said.underwriter}</p>;
  const rows = [
    [said.premium, quote.premium.grossFen],
    [said.subsidy, quote.subsidy.totalFen],
  ] as const;
  return (
    <div className="stack">
      <p className="apart">
        {rows.map(([name, fen]) => (
          <span key={name}>
            {name} <MoneyText fen={fen} />
          </span>
        ))}
      </p>
      <p>
        <strong>
          {said.youPay} <MoneyText fen={quote.firmPaysFen} />
        </strong>
        {quote.firmNetFen !== quote.firmPaysFen && (
          <span className="quiet">
            {' '}
            · {said.inTheEnd} <MoneyText fen={quote.firmNetFen} />
          </span>
        )}
      </p>
    </div>
  );
}

/** Why it is subsidised or not; what limits a grant stands below it. */
function Conditions({ quote }: { readonly quote: Quote }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const sentence = useSentences();
  const unmet = quote.eligibility.filter((one) => !one.met);
  const shown = unmet.length > 0 ? unmet : quote.eligibility;
  // What names no limit was out of the question from the start: programmes of other places or years.
  const ownReasons = quote.whyNot.filter(({ limit }) => limit !== undefined);
  const elsewhere = quote.whyNot.filter(({ limit }) => limit === undefined);
  const limited = quote.subsidy.programmes.flatMap((programme) => programme.limitedBy);
  return (
    <ul className="small">
      {shown.map((one, index) => (
        <li key={index}>
          <span aria-hidden="true">{one.met ? '✓' : '✗'}</span>
          <span className="visually-hidden">{one.met ? said.met : said.unmet}</span>{' '}
          {sentence(one.fact, one.factEn)} <RuleNote rule={one.rule} fact={one.fact} factEn={one.factEn} />
        </li>
      ))}
      {ownReasons.map(({ rule, text, textEn }, index) => (
        <li key={`why-${index}`}>
          {sentence(text, textEn)} <RuleNote rule={rule} fact={text} factEn={textEn} />
        </li>
      ))}
      {[...new Set(limited)].map((word) => (
        <li key={word}>{limitWords[word]?.[language] ?? word}</li>
      ))}
      {elsewhere.length > 0 && (
        <li>
          <details>
            <summary>{said.elsewhere(elsewhere.length)}</summary>
            <ul>
              {elsewhere.map(({ text, textEn }, index) => (
                <li key={index}>{sentence(text, textEn)}</li>
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}
