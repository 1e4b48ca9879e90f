import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useAsk } from '../api/ask.ts';
import { Block } from '../components/page.tsx';
import { useWords } from '../words/language.tsx';

const words = {
  title: { zh: '演示：模拟银行到账', en: 'Demo: simulate the transfer' },
  pay: { zh: '由本企业账户付清', en: "Pay it all from the firm's account" },
  failed: { zh: '没有成功', en: 'It did not work' },
};

/** Plays the bank on this machine: the money that is due arrives from the firm's own account. */
export function DemoTransfer({
  reference,
  dueFen,
  uscc,
}: {
  readonly reference: string;
  readonly dueFen: number;
  readonly uscc: string;
}) {
  const said = useWords(words);
  const client = useQueryClient();
  const firm = useAsk('GET /v1/firms/{uscc}', { params: { uscc } });
  const [standing, setStanding] = useState<'idle' | 'sending' | 'failed'>('idle');
  const pay = async () => {
    setStanding('sending');
    const response = await fetch('/local/bank/transfers', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        reference,
        amountFen: dueFen,
        payerName: firm.data?.name ?? '',
        payerAccount: firm.data?.bankAccount?.number ?? '',
      }),
    });
    setStanding(response.ok ? 'idle' : 'failed');
    await client.invalidateQueries();
  };
  return (
    <Block title={said.title}>
      {standing === 'failed' && <p role="alert">{said.failed}</p>}
      <Button block disabled={standing === 'sending' || firm.data === undefined} onClick={() => void pay()}>
        {said.pay}
      </Button>
    </Block>
  );
}
