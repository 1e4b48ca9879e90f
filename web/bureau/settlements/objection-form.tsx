import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { useDraft } from '../../components/draft.ts';
import { TextArea } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';
import type { Row } from './row-table.tsx';
import type { Settlement } from './settlement-table.tsx';

const words = {
  title: { zh: '异议内容', en: 'Objection' },
  help: { zh: '只停这份保单，其余照付（SUB-13）', en: 'Stops this policy alone, the rest is paid (SUB-13)' },
  short: { zh: '至少写 5 个字', en: 'At least 5 characters' },
  send: { zh: '提出异议', en: 'Object' },
  sent: { zh: '异议已记录，这份保单暂不支付', en: 'Noted: this policy is not paid for now' },
};

const fewestCharacters = 5;

/** What somebody says against a row during the public notice. */
export function ObjectionForm({ of, row }: { readonly of: Settlement; readonly row: Row }) {
  const said = useWords(words);
  const [draft, change, drop] = useDraft(`objection:${of.settlementId}:${row.policyNo}`, { reason: '' });
  const [error, setError] = useState<string>();
  const object = useCommand('POST /v1/settlements/{settlementId}/objections');
  const send = () => {
    const reason = draft.reason.trim();
    setError(reason.length < fewestCharacters ? said.short : undefined);
    if (reason.length < fewestCharacters) return;
    object.mutate(
      { params: { settlementId: of.settlementId }, body: { policyNo: row.policyNo, reason } },
      { onSuccess: drop },
    );
  };
  if (object.isSuccess) return <Notice tone="good">{said.sent}</Notice>;
  return (
    <div className="stack">
      <TextArea
        label={said.title}
        help={said.help}
        name="objection"
        rows={3}
        maxLength={1000}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        error={error}
      />
      {object.error && <ProblemBlock problem={object.error} />}
      <div>
        <Button disabled={object.isPending} onClick={send}>
          {said.send}
        </Button>
      </div>
    </div>
  );
}
