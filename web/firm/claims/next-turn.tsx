import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useServiceToday } from '../../api/service-time.ts';
import { ClockBadge } from '../../components/clock-badge.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { dayText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Claim } from './claim-page.tsx';
import { NewAccount } from './new-account.tsx';

const words = {
  yours: { zh: '轮到您', en: 'Your turn' },
  papers: {
    zh: (n: number) => `补 ${n} 种材料。清单只发这一次，请一次交齐`,
    en: (n: number) => `Provide ${n} kinds of papers. You are asked once, please send all of them`,
  },
  upload: { zh: '上传材料', en: 'Upload papers' },
  offer: { zh: '保险公司提出了赔款，请您确认', en: 'The insurer has made an offer for you to accept' },
  see: { zh: '看赔款', en: 'See the offer' },
  theirs: {
    zh: (day: string) => `轮到保险公司，最迟 ${day}，您不用做什么`,
    en: (day: string) => `The insurer's turn, at the latest ${day}. Nothing for you to do`,
  },
  soon: { zh: '轮到保险公司，您不用做什么', en: "The insurer's turn. Nothing for you to do" },
  paused: { zh: '计时暂停：在等您的材料', en: 'Paused while your papers are awaited' },
  paid: { zh: (yuan: string) => `已付 ${yuan}`, en: (yuan: string) => `${yuan} was paid` },
  below: {
    zh: '损失未超过免赔额，本次不赔（不是拒赔）',
    en: 'The loss is below the deductible: nothing is paid, and it is not a refusal',
  },
  rejected: { zh: '核定不赔', en: 'The insurer refuses to pay' },
  letter: { zh: '下载拒赔通知书', en: 'Download the letter' },
  review: { zh: '申请复议', en: 'Ask for a review' },
  withdrawn: { zh: '案件已撤回', en: 'You took this claim back' },
  duplicate: { zh: '与另一案件是同一件事，已并案', en: 'It is the same event as another claim' },
  closed: { zh: '案件已结', en: 'The claim is closed' },
  account: { zh: '确认收款账户', en: 'Confirm the account' },
};

/** Whose turn it is: the firm's with the one button, or the insurer's with its last day. */
export function NextTurn({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const mine = claim.tasks.find(({ role, status }) => role === 'firm' && status === 'open');
  const base = `/firm/claims/${claim.claimNo}`;
  if (mine) {
    const clock = <ClockBadge clock={{ dueOn: mine.dueOn }} />;
    if (mine.kind === 'confirm-account') {
      return (
        <Block title={said.account} beside={clock}>
          <NewAccount taskId={mine.taskId} />
        </Block>
      );
    }
    const isOffer = mine.kind === 'accept-offer';
    return (
      <Block title={said.yours} beside={clock}>
        <p>{isOffer ? said.offer : said.papers(mine.documentKinds?.length ?? 0)}</p>
        {isOffer && (
          <p>
            <MoneyText fen={claim.indemnity?.totalFen} size="amount" capitals />
          </p>
        )}
        <Button
          type="primary"
          block
          onClick={() => void navigate(isOffer ? `${base}/offer` : `${base}/documents`)}
        >
          {isOffer ? said.see : said.upload}
        </Button>
      </Block>
    );
  }
  if (claim.rejection !== undefined && claim.closedReason !== 'paid') return <Rejected claim={claim} />;
  const over = overText(claim, said);
  if (over !== undefined) return <Notice tone={claim.status === 'paid' ? 'good' : 'info'}>{over}</Notice>;
  const running = claim.deadlines.find(({ state, kind }) => state === 'running' && kind !== 'limitation');
  return <Notice>{running ? said.theirs(dayText(running.movedTo, language)) : said.soon}</Notice>;
}

type Said = ReturnType<typeof useWords<typeof words>>;

/** What became of a claim that is over; `undefined`: it is not. */
function overText({ status, closedReason, indemnity }: Claim, said: Said): string | undefined {
  if (status === 'paid' || status === 'recovery') return said.paid(yuanText(indemnity?.totalFen ?? 0));
  if (status === 'withdrawn') return said.withdrawn;
  if (status !== 'closed') return undefined;
  if (closedReason === 'below-deductible') return said.below;
  return closedReason === 'duplicate' ? said.duplicate : said.closed;
}

function Rejected({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const { rejection, claimNo } = claim;
  const today = useServiceToday();
  return (
    <Block title={said.rejected}>
      <p>
        {rejection?.reason} {rejection && <RuleNote rule={rejection.ruleId} fact={rejection.reason} />}
      </p>
      <PaperLink
        route="GET /v1/claims/{claimNo}/rejection-letter.pdf"
        input={{ params: { claimNo } }}
        fileName={`rejection-letter-${claimNo}.pdf`}
      >
        {said.letter}
      </PaperLink>
      {today !== undefined && <Link to={`/firm/claims/${claimNo}/appeal`}>{said.review} ›</Link>}
    </Block>
  );
}
