import type { Fen } from '../../../shared/domain/money.ts';
import { coverLimits, sumsToInsure, unitsOf } from '../../../shared/domain/quoting/insured-sums.ts';
import { pricePremium } from '../../../shared/domain/quoting/price-premium.ts';
import { coverRates } from '../../../shared/domain/quoting/rate-cover.ts';
import { useAsk } from '../../api/ask.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import type { Application, Product } from './application.ts';

const words = {
  preview: { zh: '试算', en: 'Preview' },
  premium: { zh: '保费，未减补贴', en: 'Premium before any subsidy' },
  underwritten: { zh: '保费由核保人核定', en: 'An underwriter sets the premium' },
};

/** QTE-1, QTE-2: the gross premium of what is filled in, by the same rules as the service's own. */
export function PremiumPreview({
  product,
  draft,
}: {
  readonly product: Product;
  readonly draft: Application;
}) {
  const said = useWords(words);
  const { org } = useWho();
  const firm = useAsk('GET /v1/firms/{uscc}', { params: { uscc: org } });
  const gross = grossOf(product, draft, firm.data?.industryCode);
  return (
    <p className="apart" role="status">
      <span>
        <Tag tone="neutral">{said.preview}</Tag> {said.premium}
      </span>
      {product.premium.kind === 'underwritten' ? <span>{said.underwritten}</span> : <MoneyText fen={gross} />}
    </p>
  );
}

/** `undefined` while something that the price needs is missing, or an underwriter decides. */
function grossOf(product: Product, draft: Application, industryCode: string | undefined): Fen | undefined {
  if (product.premium.kind === 'underwritten') return undefined;
  const sums = Object.entries(draft.sums).flatMap(([code, { fen }]): [string, Fen][] =>
    fen === undefined ? [] : [[code, fen]],
  );
  const missing = product.covers.some(
    ({ code, sum, rider }) =>
      sum !== undefined &&
      sum.usualFen === undefined &&
      rider !== true &&
      draft.sums[code]?.fen === undefined,
  );
  if (missing) return undefined;
  const count = Number(draft.unitCount);
  if (!Number.isInteger(count) || count < 1) return undefined;
  const units = unitsOf(product, draft.unitClass === '' ? undefined : { class: draft.unitClass, count });
  const asked = {
    sumsInsured: Object.fromEntries(sums),
    riders: draft.riders,
    units: units && { ...units, count },
    insurableValueFen: draft.value.fen,
  };
  const insured = { ...asked, sumsInsured: sumsToInsure(product, asked) };
  const firm = { industryCode, answers: draft.answers, innovationScore: 0 };
  const rates = product.premium.kind === 'rate' ? coverRates(product.premium, firm, undefined) : [];
  const limits = coverLimits(product, insured);
  return pricePremium(product, { limits, rates, units: asked.units, months: product.periodMonths.usual })
    .premium.grossFen;
}
