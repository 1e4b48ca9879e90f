import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '../../api/ask.ts';
import { CodeText } from '../../components/code-text.tsx';
import { TextArea } from '../../components/fields.tsx';
import { Block } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Settlement } from './settlement-table.tsx';
import { objectionWords } from './settlement-words.ts';

const words = {
  title: { zh: '公示异议', en: 'Objections' },
  decision: { zh: '处理意见', en: 'Decision' },
  short: { zh: '至少写 5 个字', en: 'At least 5 characters' },
  uphold: { zh: '异议成立，继续暂停', en: 'Uphold: it stays held' },
  dismiss: { zh: '异议不成立，恢复支付', en: 'Dismiss: it is payable again' },
  decide: { zh: '处理', en: 'Decide' },
};

type Objection = NonNullable<Settlement['objections']>[number];

/** SUB-13: what was said against rows in the notice, and what was decided; by somebody else than who raised it. */
export function ObjectionsBlock({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  if (of.objections === undefined || of.objections.length === 0) return null;
  return (
    <Block title={said.title}>
      <ul className="stack">
        {of.objections.map((one) => (
          <li key={one.objectionId}>
            <ObjectionLine of={of} objection={one} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

function ObjectionLine({ of, objection }: { readonly of: Settlement; readonly objection: Objection }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const word = objectionWords[objection.status];
  return (
    <div className="stack">
      <div className="row">
        <Tag tone={word?.tone ?? 'neutral'} data-status={objection.status}>
          {word?.[language]}
        </Tag>
        <Link to={`/bureau/policies/${objection.policyNo}`}>
          <CodeText code={objection.policyNo} />
        </Link>
        <span>{objection.reason}</span>
        <span className="quiet small">
          <InstantText at={objection.at} />
        </span>
        {objection.status !== 'open' && <span className="quiet">{objection.decision}</span>}
        {objection.status === 'open' && !isOpen && (
          <button type="button" className="text-button" onClick={() => setIsOpen(true)}>
            {said.decide}
          </button>
        )}
      </div>
      {isOpen && objection.status === 'open' && <DecisionForm of={of} objectionId={objection.objectionId} />}
    </div>
  );
}

function DecisionForm({
  of,
  objectionId,
}: {
  readonly of: Settlement;
  readonly objectionId: Objection['objectionId'];
}) {
  const said = useWords(words);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const decide = useCommand('POST /v1/settlements/{settlementId}/objections/{objectionId}/decision');
  const send = (outcome: 'uphold' | 'dismiss') => {
    const isShort = reason.trim().length < 5;
    setError(isShort ? said.short : undefined);
    if (isShort) return;
    decide.mutate({
      params: { settlementId: of.settlementId, objectionId },
      body: { outcome, reason: reason.trim() },
    });
  };
  return (
    <div className="stack settlement-words">
      <TextArea
        label={said.decision}
        name="decision"
        rows={2}
        value={reason}
        onChange={setReason}
        error={error}
      />
      {decide.error && <ProblemBlock problem={decide.error} />}
      <div className="row">
        <Button disabled={decide.isPending} onClick={() => send('uphold')}>
          {said.uphold}
        </Button>
        <Button disabled={decide.isPending} onClick={() => send('dismiss')}>
          {said.dismiss}
        </Button>
      </div>
    </div>
  );
}
