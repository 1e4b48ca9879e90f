import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { useDraft } from '../../components/draft.ts';
import { TextArea } from '../../components/fields.tsx';
import { useWords } from '../../words/language.tsx';
import { PaperTicks } from '../tasks/paper-ticks.tsx';
import { reasonFault } from '../tasks/reason.ts';
import { SubmitRow } from '../tasks/submit-row.tsx';
import type { Claim } from './claim.ts';

const words = {
  title: { zh: '再次要求补材料（CLM-2）', en: 'Ask for papers again (CLM-2)' },
  clock: {
    zh: '再次通知不停止计时，须写明为什么第一次没有列入。',
    en: 'A second request stops no clock; say why the first did not name them.',
  },
  chooseKinds: { zh: '至少选一份', en: 'Choose at least one' },
  reason: { zh: '理由', en: 'Reason' },
  short: { zh: '请写理由，至少 5 个字', en: 'Write a reason, at least 5 characters' },
  send: { zh: '再次要求', en: 'Ask again' },
};

/** While the loss is assessed; before, the survey asks. */
const mayAskAgain = ['assessing', 'documents-requested', 'fraud-hold'];

/** CLM-2: a second request is a claims manager's, with its reason. */
export function FurtherRequest({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const { claimNo } = claim;
  const first = { kinds: [] as readonly string[], reason: '' };
  const [draft, change, drop] = useDraft(`further-request:${claimNo}`, first);
  const [isTried, setIsTried] = useState(false);
  const command = useCommand('POST /v1/claims/{claimNo}/document-requests');
  const kindsFault = draft.kinds.length === 0 ? said.chooseKinds : undefined;
  const fault = reasonFault(draft.reason, said.short);
  if (!mayAskAgain.includes(claim.status)) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (kindsFault !== undefined || fault !== undefined) return;
    command.mutate(
      { params: { claimNo }, body: { documentKinds: [...draft.kinds], reason: draft.reason.trim() } },
      { onSuccess: drop },
    );
  };
  return (
    <details className="block">
      <summary>{said.title}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="quiet">{said.clock}</p>
        <PaperTicks
          claim={claim}
          chosen={draft.kinds}
          error={isTried ? kindsFault : undefined}
          onChange={(kinds) => change({ kinds })}
        />
        <TextArea
          name="further-reason"
          label={said.reason}
          error={isTried ? fault : undefined}
          value={draft.reason}
          maxLength={500}
          rows={2}
          onChange={(reason) => change({ reason })}
        />
        <SubmitRow name={said.send} isSending={command.isPending} problem={command.error} isLesser />
      </form>
    </details>
  );
}
