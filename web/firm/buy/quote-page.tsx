import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { Asked } from '../../components/asked.tsx';
import { ExplanationTable } from '../../components/explanation-table.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { SplitBar } from '../../components/split-bar.tsx';
import { StatusTag, Tag } from '../../components/status-tag.tsx';
import { InstantText, PeriodText } from '../../words/dates.tsx';
import { useLanguage, useListed, useNames, useWords } from '../../words/language.tsx';
import { deductedFen, sharesOf } from '../shares.ts';

const words = {
  back: { zh: '选产品', en: 'Products' },
  youPay: { zh: '您付', en: 'You pay' },
  subsidy: { zh: '财政补贴', en: 'Subsidy' },
  later: { zh: '先付全价，补贴以后退给您', en: 'You pay in full now; the subsidy is paid to you later' },
  total: {
    zh: (vat: string) => `合计保费（含税 ${vat}）`,
    en: (vat: string) => `Premium (VAT ${vat} inside)`,
  },
  secured: { zh: '补贴在您确认投保时锁定。', en: 'The subsidy is secured when you confirm.' },
  until: { zh: '报价有效至', en: 'The quote is good until' },
  read: { zh: (n: number) => `继续：读 ${n} 条条款`, en: (n: number) => `Continue: read ${n} clauses` },
  why: { zh: '为什么是这个价', en: 'Why this price' },
  net: { zh: '您最终负担', en: 'What you bear in the end' },
  proposed: {
    zh: '有拟定值：未见正式文件，采用本系统默认值',
    en: 'Some figures are proposed: no official document found, our default is used',
  },
  referred: {
    zh: '需要核保。答复后会出现在首页，现在不用做什么',
    en: 'An underwriter must decide. You will see it at home; nothing to do now',
  },
  declined: { zh: '保险公司不予承保', en: 'The insurer declined' },
  others: { zh: '看其他产品', en: 'See other products' },
  bound: { zh: '这份报价已投保', en: 'This quote is bound' },
  policies: { zh: '看保单', en: 'See your policies' },
  expired: { zh: '报价已过期', en: 'The quote has expired' },
  again: { zh: '重新报价', en: 'Quote again' },
  paper: { zh: '下载报价单', en: 'Download the quotation' },
  covers: { zh: '保障', en: 'Covers' },
  demo: { zh: '示范产品，未备案', en: 'Demonstration product, not filed' },
};

type Quote = AnswerOf<'GET /v1/quotes/{quoteId}'>;

/** F4: the amount first, then who pays the rest, then how it came about. */
export function QuotePage() {
  const said = useWords(words);
  const { quoteId = '' } = useParams();
  const quote = useAsk('GET /v1/quotes/{quoteId}', { params: { quoteId } });
  return (
    <Asked query={quote} lines={10}>
      {(loaded) => (
        <Page
          title={`${said.youPay} ${yuanText(loaded.firmPaysFen)}`}
          back={{ to: '/firm/explore', name: said.back }}
          beside={<StatusTag of="quote" status={loaded.status} />}
        >
          <Priced quote={loaded} />
        </Page>
      )}
    </Asked>
  );
}

function Priced({ quote }: { readonly quote: Quote }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const names = useNames();
  const listed = useListed();
  const product = useProductSold(quote.product);
  const hasProposed = product.data?.figures.some(({ basis }) => basis === 'proposed') === true;
  return (
    <>
      <Block {...(product.data && { title: names(product.data.names) })}>
        <Facts
          rows={[
            [said.subsidy, <MoneyText key="subsidy" fen={quote.subsidy.totalFen} />],
            [said.covers, listed((product.data?.covers ?? []).map((cover) => names(cover.names)))],
          ]}
        />
        <p>
          <PeriodText period={quote.period} />
        </p>
        {quote.firmNetFen !== quote.firmPaysFen && <p className="quiet">{said.later}</p>}
        <SplitBar
          shares={sharesOf(quote, language)}
          totalFen={quote.premium.grossFen}
          totalName={said.total(yuanText(quote.premium.vatFen))}
        />
        {hasProposed && (
          <p>
            <Tag tone="proposed">{language === 'zh' ? '拟定值' : 'Proposed'}</Tag>{' '}
            <span className="small">{said.proposed}</span>
          </p>
        )}
        {quote.product.notice !== undefined && <p className="quiet small">{said.demo}</p>}
      </Block>
      <NextStep quote={quote} clauses={product.data?.exemptionClauses.length ?? 0} />
      <Block>
        <ExplanationTable
          caption={said.why}
          lines={quote.explanation.map(({ text, textEn, ...line }) => ({
            ...line,
            label: text,
            labelEn: textEn,
          }))}
          total={{ label: said.net, fen: quote.firmNetFen }}
        />
        <PaperLink
          route="GET /v1/quotes/{quoteId}/quotation.pdf"
          input={{ params: { quoteId: quote.quoteId } }}
          fileName={`quotation-${quote.quoteId}.pdf`}
        >
          {said.paper}
        </PaperLink>
      </Block>
    </>
  );
}

function NextStep({ quote, clauses }: { readonly quote: Quote; readonly clauses: number }) {
  const said = useWords(words);
  const navigate = useNavigate();
  switch (quote.status) {
    case 'quoted':
      return (
        <div className="stack">
          <p className="quiet">
            {deductedFen(quote) > 0 && `${said.secured} `}
            {said.until} <InstantText at={quote.expiresAt} />
          </p>
          <Button
            type="primary"
            block
            disabled={clauses === 0}
            onClick={() => void navigate(`/firm/quotes/${quote.quoteId}/clauses/1`)}
          >
            {said.read(clauses)}
          </Button>
        </div>
      );
    case 'referred':
      return <Notice tone="warn">{said.referred}</Notice>;
    case 'declined':
      return (
        <Notice tone="warn">
          {said.declined} {quote.underwriting?.reason} <Link to="/firm/explore">{said.others}</Link>
        </Notice>
      );
    case 'bound':
      return (
        <Notice tone="good">
          {said.bound} <Link to="/firm/policies">{said.policies}</Link>
        </Notice>
      );
    case 'expired':
      return (
        <Notice tone="warn">
          {said.expired} <Link to={`/firm/apply/${quote.product.code}/cover`}>{said.again}</Link>
        </Notice>
      );
  }
}
