import { useParams } from 'react-router';
import { asPpm } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { ExplanationTable } from '../../components/explanation-table.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { useWho } from '../../session/session.ts';
import { InstantText, PeriodText } from '../../words/dates.tsx';
import { useNames, useSentences, useWords } from '../../words/language.tsx';
import { rateText } from '../../words/rates.ts';
import { UnderwritingForm } from './underwriting-form.tsx';
import './quote-page.css';

const words = {
  back: { zh: '核保', en: 'Underwriting' },
  risk: { zh: '要承保的', en: 'What is to be insured' },
  firm: { zh: '企业', en: 'Firm' },
  until: { zh: '报价有效至', en: 'Good until' },
  value: { zh: '保险价值', en: 'Insurable value' },
  insurers: { zh: '承保人', en: 'Insurers' },
  lender: { zh: '贷款方', en: 'Lender' },
  referred: { zh: '为什么要核保', en: 'Why it was referred' },
  price: { zh: '按现在的费率', en: 'At the present rate' },
  premium: { zh: '保费', en: 'Premium' },
  decided: { zh: '核保结论', en: 'Decision' },
  accept: { zh: '承保', en: 'Accepted' },
  decline: { zh: '不承保', en: 'Declined' },
  rate: { zh: '费率', en: 'Rate' },
  reason: { zh: '意见', en: 'Reason' },
};

type Quote = AnswerOf<'GET /v1/quotes/{quoteId}'>;

/** I7: one quote: what is to be insured, why it came here, what it costs, and the decision. */
export function QuotePage() {
  const said = useWords(words);
  const names = useNames();
  const { quoteId = '' } = useParams();
  const quote = useAsk('GET /v1/quotes/{quoteId}', { params: { quoteId } });
  const product = useProductSold(quote.data?.product);
  return (
    <Asked query={quote} lines={8}>
      {(loaded) => (
        <Asked query={product} lines={8}>
          {(sold) => (
            <Page
              title={names(sold.names)}
              back={{ to: '/insurer/quotes?status=referred', name: said.back }}
              beside={<StatusTag of="quote" status={loaded.status} />}
            >
              <div className="quote-columns">
                <Risk quote={loaded} product={sold} />
                <Decision quote={loaded} product={sold} />
              </div>
            </Page>
          )}
        </Asked>
      )}
    </Asked>
  );
}

interface Priced {
  readonly quote: Quote;
  readonly product: AnswerOf<'GET /v1/products/{productCode}'>;
}

function Risk({ quote, product }: Priced) {
  const said = useWords(words);
  const names = useNames();
  return (
    <Block title={said.risk}>
      <p>
        <PeriodText period={quote.period} />
      </p>
      <Facts
        rows={[
          [said.firm, <CodeText key="firm" code={quote.uscc} />],
          ...product.covers
            .filter(({ code }) => quote.sumsInsured[code] !== undefined)
            .map(
              ({ code, names: cover }) =>
                [names(cover), <MoneyText key={code} fen={quote.sumsInsured[code]} />] as const,
            ),
          quote.insurableValueFen === undefined
            ? undefined
            : [said.value, <MoneyText key="value" fen={quote.insurableValueFen} />],
          [
            said.insurers,
            quote.insurers.map((one) => `${names(one.names)} ${rateText(asPpm(one.sharePpm))}`).join('、'),
          ],
          quote.lossPayee && [said.lender, quote.lossPayee.bankName],
          [said.until, <InstantText key="until" at={quote.expiresAt} />],
        ]}
      />
      <ExplanationTable
        caption={said.price}
        lines={quote.premium.lines}
        total={{ label: said.premium, fen: quote.premium.grossFen }}
      />
    </Block>
  );
}

function Decision({ quote, product }: Priced) {
  const said = useWords(words);
  const { roles } = useWho();
  const sentence = useSentences();
  const { underwriting, referredFor, referredForEn } = quote;
  return (
    <div className="stack">
      {referredFor !== undefined && (
        <Block title={said.referred}>
          <p>{sentence(referredFor, referredForEn)}</p>
        </Block>
      )}
      {underwriting && (
        <Block title={said.decided}>
          <Notice tone={underwriting.outcome === 'accept' ? 'good' : 'warn'}>
            {said[underwriting.outcome]}
          </Notice>
          <Facts
            rows={[
              underwriting.ratePpm === undefined ? undefined : [said.rate, rateText(underwriting.ratePpm)],
              [said.reason, underwriting.reason],
            ]}
          />
        </Block>
      )}
      {quote.status === 'referred' && roles.includes('underwriter') && (
        <UnderwritingForm quote={quote} premium={product.premium} />
      )}
    </div>
  );
}
