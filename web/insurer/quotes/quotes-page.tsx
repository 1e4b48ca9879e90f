import { Link } from 'react-router';
import { quoteStatus } from '../../../shared/domain/quoting/quote.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { InstantText, PeriodText } from '../../words/dates.tsx';
import { useSentences, useWords } from '../../words/language.tsx';
import { useCatalogueNames } from '../../words/catalogue-names.ts';
import { DeskTable } from '../desk-table.tsx';
import { Listed, useListAsked } from '../../components/listed.tsx';

const words = {
  title: { zh: '核保', en: 'Underwriting' },
  caption: { zh: '报价，新的在前；金额单位：元', en: 'Quotes, newest first; in yuan' },
  product: { zh: '产品', en: 'Product' },
  status: { zh: '状态', en: 'Status' },
  firm: { zh: '企业', en: 'Firm' },
  period: { zh: '保险期间', en: 'Period' },
  premium: { zh: '保费', en: 'Premium' },
  why: { zh: '为什么要核保', en: 'Why it was referred' },
  until: { zh: '有效至', en: 'Good until' },
  none: { zh: '还没有报价', en: 'No quote yet' },
};

type Quote = AnswerOf<'GET /v1/quotes'>['items'][number];

/** I7: quotes of the insurer; those that wait for an underwriter are what the desk begins with. */
export function QuotesPage() {
  const said = useWords(words);
  const { chosen: status, cursor } = useListAsked(quoteStatus);
  const quotes = useAsk('GET /v1/quotes', { query: { status, cursor } }, { keepOld: true });
  return (
    <Page title={said.title}>
      <StatusChips of="quote" statuses={quoteStatus.options} />
      <Listed query={quotes} isFiltered={status !== undefined} none={said.none}>
        {(items) => <QuoteTable quotes={items} />}
      </Listed>
    </Page>
  );
}

function QuoteTable({ quotes }: { readonly quotes: readonly Quote[] }) {
  const said = useWords(words);
  const catalogue = useCatalogueNames();
  const sentence = useSentences();
  return (
    <DeskTable
      caption={said.caption}
      heads={[
        said.product,
        said.status,
        said.firm,
        said.period,
        { number: said.premium },
        said.why,
        said.until,
      ]}
    >
      {quotes.map((quote) => (
        <tr key={quote.quoteId}>
          <td>
            <Link to={`/insurer/quotes/${quote.quoteId}`}>{catalogue.product(quote.product.code)}</Link>
          </td>
          <td>
            <StatusTag of="quote" status={quote.status} />
          </td>
          <td>
            <CodeText code={quote.uscc} />
          </td>
          <td>
            <PeriodText period={quote.period} />
          </td>
          <td className="number">
            <MoneyText fen={quote.premium.grossFen} bare />
          </td>
          <td>{sentence(quote.referredFor ?? '—', quote.referredForEn)}</td>
          <td>
            <InstantText at={quote.expiresAt} />
          </td>
        </tr>
      ))}
    </DeskTable>
  );
}
