import { MoneyText } from '../../components/money-text.tsx';
import { Facts } from '../../components/page.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import type { Claim } from '../claims/claim.ts';
import { IndemnityTable } from '../claims/indemnity-table.tsx';
import { SheetTable } from '../claims/sheet-table.tsx';
import { useCompletion } from './completion.ts';
import { DecisionButtons } from './decision-buttons.tsx';

const words = {
  total: { zh: '赔款合计', en: 'The whole indemnity' },
  share: { zh: '本公司承担', en: "Your company's share" },
  silence: {
    zh: '两个工作日未答复视为同意（CLM-27）',
    en: 'Two working days without an answer count as consent (CLM-27)',
  },
  consent: { zh: '同意', en: 'Consent' },
  object: { zh: '反对', en: 'Object' },
};

/** CLM-27, COI-3: a follower of a pool says whether it bears its share; an objection has a reason. */
export function ConsentForm({ claim, taskId }: { readonly claim: Claim; readonly taskId: string }) {
  const said = useWords(words);
  const { org } = useWho();
  const { isSending, problem, complete } = useCompletion(taskId);
  const { indemnity, assessment } = claim;
  if (indemnity === undefined) return null;
  return (
    <div className="stack">
      {assessment && <SheetTable sheet={assessment.sheet} />}
      <IndemnityTable lines={indemnity.lines} totalFen={indemnity.totalFen} />
      <Facts
        rows={[
          [said.total, <MoneyText key="total" fen={indemnity.totalFen} />],
          [
            said.share,
            <MoneyText
              key="share"
              fen={indemnity.insurers.find(({ insurer }) => insurer === org)?.fen}
              size="amount"
            />,
          ],
        ]}
      />
      <p className="quiet">{said.silence}</p>
      <DecisionButtons
        draft={`consent:${taskId}`}
        choices={[
          { outcome: 'consent', name: said.consent, needsReason: false },
          { outcome: 'object', name: said.object, needsReason: true },
        ]}
        isSending={isSending}
        problem={problem}
        onDecide={(outcome, reason) => complete({ outcome, ...(reason !== '' && { reason }) })}
      />
    </div>
  );
}
