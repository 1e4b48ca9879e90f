import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { TextArea } from '../../components/fields.tsx';
import { yuanText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import type { Clawback } from './clawbacks-page.tsx';

const words = {
  title: { zh: '核销', en: 'Write off' },
  reason: { zh: '核销理由', en: 'Reason' },
  help: {
    zh: '须对全部付款单位有批准权；核销后不再追',
    en: 'By an approver over every payer; it is not asked for again',
  },
  short: { zh: '核销须写明理由（至少 20 个字）', en: 'Say why (at least 20 characters)' },
  send: { zh: (yuan: string) => `核销 ${yuan}`, en: (yuan: string) => `Write off ${yuan}` },
};

const fewestCharacters = 20;

/** Gives up what the firm still owes, by an approver over every payer. */
export function WriteOffForm({ of }: { readonly of: Clawback }) {
  const said = useWords(words);
  const { roles } = useWho();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const writeOff = useCommand('POST /v1/clawbacks/{clawbackId}/write-off');
  if (!roles.includes('bureau-approver')) return null;
  const send = () => {
    const isShort = reason.trim().length < fewestCharacters;
    setError(isShort ? said.short : undefined);
    if (!isShort) writeOff.mutate({ params: { clawbackId: of.clawbackId }, body: { reason: reason.trim() } });
  };
  return (
    <Block title={said.title}>
      <div className="stack settlement-words">
        <TextArea
          label={said.reason}
          help={said.help}
          name="writeOff"
          rows={2}
          value={reason}
          onChange={setReason}
          error={error}
        />
        {writeOff.error && <ProblemBlock problem={writeOff.error} />}
        <div>
          <Button danger disabled={writeOff.isPending} onClick={send}>
            {said.send(yuanText(of.leftFen))}
          </Button>
        </div>
      </div>
    </Block>
  );
}
