import { Link } from 'react-router';
import { claimStatus, claimStatuses } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { causeWords, wordOf } from '../../words/claims.ts';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { useCatalogueNames } from '../../words/catalogue-names.ts';
import { DeskTable } from '../desk-table.tsx';
import { Listed, useListAsked } from '../../components/listed.tsx';

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
};

type ClaimRow = AnswerOf<'GET /v1/claims'>['items'][number];

/** Claims of the insurer, whatever is to be done on them. */
export function ClaimsPage() {
  const said = useWords(words);
  const { chosen: status, cursor } = useListAsked(claimStatus);
  const claims = useAsk('GET /v1/claims', { query: { limit: 50, status, cursor } }, { keepOld: true });
  return (
    <Page title={said.title}>
      <StatusChips of="claim" statuses={claimStatuses} />
      <Listed query={claims} isFiltered={status !== undefined} none={said.none}>
        {(items) => <ClaimTable claims={items} />}
      </Listed>
    </Page>
  );
}

function ClaimTable({ claims }: { readonly claims: readonly ClaimRow[] }) {
  const said = useWords(words);
  return (
    <DeskTable
      caption={said.caption}
      heads={[
        said.claim,
        said.status,
        said.firm,
        said.product,
        said.cover,
        said.cause,
        said.occurred,
        { number: said.estimated },
        { number: said.reserve },
      ]}
    >
      {claims.map((claim) => (
        <Row key={claim.claimNo} claim={claim} />
      ))}
    </DeskTable>
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
