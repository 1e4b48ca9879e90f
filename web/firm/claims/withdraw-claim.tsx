import { Button } from 'antd';
import { useState } from 'react';
import { mayMove } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { useCommand } from '../../api/ask.ts';
import { TextArea } from '../../components/fields.tsx';
import { Block } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';
import type { Claim } from './claim-page.tsx';

const words = {
  open: { zh: '撤回这个案件', en: 'Take this claim back' },
  title: { zh: '撤回案件', en: 'Take the claim back' },
  text: {
    zh: '撤回后不再处理。达成协议前都可以撤回。',
    en: 'It is not pursued any further. You can do so until an offer is agreed.',
  },
  reason: { zh: '原因', en: 'Reason' },
  confirm: { zh: '确认撤回', en: 'Take it back' },
  keep: { zh: '不撤回', en: 'Keep it' },
};

/** Taking a claim back, behind a link, with a second press. */
export function WithdrawClaim({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useCommand('POST /v1/claims/{claimNo}/withdrawal');
  const isOpenStill = mayMove(claim.status, 'withdraw') || mayMove(claim.status, 'withdraw-reopening');
  if (!isOpenStill) return null;
  if (!isOpen) {
    return (
      <button type="button" className="text-button" onClick={() => setIsOpen(true)}>
        {said.open}
      </button>
    );
  }
  const confirm = () =>
    withdraw.mutate({
      params: { claimNo: claim.claimNo },
      body: { ...(reason.trim() !== '' && { reason }) },
    });
  return (
    <Block title={said.title}>
      <p>{said.text}</p>
      {withdraw.error && <ProblemBlock problem={withdraw.error} />}
      <TextArea
        name="reason"
        label={said.reason}
        optional
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
      <div className="row">
        <Button danger disabled={withdraw.isPending} onClick={confirm}>
          {said.confirm}
        </Button>
        <Button onClick={() => setIsOpen(false)}>{said.keep}</Button>
      </div>
    </Block>
  );
}
