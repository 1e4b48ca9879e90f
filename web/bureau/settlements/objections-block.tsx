import { useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '../../api/ask.ts';
import { CodeText } from '../../components/code-text.tsx';
import { Block } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';
import { ObjectionLine } from '../objections/objection-line.tsx';
import { ReasonForm } from '../objections/reason-form.tsx';
import type { Settlement } from './settlement-table.tsx';

const words = {
  title: { zh: '公示异议', en: 'Objections' },
  decision: { zh: '处理意见', en: 'Decision' },
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
            <OneObjection of={of} objection={one} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

function OneObjection({ of, objection }: { readonly of: Settlement; readonly objection: Objection }) {
  const said = useWords(words);
  const [isOpen, setIsOpen] = useState(false);
  const isDecided = objection.status !== 'open';
  return (
    <div className="stack">
      <div className="row">
        <ObjectionLine
          of={objection}
          about={
            <Link to={`/bureau/policies/${objection.policyNo}`}>
              <CodeText code={objection.policyNo} />
            </Link>
          }
        />
        {!isDecided && !isOpen && (
          <button type="button" className="text-button" onClick={() => setIsOpen(true)}>
            {said.decide}
          </button>
        )}
      </div>
      {isOpen && !isDecided && <DecisionForm of={of} objectionId={objection.objectionId} />}
    </div>
  );
}

function DecisionForm({
  of: { settlementId },
  objectionId,
}: {
  readonly of: Settlement;
  readonly objectionId: Objection['objectionId'];
}) {
  const said = useWords(words);
  const decide = useCommand('POST /v1/settlements/{settlementId}/objections/{objectionId}/decision');
  const way = (outcome: 'uphold' | 'dismiss') => ({
    name: said[outcome],
    send: (reason: string, drop: () => void) =>
      decide.mutate(
        { params: { settlementId, objectionId }, body: { outcome, reason } },
        { onSuccess: drop },
      ),
  });
  return (
    <ReasonForm
      label={said.decision}
      name="decision"
      about={`objection-decision:${objectionId}`}
      ways={[way('uphold'), way('dismiss')]}
      isSending={decide.isPending}
      problem={decide.error}
    />
  );
}
