import { Button } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { claimStatus } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { causeWords, wordOf } from '../../words/claims.ts';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '理赔', en: 'Claims' },
  report: { zh: '报案', en: 'Report a loss' },
  none: { zh: '还没有报过案', en: 'No claim yet' },
  nothing: { zh: '没有符合条件的案件', en: 'Nothing matches' },
  clear: { zh: '清除筛选', en: 'Clear the filter' },
  when: { zh: '出险时间', en: 'Happened' },
  estimated: { zh: '报损', en: 'Estimated loss' },
  open: { zh: '看案件', en: 'Open the claim' },
};

const shownStatuses = ['documents-requested', 'decided-covered', 'assessing', 'paying', 'paid', 'closed'];

/** The firm's claims, newest first, and the way to report a loss. */
export function ClaimsPage() {
  const said = useWords(words);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const asked = claimStatus.safeParse(search.get('status'));
  const after = search.get('after');
  const claims = useAsk(
    'GET /v1/claims',
    { query: { ...(asked.success && { status: asked.data }), ...(after !== null && { cursor: after }) } },
    { keepOld: true },
  );
  return (
    <Page title={said.title}>
      <Button type="primary" block onClick={() => void navigate('/firm/claims/new')}>
        {said.report}
      </Button>
      <StatusChips of="claim" statuses={shownStatuses} firm />
      <Asked query={claims}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 && (
              <p>
                {asked.success ? said.nothing : said.none} {asked.success && <Link to="?">{said.clear}</Link>}
              </p>
            )}
            {items.map((claim) => (
              <Block
                key={claim.claimNo}
                title={wordOf(causeWords, claim.cause, language)}
                beside={<StatusTag of="claim" status={claim.status} firm />}
              >
                <p className="quiet small">
                  <CodeText code={claim.claimNo} />
                </p>
                <Facts
                  rows={[
                    [said.when, <InstantText key="when" at={claim.occurredAt} />],
                    [said.estimated, <MoneyText key="fen" fen={claim.estimatedFen} />],
                  ]}
                />
                <Link to={`/firm/claims/${claim.claimNo}`}>{said.open} ›</Link>
              </Block>
            ))}
            <CursorPager shown={items.length} next={nextCursor} />
          </>
        )}
      </Asked>
    </Page>
  );
}
