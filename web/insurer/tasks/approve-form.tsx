import { type Fen, subtractFen, sumFen } from '../../../shared/domain/money.ts';
import { DiffCell } from '../../components/diff-cell.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Facts } from '../../components/page.tsx';
import { payeeWords, wordOf } from '../../words/claims.ts';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import type { Claim } from '../claims/claim.ts';
import { IndemnityTable } from '../claims/indemnity-table.tsx';
import { SheetTable } from '../claims/sheet-table.tsx';
import { insurerNames } from '../../../shared/domain/insurers/insurer-names.ts';
import { ApprovalButtons } from './approval-buttons.tsx';

const words = {
  own: {
    zh: '您是本案定损人，不能复核（CLM-27）。可以退回，重新定损。',
    en: 'You assessed this claim and cannot approve it (CLM-27). You may return it to be assessed again.',
  },
  changes: { zh: '同意后的变化', en: 'What changes if you agree' },
  reserve: { zh: '准备金（定损前 → 现在）', en: 'Reserve (before the assessment → now)' },
  left: { zh: '剩余限额', en: 'Limit left' },
  agree: { zh: (sum: string) => `同意赔 ${sum}`, en: (sum: string) => `Agree to pay ${sum}` },
  interim: { zh: '先予支付', en: 'Paid in the interim' },
};

/** I4: the second person reads what the first did and what changes; nobody approves their own work (CLM-27). */
export function ApproveForm({
  claim,
  task,
}: {
  readonly claim: Claim;
  readonly task: Claim['tasks'][number];
}) {
  const said = useWords(words);
  const { indemnity, assessment } = claim;
  if (indemnity === undefined) return null;
  return (
    <div className="stack">
      {assessment && <SheetTable sheet={assessment.sheet} />}
      <IndemnityTable lines={indemnity.lines} totalFen={indemnity.totalFen} />
      <h3>{said.changes}</h3>
      <Changes claim={claim} indemnity={indemnity} />
      <ApprovalButtons task={task} agree={said.agree(yuanText(indemnity.totalFen))} own={said.own} />
    </div>
  );
}

function Changes({
  claim,
  indemnity,
}: {
  readonly claim: Claim;
  readonly indemnity: NonNullable<Claim['indemnity']>;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  const names = useNames();
  const { remainingFen, leftForClaimFen } = claim.policyAsAtLoss;
  const assessed = claim.reserveMovements?.findLast(({ reason }) => reason === 'assessed');
  const leftFen = subtractFen(leftForClaimFen, limitUseOf(indemnity));
  return (
    <Facts
      rows={[
        [
          said.reserve,
          <DiffCell
            key="reserve"
            before={<MoneyText fen={assessed?.beforeFen ?? claim.reserveFen} />}
            after={<MoneyText fen={claim.reserveFen} />}
            same={assessed === undefined}
          />,
        ],
        [
          said.left,
          <DiffCell
            key="left"
            before={<MoneyText fen={remainingFen} />}
            after={<MoneyText fen={leftFen} />}
            same={leftFen === remainingFen}
          />,
        ],
        ...indemnity.payees.map(
          ({ kind, fen }) =>
            [
              wordOf(payeeWords, kind, language),
              <DiffCell
                key={kind}
                before={<MoneyText fen={0} />}
                after={<MoneyText fen={fen} />}
                same={fen === 0}
              />,
            ] as const,
        ),
        indemnity.interimFen > 0
          ? [said.interim, <MoneyText key="interim" fen={indemnity.interimFen} />]
          : undefined,
        ...(indemnity.insurers.length > 1
          ? indemnity.insurers.map(
              ({ insurer, fen }) =>
                [names(insurerNames(insurer)), <MoneyText key={insurer} fen={fen} />] as const,
            )
          : []),
      ]}
    />
  );
}

/** What of an indemnity counts against the limit: costs of step 11 stand beside it (CLM-16, CLM-17). */
function limitUseOf({ lines, totalFen }: NonNullable<Claim['indemnity']>): Fen {
  return subtractFen(totalFen, sumFen(lines.flatMap(({ step, fen }) => (step === 11 ? [fen] : []))));
}
