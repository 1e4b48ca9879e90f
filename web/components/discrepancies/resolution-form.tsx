import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { useDraft } from '../draft.ts';
import { Choices, TextArea } from '../fields.tsx';
import { ProblemBlock } from '../problem-block.tsx';
import { useWords } from '../../words/language.tsx';
import type { Discrepancy } from './discrepancy-board.tsx';
import './resolution-form.css';

const words = {
  how: { zh: '怎么处理', en: 'How' },
  returned: { zh: '款已退回（记账）', en: 'The money went back (booked)' },
  explained: { zh: '书面说明，不记账', en: 'Explained, nothing booked' },
  nothing: {
    zh: '没有收到款，所以没有可退的；只能书面说明。',
    en: 'No money came, so none can go back; it can only be explained.',
  },
  text: { zh: '说明', en: 'Explanation' },
  signed: { zh: '由您署名，不能更改', en: 'Signed by you, for good' },
  choose: { zh: '请选择怎么处理', en: 'Choose how' },
  short: { zh: '请写明（至少 5 个字）', en: 'Explain it (at least 5 characters)' },
  send: { zh: '结清这笔差异', en: 'Close this discrepancy' },
};

const fewestCharacters = 5;

interface Resolution {
  readonly kind?: 'returned' | 'explained';
  readonly text: string;
}

/** Closes one by what went back, where money came, or by a signed explanation. */
export function ResolutionForm({ of: { discrepancyId, leftFen } }: { readonly of: Discrepancy }) {
  const said = useWords(words);
  const [draft, change, drop] = useDraft<Resolution>(`resolution:${discrepancyId}`, { text: '' });
  const [isTried, setIsTried] = useState(false);
  const resolve = useCommand('POST /v1/discrepancies/{discrepancyId}/resolution');
  const kind = leftFen > 0 ? draft.kind : 'explained';
  const text = draft.text.trim();
  const isShort = text.length < fewestCharacters;
  const send = () => {
    setIsTried(true);
    if (kind === undefined || isShort) return;
    resolve.mutate({ params: { discrepancyId }, body: { kind, text } }, { onSuccess: drop });
  };
  return (
    <div className="stack resolution-form">
      {leftFen > 0 ? (
        <Choices
          label={said.how}
          name="kind"
          inline
          value={kind}
          onChange={(chosen) => change({ kind: chosen })}
          error={isTried && kind === undefined ? said.choose : undefined}
          choices={[
            { value: 'returned', label: said.returned },
            { value: 'explained', label: said.explained },
          ]}
        />
      ) : (
        <p>{said.nothing}</p>
      )}
      <TextArea
        label={said.text}
        help={said.signed}
        name="text"
        rows={2}
        maxLength={1000}
        value={draft.text}
        onChange={(written) => change({ text: written })}
        error={isTried && isShort ? said.short : undefined}
      />
      {resolve.error && <ProblemBlock problem={resolve.error} />}
      <div>
        <Button disabled={resolve.isPending} onClick={send}>
          {said.send}
        </Button>
      </div>
    </div>
  );
}
