import { type FormEvent, useState } from 'react';
import { useDraft } from '../../components/draft.ts';
import { Choices, TextArea } from '../../components/fields.tsx';
import { useWords } from '../../words/language.tsx';
import type { Claim } from '../claims/claim.ts';
import { useCompletion } from './completion.ts';
import { PaperTicks } from './paper-ticks.tsx';
import { SubmitRow } from './submit-row.tsx';

const words = {
  findings: { zh: '查勘情况', en: 'Findings' },
  findingsHelp: {
    zh: '看到了什么、问了谁，至少 10 个字',
    en: 'What was seen and asked, at least 10 characters',
  },
  short: { zh: '至少写 10 个字', en: 'At least 10 characters' },
  outcome: { zh: '结论', en: 'Outcome' },
  choose: { zh: '请选择一项', en: 'Choose one' },
  complete: { zh: '查勘完成，可以定损', en: 'Complete: the loss can be assessed' },
  'request-documents': { zh: '缺材料，一次列清', en: 'Papers are missing: ask for all of them at once' },
  'suspect-fraud': { zh: '有疑点，提交核查', en: 'Doubts: hand over for review' },
  once: {
    zh: '只能通知一次；再次通知不停止计时（CLM-2）',
    en: 'One request only; a second does not stop the clock (CLM-2)',
  },
  chooseKinds: { zh: '至少选一份', en: 'Choose at least one' },
  finish: { zh: '完成查勘', en: 'Finish the survey' },
  send: { zh: '发出一次性清单', en: 'Send the one-time list' },
  handOver: { zh: '提交核查', en: 'Hand over for review' },
};

type Outcome = 'complete' | 'request-documents' | 'suspect-fraud';

interface SurveyDraft {
  readonly findings: string;
  readonly outcome: Outcome | '';
  readonly kinds: readonly string[];
}

const shortestFindings = 10;

/** I2: what the survey found, and what follows; the button says what it does. */
export function SurveyForm({ claim, taskId }: { readonly claim: Claim; readonly taskId: string }) {
  const said = useWords(words);
  const first: SurveyDraft = { findings: '', outcome: '', kinds: [] };
  const [draft, change, drop] = useDraft(`survey:${taskId}`, first);
  const [isTried, setIsTried] = useState(false);
  const { isSending, problem, complete } = useCompletion(taskId, drop);
  const { findings, outcome, kinds } = draft;
  const faults = {
    findings: findings.trim().length < shortestFindings ? said.short : undefined,
    outcome: outcome === '' ? said.choose : undefined,
    kinds: outcome === 'request-documents' && kinds.length === 0 ? said.chooseKinds : undefined,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (outcome === '' || Object.values(faults).some((fault) => fault !== undefined)) return;
    complete({
      findings: findings.trim(),
      outcome,
      ...(outcome === 'request-documents' && { documentKinds: [...kinds] }),
    });
  };
  const shown = isTried ? faults : undefined;
  const name = { complete: said.finish, 'request-documents': said.send, 'suspect-fraud': said.handOver };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextArea
        name="findings"
        label={said.findings}
        help={said.findingsHelp}
        error={shown?.findings}
        value={findings}
        maxLength={500}
        onChange={(text) => change({ findings: text })}
      />
      <Choices
        name="outcome"
        label={said.outcome}
        error={shown?.outcome}
        value={outcome === '' ? undefined : outcome}
        onChange={(chosen) => change({ outcome: chosen })}
        choices={[
          { value: 'complete', label: said.complete },
          { value: 'request-documents', label: said['request-documents'], help: said.once },
          { value: 'suspect-fraud', label: said['suspect-fraud'] },
        ]}
      />
      {outcome === 'request-documents' && (
        <PaperTicks
          claim={claim}
          chosen={kinds}
          error={shown?.kinds}
          onChange={(chosen) => change({ kinds: chosen })}
        />
      )}
      <SubmitRow
        name={outcome === '' ? said.finish : name[outcome]}
        isSending={isSending}
        problem={problem}
      />
    </form>
  );
}
