import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { Choices, TextArea } from '../fields.tsx';
import { ProblemBlock } from '../problem-block.tsx';
import { useWords } from '../../words/language.tsx';
import type { Discrepancy } from './discrepancy-board.tsx';

const words = {
  how: { zh: '怎么处理', en: 'How' },
  returned: { zh: '款已退回（记账）', en: 'The money went back (booked)' },
  explained: { zh: '书面说明，不记账', en: 'Explained, nothing booked' },
  text: { zh: '说明', en: 'Explanation' },
  signed: { zh: '由您署名，不能更改', en: 'Signed by you, for good' },
  missing: { zh: '请选择并写明（至少 5 个字）', en: 'Choose one and explain (at least 5 characters)' },
  send: { zh: '结清这笔差异', en: 'Close this discrepancy' },
};

/** Closes one by what went back, or by a signed explanation. */
export function ResolutionForm({ of }: { readonly of: Discrepancy }) {
  const said = useWords(words);
  const [kind, setKind] = useState<'returned' | 'explained'>();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const resolve = useCommand('POST /v1/discrepancies/{discrepancyId}/resolution');
  const send = () => {
    const isWhole = kind !== undefined && text.trim().length >= 5;
    setError(isWhole ? undefined : said.missing);
    if (kind === undefined || !isWhole) return;
    resolve.mutate({ params: { discrepancyId: of.discrepancyId }, body: { kind, text: text.trim() } });
  };
  return (
    <div className="stack settlement-words">
      <Choices
        label={said.how}
        name="kind"
        inline
        value={kind}
        onChange={setKind}
        choices={[
          { value: 'returned', label: said.returned },
          { value: 'explained', label: said.explained },
        ]}
      />
      <TextArea
        label={said.text}
        help={said.signed}
        name="text"
        rows={2}
        value={text}
        onChange={setText}
        error={error}
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
