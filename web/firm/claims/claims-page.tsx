import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { claimStatus } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { useAsk } from '../../api/ask.ts';
import { CodeText } from '../../components/code-text.tsx';
import { Listed, useListAsked } from '../../components/listed.tsx';
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
  const { chosen: status, cursor } = useListAsked(claimStatus);
  const claims = useAsk('GET /v1/claims', { query: { status, cursor } }, { keepOld: true });
  return (
    <Page title={said.title}>
      <Button type="primary" block onClick={() => void navigate('/firm/claims/new')}>
        {said.report}
      </Button>
      <StatusChips of="claim" statuses={shownStatuses} firm />
      <Listed query={claims} isFiltered={status !== undefined} none={said.none}>
        {(items) =>
          items.map((claim) => (
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
          ))
        }
      </Listed>
    </Page>
  );
}
