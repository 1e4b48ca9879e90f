import { type FormEvent, useState } from 'react';
import { mayMove } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { useCommand } from '../../api/ask.ts';
import { useDraft } from '../../components/draft.ts';
import { TextArea } from '../../components/fields.tsx';
import { useWords } from '../../words/language.tsx';
import { reasonFault } from '../tasks/reason.ts';
import { SubmitRow } from '../tasks/submit-row.tsx';
import type { Claim } from './claim.ts';

const words = {
  title: { zh: '重新处理（CLM-23）', en: 'Take up again (CLM-23)' },
  how: {
    zh: '全案重新计算，多出的部分补付，须另一人复核。',
    en: 'The whole is computed anew and the difference paid; another person approves.',
  },
  reason: { zh: '理由', en: 'Reason' },
  short: { zh: '请写理由，至少 5 个字', en: 'Write a reason, at least 5 characters' },
  send: { zh: '重新处理', en: 'Take up again' },
};

/** CLM-23: a claim that is over may be taken up again by its insurer's desk. */
export function Reopening({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const { claimNo } = claim;
  const [draft, change, drop] = useDraft(`reopening:${claimNo}`, { reason: '' });
  const [isTried, setIsTried] = useState(false);
  const command = useCommand('POST /v1/claims/{claimNo}/reopening');
  const fault = reasonFault(draft.reason, said.short);
  if (!mayMove(claim.status, 'reopen') || claim.closedReason === 'duplicate') return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (fault !== undefined) return;
    command.mutate({ params: { claimNo }, body: { reason: draft.reason.trim() } }, { onSuccess: drop });
  };
  return (
    <details className="block">
      <summary>{said.title}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="quiet">{said.how}</p>
        <TextArea
          name="reopening-reason"
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
