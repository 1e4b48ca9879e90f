import { type FormEvent, useState } from 'react';
import { approverOf } from '../../../../shared/domain/claims/authority.ts';
import type { Cover } from '../../../../shared/domain/products/cover.ts';
import type { AnswerOf } from '../../../api/contract.ts';
import { useDraft } from '../../../components/draft.ts';
import { Choices } from '../../../components/fields.tsx';
import { useLanguage, useWords } from '../../../words/language.tsx';
import type { Claim } from '../../claims/claim.ts';
import { useCompletion } from '../completion.ts';
import { SubmitRow } from '../submit-row.tsx';
import { AmountFields } from './amount-fields.tsx';
import { LineFields } from './line-fields.tsx';
import { PanelFields } from './panel-fields.tsx';
import { PreviewBlock } from './preview-block.tsx';
import { previewOf } from './preview.ts';
import { RarerFields } from './rarer-fields.tsx';
import { RejectionFields } from './rejection-fields.tsx';
import { emptyLine, firstDraft, type SheetDraft, sheetOf } from './sheet-draft.ts';
import { faultsOfSheet } from './sheet-faults.ts';
import './assess.css';

const words = {
  fix: { zh: (n: number) => `有 ${n} 处需要修改`, en: (n: number) => `${n} to fix` },
  addLine: { zh: '＋ 加一行', en: '+ Add a line' },
  outcome: { zh: '结论', en: 'Outcome' },
  covered: { zh: '赔付', en: 'Pay' },
  rejected: { zh: '不赔', en: 'Reject' },
  forApproval: { zh: '送复核', en: 'Submit for approval' },
  submit: { zh: '提交结论', en: 'Submit the decision' },
  second: {
    zh: '金额超过 ¥10,000.00，须由另一人复核（CLM-27）',
    en: 'Above ¥10,000.00 another person has to approve (CLM-27)',
  },
  manager: {
    zh: '金额超过 ¥100,000.00，须由理赔经理复核（CLM-27）',
    en: 'Above ¥100,000.00 a claims manager has to approve (CLM-27)',
  },
};

interface AssessFormProps {
  readonly claim: Claim;
  readonly taskId: string;
  readonly product: AnswerOf<'GET /v1/products/{productCode}'>;
  readonly cover: Cover;
  readonly policy: AnswerOf<'GET /v1/policies/{policyNo}'>;
  /** Told what the page has worked out, to be compared with what the service does. */
  readonly onSubmit: (previewFen: number | undefined) => void;
}

/** I3: the loss line by line, and what it comes to while it is typed; a person decides, nothing is chosen beforehand. */
export function AssessForm({ claim, taskId, product, cover, policy, onSubmit }: AssessFormProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const [draft, change, drop] = useDraft<SheetDraft>(
    `assess:${taskId}`,
    firstDraft(cover, claim.estimatedFen, claim.assessment?.sheet),
  );
  const [account, setAccount] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { isSending, problem, complete } = useCompletion(taskId, drop);
  const sheet = sheetOf(draft, account);
  const preview = previewOf(sheet, { claim, cover, policy });
  const faults = faultsOfSheet({ draft, sheet, cover, lacksValue: !preview.accepted }, language);
  const faultAt = (path: string) => (isTried ? faults.get(path) : undefined);
  const previewFen = preview.accepted ? preview.value.totalFen : undefined;
  const isRejection = draft.outcome === 'rejected';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (faults.size > 0 || draft.outcome === '') return;
    onSubmit(isRejection ? undefined : previewFen);
    const rejection = { ruleId: draft.ruleId, reason: draft.reason.trim() };
    complete(isRejection ? { ...sheet, outcome: 'rejected', rejection } : { ...sheet, outcome: 'covered' });
  };
  const approver = isRejection || previewFen === undefined ? undefined : approverOf(previewFen);
  const sections = { draft, change, faultAt, cover };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {isTried && faults.size > 0 && (
        <p role="alert" className="problem problem-title">
          {said.fix(faults.size)}
        </p>
      )}
      <LineFields {...sections} />
      <div>
        <button
          type="button"
          className="text-button"
          onClick={() => change({ lines: [...draft.lines, emptyLine(cover)] })}
        >
          {said.addLine}
        </button>
      </div>
      <AmountFields {...sections} agreedValueFen={claim.policyAsAtLoss.insurableValueFen} />
      <RarerFields {...sections} account={account} onAccount={setAccount} />
      <PanelFields {...sections} product={product} />
      <PreviewBlock preview={preview} />
      <Choices
        name="outcome"
        label={said.outcome}
        error={faultAt('outcome')}
        value={draft.outcome === '' ? undefined : draft.outcome}
        onChange={(outcome) => change({ outcome })}
        choices={[
          { value: 'covered', label: said.covered },
          { value: 'rejected', label: said.rejected },
        ]}
        inline
      />
      {isRejection && <RejectionFields {...sections} product={product} />}
      {approver && <p className="quiet">{approver === 'adjuster' ? said.second : said.manager}</p>}
      <SubmitRow
        name={approver === undefined ? said.submit : said.forApproval}
        isSending={isSending}
        problem={problem}
      />
    </form>
  );
}
