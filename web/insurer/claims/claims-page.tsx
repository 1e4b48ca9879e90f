import { Link, useSearchParams } from 'react-router';
import { claimStatus, claimStatuses } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { causeWords, wordOf } from '../../words/claims.ts';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { useCatalogueNames } from '../catalogue-names.ts';

const words = {
  title: { zh: '案件', en: 'Claims' },
  caption: { zh: '案件，新的在前；金额单位：元', en: 'Claims, newest first; in yuan' },
  claim: { zh: '案件号', en: 'Claim' },
  status: { zh: '状态', en: 'Status' },
  firm: { zh: '企业', en: 'Firm' },
  product: { zh: '产品', en: 'Product' },
  cover: { zh: '保障项目', en: 'Cover' },
  cause: { zh: '原因', en: 'Cause' },
  occurred: { zh: '出险', en: 'Occurred' },
  estimated: { zh: '报损', en: 'Estimated' },
  reserve: { zh: '准备金', en: 'Reserve' },
  none: { zh: '还没有案件', en: 'No claim yet' },
  nothing: { zh: '没有符合条件的案件', en: 'Nothing matches' },
  clear: { zh: '清除筛选', en: 'Clear the filter' },
};

type ClaimRow = AnswerOf<'GET /v1/claims'>['items'][number];

/** Claims of the insurer, whatever is to be done on them. */
export function ClaimsPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const asked = claimStatus.safeParse(search.get('status'));
  const after = search.get('after');
  const claims = useAsk(
    'GET /v1/claims',
    {
      query: {
        limit: 50,
        ...(asked.success && { status: asked.data }),
        ...(after !== null && { cursor: after }),
      },
    },
    { keepOld: true },
  );
  return (
    <Page title={said.title}>
      <StatusChips of="claim" statuses={claimStatuses} />
      <Asked query={claims} lines={10}>
        {({ items, nextCursor }) => (
          <div className="stack">
            {items.length > 0 ? (
              <ClaimTable claims={items} />
            ) : (
              <p>
                {asked.success ? said.nothing : said.none} {asked.success && <Link to="?">{said.clear}</Link>}
              </p>
            )}
            <CursorPager shown={items.length} next={nextCursor} />
          </div>
        )}
      </Asked>
    </Page>
  );
}

function ClaimTable({ claims }: { readonly claims: readonly ClaimRow[] }) {
  const said = useWords(words);
  const heads = [said.claim, said.status, said.firm, said.product, said.cover, said.cause, said.occurred];
  return (
    <div className="desk-sheet">
      <ScrollRegion name={said.caption}>
        <table className="plain-table desk-table">
          <caption className="visually-hidden">{said.caption}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col" className="number">
                {said.estimated}
              </th>
              <th scope="col" className="number">
                {said.reserve}
              </th>
            </tr>
          </thead>
          <tbody>
            {claims.map((claim) => (
              <Row key={claim.claimNo} claim={claim} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

function Row({ claim }: { readonly claim: ClaimRow }) {
  const { language } = useLanguage();
  const catalogue = useCatalogueNames();
  return (
    <tr>
      <td>
        <Link to={`/insurer/claims/${claim.claimNo}`}>
          <CodeText code={claim.claimNo} />
        </Link>
      </td>
      <td>
        <StatusTag of="claim" status={claim.status} />
      </td>
      <td>
        <CodeText code={claim.uscc} />
      </td>
      <td>{catalogue.product(claim.productCode)}</td>
      <td>{catalogue.cover(claim.productCode, claim.coverCode)}</td>
      <td>{wordOf(causeWords, claim.cause, language)}</td>
      <td>
        <InstantText at={claim.occurredAt} />
      </td>
      <td className="number">
        <MoneyText fen={claim.estimatedFen} bare />
      </td>
      <td className="number">
        <MoneyText fen={claim.reserveFen} bare />
      </td>
    </tr>
  );
}
