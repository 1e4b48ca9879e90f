import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAsk, useCommand } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { TextArea } from '../../components/fields.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWho } from '../../session/session.ts';
import { payeeWords, wordOf } from '../../words/claims.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { AccountFields, noAccount } from '../../components/account-fields.tsx';
import { ClaimMoney } from './claim-money.tsx';
import type { Claim } from './claim-page.tsx';

const words = {
  title: { zh: (yuan: string) => `赔 ${yuan}`, en: (yuan: string) => `Offer: ${yuan}` },
  back: { zh: '案件', en: 'Claim' },
  to: { zh: '付给谁', en: 'Paid to' },
  account: { zh: '收款账户', en: 'Account' },
  other: { zh: '改用其他账户', en: 'Use another account' },
  accept: { zh: '同意，10 日内付款', en: 'Accept, paid within 10 days' },
  sending: { zh: '正在提交', en: 'Sending' },
  dispute: { zh: '对某一行有异议', en: 'Dispute a line' },
  why: { zh: '异议理由', en: 'What is wrong' },
  whyHelp: { zh: '写明哪一行、差在哪里', en: 'Say which line and why' },
  short: { zh: '至少写 10 个字', en: 'At least 10 characters' },
  send: { zh: '提出异议', en: 'Send the dispute' },
  anyway: {
    zh: '由另一位理赔员重新核定；没有争议的部分先付。',
    en: 'Another person assesses it again; the undisputed part is paid at once.',
  },
  none: { zh: '现在没有待确认的赔款', en: 'No offer waits for you now' },
};

/** F13: the offer by line, with who is paid; accepted with one press, or disputed with a reason. */
export function OfferPage() {
  const said = useWords(words);
  const { claimNo = '' } = useParams();
  const claim = useAsk('GET /v1/claims/{claimNo}', { params: { claimNo } });
  const back = { to: `/firm/claims/${claimNo}`, name: said.back };
  return (
    <Asked query={claim}>
      {(loaded) => {
        const task = loaded.tasks.find(({ kind, status }) => kind === 'accept-offer' && status === 'open');
        return (
          <Page title={said.title(yuanText(loaded.indemnity?.totalFen ?? 0))} back={back}>
            {task === undefined ? (
              <Notice>{said.none}</Notice>
            ) : (
              <>
                <MoneyText fen={loaded.indemnity?.totalFen} size="amount" capitals />
                <ClaimMoney claim={loaded} />
                <Answer claim={loaded} taskId={task.taskId} />
              </>
            )}
          </Page>
        );
      }}
    </Asked>
  );
}

function Answer({ claim, taskId }: { readonly claim: Claim; readonly taskId: string }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { org } = useWho();
  const firm = useAsk('GET /v1/firms/{uscc}', { params: { uscc: org } });
  const complete = useCommand('POST /v1/tasks/{taskId}/completion');
  const [isOther, setIsOther] = useState(false);
  const [account, setAccount] = useState(noAccount);
  const known = firm.data?.bankAccount;
  const needsAccount = isOther || (firm.data !== undefined && known === undefined);
  const send = (body: object) =>
    complete.mutate(
      { params: { taskId }, body: { ...body } },
      { onSuccess: () => void navigate(`/firm/claims/${claim.claimNo}`) },
    );
  const accept = () =>
    send({ outcome: 'accept', ...(needsAccount && account.number !== '' && { payeeAccount: account }) });
  return (
    <>
      {complete.error && <ProblemBlock problem={complete.error} />}
      <Block title={said.to}>
        <Facts
          rows={[
            ...(claim.indemnity?.payees ?? []).map(
              ({ kind, fen }) =>
                [wordOf(payeeWords, kind, language), <MoneyText key={kind} fen={fen} />] as const,
            ),
            known && !isOther ? [said.account, `${known.bankName} ****${known.number.slice(-4)}`] : undefined,
          ]}
        />
        {needsAccount ? (
          <AccountFields account={account} change={setAccount} />
        ) : (
          <button type="button" className="text-button" onClick={() => setIsOther(true)}>
            {said.other}
          </button>
        )}
        <Button type="primary" block disabled={complete.isPending} onClick={accept}>
          {complete.isPending ? said.sending : said.accept}
        </Button>
      </Block>
      <Dispute isSending={complete.isPending} onDispute={(reason) => send({ outcome: 'dispute', reason })} />
    </>
  );
}

function Dispute({
  isSending,
  onDispute,
}: {
  readonly isSending: boolean;
  readonly onDispute: (reason: string) => void;
}) {
  const said = useWords(words);
  const [isOpen, setIsOpen] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [reason, setReason] = useState('');
  const isShort = reason.trim().length < 10;
  if (!isOpen) {
    return (
      <button type="button" className="text-button" onClick={() => setIsOpen(true)}>
        {said.dispute}
      </button>
    );
  }
  return (
    <Block title={said.dispute}>
      <p>{said.anyway}</p>
      <TextArea
        name="reason"
        label={said.why}
        help={said.whyHelp}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={isTried && isShort ? said.short : undefined}
      />
      <Button
        disabled={isSending}
        onClick={() => {
          setIsTried(true);
          if (!isShort) onDispute(reason);
        }}
      >
        {said.send}
      </Button>
    </Block>
  );
}
