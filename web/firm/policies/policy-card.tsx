import { Link } from 'react-router';
import type { AnswerOf } from '../../api/contract.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Facts } from '../../components/page.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { PeriodText } from '../../words/dates.tsx';
import { useNames, useWords } from '../../words/language.tsx';

const words = {
  left: { zh: (cover: string) => `${cover} 剩余限额`, en: (cover: string) => `${cover}: limit left` },
  open: { zh: '看保单', en: 'Open the policy' },
};

/** A policy in a list: what it is, whether it covers, what is left of each limit. */
export function PolicyCard({ policy }: { readonly policy: AnswerOf<'GET /v1/policies'>['items'][number] }) {
  const said = useWords(words);
  const names = useNames();
  const product = useProductSold(policy.product);
  const nameOf = (code: string) => {
    const cover = product.data?.covers.find((one) => one.code === code);
    return cover ? names(cover.names) : '…';
  };
  return (
    <Block
      title={product.data ? names(product.data.names) : '…'}
      beside={<StatusTag of="policy" status={policy.status} />}
    >
      <p className="quiet small">
        <CodeText code={policy.policyNo} />
      </p>
      <p>
        <PeriodText period={policy.period} />
      </p>
      {policy.status === 'in-force' && (
        <Facts
          rows={policy.covers.map((cover) => [
            said.left(nameOf(cover.code)),
            <MoneyText key={cover.code} fen={cover.remainingFen} />,
          ])}
        />
      )}
      <Link to={`/firm/policies/${policy.policyNo}`}>{said.open} ›</Link>
    </Block>
  );
}
