import { type FormEvent, useState } from 'react';
import { mayMove } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { useCommand } from '../../api/ask.ts';
import { Choices, TextField } from '../../components/fields.tsx';
import { MoneyInput, noAmount } from '../../components/money-input.tsx';
import { useWords } from '../../words/language.tsx';
import { instantOfShanghai } from '../tasks/shanghai-time.ts';
import { SubmitRow } from '../tasks/submit-row.tsx';
import type { Claim } from './claim.ts';

const words = {
  title: { zh: '登记追偿款（CLM-21）', en: 'Record a recovery (CLM-21)' },
  kind: { zh: '来自', en: 'From' },
  subrogation: { zh: '责任第三方', en: 'A liable third party' },
  salvage: { zh: '残余物变卖', en: 'What was left, sold' },
  from: { zh: '付款人', en: 'Payer' },
  gross: { zh: '收到', en: 'Received' },
  cost: { zh: '追偿费用', en: 'Cost of recovery' },
  at: { zh: '到账时间', en: 'Received at' },
  reference: { zh: '流水号', en: 'Bank reference' },
  needed: { zh: '请填写', en: 'Needed' },
  send: { zh: '登记追偿款', en: 'Record the recovery' },
};

const empty = { kind: '' as 'subrogation' | 'salvage' | '', from: '', reference: '', at: '' };

/** CLM-20, CLM-21: what came in after payment; the insured's part of it becomes a payment. */
export function RecoveryForm({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const { claimNo } = claim;
  const [typed, setTyped] = useState(empty);
  const [gross, setGross] = useState(noAmount);
  const [cost, setCost] = useState(noAmount);
  const [isTried, setIsTried] = useState(false);
  const command = useCommand('POST /v1/claims/{claimNo}/recoveries');
  if (!mayMove(claim.status, 'recover')) return null;
  const missing = (value: unknown) =>
    isTried && (value === '' || value === undefined) ? said.needed : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    const { kind, from, reference, at } = typed;
    const receivedAt = instantOfShanghai(at);
    if (kind === '' || gross.fen === undefined || receivedAt === undefined) return;
    if (from.trim() === '' || reference.trim() === '') return;
    const costPart = cost.fen === undefined || cost.fen === 0 ? {} : { costFen: cost.fen };
    const body = { kind, grossFen: gross.fen, ...costPart, receivedAt, bankReference: reference, from };
    command.mutate({ params: { claimNo }, body }, { onSuccess: () => setTyped(empty) });
  };
  return (
    <details className="block">
      <summary>{said.title}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <Choices
          name="kind"
          label={said.kind}
          error={missing(typed.kind)}
          value={typed.kind === '' ? undefined : typed.kind}
          onChange={(kind) => setTyped({ ...typed, kind })}
          choices={(['subrogation', 'salvage'] as const).map((value) => ({ value, label: said[value] }))}
          inline
        />
        {(['from', 'reference', 'at'] as const).map((name) => (
          <TextField
            key={name}
            name={`recovery-${name}`}
            label={said[name]}
            error={missing(typed[name])}
            type={name === 'at' ? 'datetime-local' : 'text'}
            value={typed[name]}
            onChange={(text) => setTyped({ ...typed, [name]: text })}
          />
        ))}
        <MoneyInput
          name="grossFen"
          label={said.gross}
          error={missing(gross.fen)}
          value={gross}
          onChange={setGross}
        />
        <MoneyInput name="costFen" label={said.cost} optional value={cost} onChange={setCost} />
        <SubmitRow name={said.send} isSending={command.isPending} problem={command.error} isLesser />
      </form>
    </details>
  );
}
