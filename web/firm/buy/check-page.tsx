import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { subtractFen } from '../../../shared/domain/money.ts';
import { useAsk, useCommand } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import type { Problem } from '../../api/problem.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { Asked } from '../../components/asked.tsx';
import { DiffCell } from '../../components/diff-cell.tsx';
import { useDraft } from '../../components/draft.ts';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { SplitBar } from '../../components/split-bar.tsx';
import { InstantText, PeriodText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { deductedFen, sharesDue } from '../shares.ts';
import type { Product } from './application.ts';
import { type Confirmations, evidenceOf, nothingConfirmed } from './confirmations.ts';

const words = {
  title: { zh: '请核对，确认后即投保', en: 'Check, then confirm' },
  back: { zh: '返回', en: 'Back' },
  change: { zh: '修改', en: 'Change' },
  cover: { zh: '保障与保额', en: 'Covers and sums' },
  period: { zh: '期间', en: 'Period' },
  who: { zh: '谁付多少', en: 'Who pays what' },
  confirmed: { zh: '已确认的条款', en: 'Confirmed clauses' },
  ofAll: {
    zh: (n: number, all: number) => `${n} / ${all} 条`,
    en: (n: number, all: number) => `${n} of ${all}`,
  },
  clawback: { zh: '追回条款', en: 'Clawback' },
  agreed: { zh: '已同意', en: 'Accepted' },
  notYet: { zh: '未同意', en: 'Not accepted' },
  buy: { zh: (yuan: string) => `确认投保，我付 ${yuan}`, en: (yuan: string) => `Confirm, you owe ${yuan}` },
  sending: { zh: '正在投保，请勿关闭', en: 'Binding, keep this page open' },
  until: { zh: '报价有效至', en: 'The quote is good until' },
  toQuote: { zh: '看新报价', en: 'See the new quote' },
  full: { zh: '重新选择', en: 'Choose again' },
  lender: { zh: '贷款银行', en: 'Lender' },
  later: {
    zh: (yuan: string) => `先由您付全价；付清后还可得补贴，预计 ${yuan}，以财政部门核定的为准`,
    en: (yuan: string) =>
      `You pay in full first; a subsidy of about ${yuan} may follow, as the bureau decides`,
  },
};

/** F6: everything once more, each with the way back to it; the button says what it costs. */
export function CheckPage() {
  const { quoteId = '' } = useParams();
  const quote = useAsk('GET /v1/quotes/{quoteId}', { params: { quoteId } });
  const product = useProductSold(quote.data?.product);
  return (
    <Asked query={quote}>
      {(priced) => <Asked query={product}>{(loaded) => <Check quote={priced} product={loaded} />}</Asked>}
    </Asked>
  );
}

type Quote = AnswerOf<'GET /v1/quotes/{quoteId}'>;

function Check({ quote, product }: { readonly quote: Quote; readonly product: Product }) {
  const said = useWords(words);
  const navigate = useNavigate();
  const { quoteId } = quote;
  const [given, , drop] = useDraft<Confirmations>(`clauses:${quoteId}`, nothingConfirmed);
  const bind = useCommand('POST /v1/quotes/{quoteId}/bind');
  const confirm = async () => {
    const clauseEvidence = await evidenceOf(given);
    bind.mutate(
      {
        params: { quoteId },
        body: {
          clauseConfirmations: Object.keys(given.clauses),
          consent: { clawback: given.clawback },
          ...(clauseEvidence.length > 0 && { clauseEvidence }),
        },
      },
      {
        onSuccess: ({ policyNo }) => {
          drop();
          void navigate(`/firm/policies/${policyNo}/pay`, { replace: true });
        },
      },
    );
  };
  return (
    <Page title={said.title} back={{ to: `/firm/quotes/${quoteId}/clauses/1`, name: said.back }}>
      {bind.error && <Refused problem={bind.error} quote={quote} />}
      <Insured quote={quote} product={product} />
      <Given given={given} quote={quote} clauses={product.exemptionClauses.length} />
      <div className="stack">
        <p className="quiet">
          {said.until} <InstantText at={quote.expiresAt} />
        </p>
        <Button type="primary" block disabled={bind.isPending} onClick={() => void confirm()}>
          {bind.isPending ? said.sending : said.buy(yuanText(quote.firmPaysFen))}
        </Button>
      </div>
    </Page>
  );
}

function Insured({ quote, product }: { readonly quote: Quote; readonly product: Product }) {
  const said = useWords(words);
  const names = useNames();
  const { language } = useLanguage();
  const later = subtractFen(quote.subsidy.totalFen, deductedFen(quote));
  return (
    <>
      <Block
        title={names(product.names)}
        beside={<Link to={`/firm/apply/${product.code}/cover`}>{said.change}</Link>}
      >
        <Facts
          rows={[
            ...product.covers
              .filter((cover) => cover.rider !== true || quote.riders?.includes(cover.code) === true)
              .map(
                (cover) =>
                  [
                    names(cover.names),
                    <MoneyText key={cover.code} fen={quote.sumsInsured[cover.code] ?? cover.limitFen} />,
                  ] as const,
              ),
            quote.lossPayee && [said.lender, quote.lossPayee.bankName],
          ]}
        />
        <h3>{said.period}</h3>
        <p>
          <PeriodText period={quote.period} />
        </p>
      </Block>
      <Block title={said.who}>
        <SplitBar shares={sharesDue(quote, language)} totalFen={quote.premium.grossFen} />
        {later > 0 && <p>{said.later(yuanText(later))}</p>}
      </Block>
    </>
  );
}

function Given({
  given,
  quote,
  clauses,
}: {
  readonly given: Confirmations;
  readonly quote: Quote;
  readonly clauses: number;
}) {
  const said = useWords(words);
  const count = Object.keys(given.clauses).length;
  return (
    <Block
      title={said.confirmed}
      beside={<Link to={`/firm/quotes/${quote.quoteId}/clauses/1`}>{said.change}</Link>}
    >
      <Facts
        rows={[
          [said.confirmed, said.ofAll(count, clauses)],
          [said.clawback, given.clawback ? said.agreed : said.notYet],
        ]}
      />
    </Block>
  );
}

/** A refusal, with what the fresh quote in it changes. */
function Refused({ problem, quote }: { readonly problem: Problem; readonly quote: Quote }) {
  const said = useWords(words);
  const fresh = problem.document.facts?.['quote'] as Partial<Quote> | undefined;
  const next =
    fresh?.quoteId !== undefined && fresh.firmPaysFen !== undefined ? (
      <p>
        <DiffCell before={yuanText(quote.firmPaysFen)} after={yuanText(fresh.firmPaysFen)} />{' '}
        <Link to={`/firm/quotes/${fresh.quoteId}`}>{said.toQuote}</Link>
      </p>
    ) : (
      <Link to="/firm/explore">{said.full}</Link>
    );
  return <ProblemBlock problem={problem} next={next} />;
}
