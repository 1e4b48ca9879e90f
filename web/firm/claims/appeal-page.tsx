import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAsk, useCommand } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { useDraft } from '../../components/draft.ts';
import { TextArea } from '../../components/fields.tsx';
import { Block, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '申请复议', en: 'Ask for a review' },
  back: { zh: '案件', en: 'Claim' },
  decided: { zh: '原决定', en: 'The decision' },
  another: {
    zh: '由没有处理过本案的人复议，只能申请一次。新的材料可以先在案件里上传。',
    en: "Somebody who has not decided before looks at it, once. Upload new papers on the claim's page first.",
  },
  why: { zh: '为什么不同意', en: 'Why you disagree' },
  whyHelp: { zh: '写明哪一点不对，依据是什么', en: 'Say what is wrong, and what shows it' },
  short: { zh: '至少写 10 个字', en: 'At least 10 characters' },
  send: { zh: '申请复议', en: 'Ask for the review' },
  sending: { zh: '正在提交', en: 'Sending' },
};

/** CLM-6: a decision looked at again by another person. */
export function AppealPage() {
  const said = useWords(words);
  const navigate = useNavigate();
  const { claimNo = '' } = useParams();
  const claim = useAsk('GET /v1/claims/{claimNo}', { params: { claimNo } });
  const papers = useAsk('GET /v1/claims/{claimNo}/documents', { params: { claimNo } });
  const appeal = useCommand('POST /v1/claims/{claimNo}/appeal');
  const [draft, change, drop] = useDraft(`appeal:${claimNo}`, { reason: '' });
  const [isTried, setIsTried] = useState(false);
  const isShort = draft.reason.trim().length < 10;
  const send = () => {
    setIsTried(true);
    if (isShort) return;
    const decidedAt = claim.data?.rejection?.at ?? '';
    const documentIds = (papers.data?.items ?? [])
      .filter(({ state, attachedAt }) => state === 'uploaded' && attachedAt > decidedAt)
      .slice(0, 20)
      .map(({ documentId }) => documentId);
    appeal.mutate(
      { params: { claimNo }, body: { reason: draft.reason, documentIds } },
      {
        onSuccess: () => {
          drop();
          void navigate(`/firm/claims/${claimNo}`);
        },
      },
    );
  };
  return (
    <Asked query={claim}>
      {({ rejection }) => (
        <Page title={said.title} back={{ to: `/firm/claims/${claimNo}`, name: said.back }}>
          {appeal.error && <ProblemBlock problem={appeal.error} />}
          {rejection && (
            <Block title={said.decided}>
              <p>
                {rejection.reason} <RuleNote rule={rejection.ruleId} fact={rejection.reason} />
              </p>
            </Block>
          )}
          <p>{said.another}</p>
          <TextArea
            name="reason"
            label={said.why}
            help={said.whyHelp}
            value={draft.reason}
            onChange={(reason) => change({ reason })}
            maxLength={1000}
            rows={6}
            error={isTried && isShort ? said.short : undefined}
          />
          <Button type="primary" block disabled={appeal.isPending} onClick={send}>
            {appeal.isPending ? said.sending : said.send}
          </Button>
        </Page>
      )}
    </Asked>
  );
}
