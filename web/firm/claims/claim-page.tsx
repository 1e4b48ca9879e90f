import { Link, useParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { ClaimClocks } from '../../components/claim-clocks.tsx';
import { ClaimHistory } from '../../components/claim-history.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { causeWords, wordOf } from '../../words/claims.ts';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useNames, useSentences, useWords } from '../../words/language.tsx';
import { ClaimMoney } from './claim-money.tsx';
import { ClaimPapers } from './claim-papers.tsx';
import { NextTurn } from './next-turn.tsx';
import { WithdrawClaim } from './withdraw-claim.tsx';

const words = {
  back: { zh: '理赔', en: 'Claims' },
  facts: { zh: '案件', en: 'The claim' },
  no: { zh: '案件号', en: 'Claim' },
  policy: { zh: '保单', en: 'Policy' },
  when: { zh: '出险时间', en: 'Happened' },
  cause: { zh: '原因', en: 'Cause' },
  estimated: { zh: '报损', en: 'Estimated loss' },
  clocks: { zh: '保险公司的期限', en: "The insurer's periods" },
  history: { zh: '经过', en: 'What happened' },
  file: { zh: '下载整个案卷', en: 'Download the whole file' },
  checks: { zh: '报案时的核对', en: 'Checked when reported' },
  met: { zh: '符合', en: 'met' },
  unmet: { zh: '须查勘', en: 'to be looked at' },
};

export type Claim = AnswerOf<'GET /v1/claims/{claimNo}'>;

/** F11: whose turn it is, the insurer's periods, the money, the papers, and what happened. */
export function ClaimPage() {
  const said = useWords(words);
  const names = useNames();
  const { claimNo = '' } = useParams();
  const claim = useAsk('GET /v1/claims/{claimNo}', { params: { claimNo } }, { everyMs: 30_000 });
  return (
    <Asked query={claim} lines={10}>
      {(loaded) => (
        <Page
          title={names(loaded.policyAsAtLoss.product.names)}
          back={{ to: '/firm/claims', name: said.back }}
          beside={<StatusTag of="claim" status={loaded.status} firm />}
        >
          <NextTurn claim={loaded} />
          <ClaimMoney claim={loaded} />
          <Block title={said.clocks}>
            <ClaimClocks deadlines={loaded.deadlines} />
          </Block>
          <ClaimFacts claim={loaded} />
          <ClaimPapers claim={loaded} />
          <Block title={said.history}>
            <ClaimHistory history={loaded.history} />
            <PaperLink
              route="GET /v1/claims/{claimNo}/file.zip"
              input={{ params: { claimNo } }}
              fileName={`claim-${claimNo}.zip`}
            >
              {said.file}
            </PaperLink>
          </Block>
          <WithdrawClaim claim={loaded} />
        </Page>
      )}
    </Asked>
  );
}

function ClaimFacts({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const sentence = useSentences();
  const { language } = useLanguage();
  return (
    <Block title={said.facts}>
      <Facts
        rows={[
          [said.no, <CodeText key="no" code={claim.claimNo} />],
          [
            said.policy,
            <Link key="policy" to={`/firm/policies/${claim.policyNo}`}>
              <CodeText code={claim.policyNo} />
            </Link>,
          ],
          [said.when, <InstantText key="when" at={claim.occurredAt} />],
          [said.cause, wordOf(causeWords, claim.cause, language)],
          [said.estimated, <MoneyText key="fen" fen={claim.estimatedFen} />],
        ]}
      />
      <p>{claim.description}</p>
      <h3>{said.checks}</h3>
      <ul className="small">
        {claim.checks.map(({ rule, met, fact, factEn }) => (
          <li key={rule}>
            <span aria-hidden="true">{met ? '✓' : '✗'}</span>
            <span className="visually-hidden">{met ? said.met : said.unmet}</span> {sentence(fact, factEn)}{' '}
            <RuleNote rule={rule} fact={fact} factEn={factEn} />
          </li>
        ))}
      </ul>
    </Block>
  );
}
