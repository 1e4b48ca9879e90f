import { useCommand } from '../../api/ask.ts';
import { Notice } from '../../components/notice.tsx';
import { useWords } from '../../words/language.tsx';
import { ReasonForm } from '../objections/reason-form.tsx';
import type { Row } from './row-table.tsx';
import type { Settlement } from './settlement-table.tsx';

const words = {
  title: { zh: '异议内容', en: 'Objection' },
  help: { zh: '只停这份保单，其余照付（SUB-13）', en: 'Stops this policy alone, the rest is paid (SUB-13)' },
  send: { zh: '提出异议', en: 'Object' },
  sent: { zh: '异议已记录，这份保单暂不支付', en: 'Noted: this policy is not paid for now' },
};

/** What somebody says against a row during the public notice. */
export function ObjectionForm({ of, row }: { readonly of: Settlement; readonly row: Row }) {
  const said = useWords(words);
  const object = useCommand('POST /v1/settlements/{settlementId}/objections');
  const { settlementId } = of;
  const { policyNo } = row;
  const send = (reason: string, drop: () => void) =>
    object.mutate({ params: { settlementId }, body: { policyNo, reason } }, { onSuccess: drop });
  if (object.isSuccess) return <Notice tone="good">{said.sent}</Notice>;
  return (
    <ReasonForm
      label={said.title}
      help={said.help}
      name="objection"
      about={`objection:${settlementId}:${policyNo}`}
      ways={[{ name: said.send, send }]}
      isSending={object.isPending}
      problem={object.error}
    />
  );
}
