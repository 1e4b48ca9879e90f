import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { addDays } from '../../../shared/domain/dates.ts';
import { useAsk, useCommand, usePreview } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { DateField, TextArea } from '../../components/fields.tsx';
import { ExplanationTable } from '../../components/explanation-table.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';

const words = {
  title: { zh: '退保', en: 'Cancel' },
  back: { zh: '保单', en: 'Policy' },
  when: { zh: '退保生效日', en: 'Ends on' },
  whenHelp: { zh: '当天零时起不再保障', en: 'No cover from 00:00 that day' },
  reason: { zh: '原因', en: 'Reason' },
  reasonMissing: { zh: '请写明原因', en: 'Say why' },
  how: { zh: '退多少，怎么算', en: 'What comes back, and how' },
  yours: { zh: '退您', en: 'To you' },
  public: { zh: '退财政', en: 'To the budget' },
  total: { zh: '合计退还', en: 'Comes back in all' },
  note: { zh: '补贴部分退回财政，不退给企业', en: 'The subsidy goes back to the budget, not to the firm' },
  lender: {
    zh: '须贷款方同意，同意前不退款（CAN-9）',
    en: 'The lender must agree first; nothing is paid before (CAN-9)',
  },
  confirm: {
    zh: (yuan: string) => `确认退保，退我 ${yuan}`,
    en: (yuan: string) => `Cancel and refund me ${yuan}`,
  },
  preview: { zh: '试算', en: 'Preview' },
  sending: { zh: '正在退保，请勿关闭', en: 'Cancelling, keep this page open' },
};

type Preview = AnswerOf<'POST /v1/policies/{policyNo}/cancellation'>;

/** F9: what a cancellation gives back, to the fen, before it is asked for. */
export function CancelPage() {
  const { policyNo = '' } = useParams();
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo } });
  return <Asked query={policy}>{(loaded) => <Cancelling policy={loaded} />}</Asked>;
}

function Cancelling({ policy }: { readonly policy: AnswerOf<'GET /v1/policies/{policyNo}'> }) {
  const said = useWords(words);
  const navigate = useNavigate();
  const today = useServiceToday();
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const cancel = useCommand('POST /v1/policies/{policyNo}/cancellation');
  const { policyNo } = policy;
  const effectiveDate = chosen === '' ? (today ?? '') : chosen;
  const preview = usePreview(
    'POST /v1/policies/{policyNo}/cancellation',
    { params: { policyNo }, body: { effectiveDate, reason: said.preview } },
    effectiveDate !== '',
  );
  const confirm = () => {
    setIsTried(true);
    if (reason.trim() === '') return;
    cancel.mutate(
      { params: { policyNo }, body: { effectiveDate, reason } },
      { onSuccess: () => void navigate(`/firm/policies/${policyNo}`) },
    );
  };
  return (
    <Page title={said.title} back={{ to: `/firm/policies/${policyNo}`, name: said.back }}>
      {cancel.error && <ProblemBlock problem={cancel.error} />}
      <DateField
        name="effectiveDate"
        label={said.when}
        help={said.whenHelp}
        value={effectiveDate}
        onChange={setChosen}
        {...(today && { min: today, max: addDays(policy.period.end, -1) })}
      />
      {policy.lossPayee && <Notice tone="warn">{said.lender}</Notice>}
      <Asked query={preview}>{(answer) => <ComesBack preview={answer} />}</Asked>
      <TextArea
        name="reason"
        label={said.reason}
        value={reason}
        onChange={setReason}
        maxLength={200}
        error={isTried && reason.trim() === '' ? said.reasonMissing : undefined}
      />
      {preview.data && (
        <Button danger type="primary" block disabled={cancel.isPending} onClick={confirm}>
          {cancel.isPending ? said.sending : said.confirm(yuanText(preview.data.refund.firmFen))}
        </Button>
      )}
    </Page>
  );
}

function ComesBack({ preview }: { readonly preview: Preview }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { refund, explanation } = preview;
  return (
    <Block>
      <Facts
        rows={[
          [said.yours, <MoneyText key="yours" fen={refund.firmFen} size="amount" />],
          [said.public, <MoneyText key="public" fen={refund.bureauFen} />],
          ...refund.levels.map(
            ({ level, fen }) =>
              [levelWords[level]?.[language] ?? level, <MoneyText key={level} fen={fen} />] as const,
          ),
        ]}
      />
      <p className="quiet small">{said.note}</p>
      <ExplanationTable
        caption={said.how}
        lines={explanation.map(({ text, textEn, ...line }) => ({ ...line, label: text, labelEn: textEn }))}
        total={{ label: said.total, fen: refund.totalFen }}
      />
    </Block>
  );
}
