import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/ask.ts';
import { TextArea } from '../../components/fields.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  open: { zh: '银行拒收，作废', en: 'Refused by the bank: void it' },
  text: {
    zh: '作废后，其中未付的款项可以放入下一份文件。已有款项确认付出的文件不能作废。',
    en: 'Its open payments can go into the next file. A file with a confirmed payment cannot be taken back.',
  },
  reason: { zh: '原因', en: 'Reason' },
  missing: { zh: '请写明原因，至少 5 个字', en: 'Say why, at least 5 characters' },
  confirm: { zh: '确认作废', en: 'Void the file' },
  keep: { zh: '不作废', en: 'Keep it' },
};

const shortestReason = 5;

/** Taking back a payment file that the bank has refused, with a reason, by a second press. */
export function VoidFile({ id: paymentFileId }: { readonly id: string }) {
  const said = useWords(words);
  const [isOpen, setIsOpen] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [reason, setReason] = useState('');
  const command = useCommand('POST /v1/payment-files/{paymentFileId}/void');
  const isShort = reason.trim().length < shortestReason;
  if (!isOpen) {
    return (
      <button type="button" className="text-button" onClick={() => setIsOpen(true)}>
        {said.open}
      </button>
    );
  }
  const confirm = () => {
    setIsTried(true);
    if (!isShort) command.mutate({ params: { paymentFileId }, body: { reason: reason.trim() } });
  };
  return (
    <div className="stack">
      <p>{said.text}</p>
      {command.error && <ProblemBlock problem={command.error} />}
      <TextArea
        name="void-reason"
        label={said.reason}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={500}
        error={isTried && isShort ? said.missing : undefined}
      />
      <div className="row">
        <Button danger disabled={command.isPending} onClick={confirm}>
          {said.confirm}
        </Button>
        <Button onClick={() => setIsOpen(false)}>{said.keep}</Button>
      </div>
    </div>
  );
}
