import { useSearchParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { useWho } from '../../session/session.ts';
import { InterimAtAnyTime } from '../tasks/interim-form.tsx';
import { TaskDesk } from '../tasks/task-desk.tsx';
import type { Claim } from './claim.ts';
import { RecoveryForm } from './recovery-form.tsx';
import { LenderStatement } from './lender/lender-statement.tsx';
import { FurtherRequest } from './further-request.tsx';
import { Reopening } from './reopening.tsx';
import { Decision, OpenTasks, Payments } from './standing.tsx';

/** Tasks whose form shows the decision itself, or makes a new one. */
const decisionKinds = ['approve', 'consent-share', 'assess-loss'];
/** An amount is open as long as these last (CLM-4). */
const amountIsOpen = ['surveying', 'documents-requested', 'assessing', 'fraud-hold', 'decided-covered'];
const over = ['paid', 'closed', 'withdrawn', 'decided-rejected'];

/** The one thing to do on a claim, and below it where the claim stands. */
export function ClaimWork({ claim }: { readonly claim: Claim }) {
  const { roles, org } = useWho();
  const [search] = useSearchParams();
  const task = taskToDo(claim, roles, search.get('task'));
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo: claim.policyNo } });
  const isLead = policy.data?.insurers.some(({ insurer, lead }) => lead && insurer === org) === true;
  const isAdjusting = isLead && roles.some((role) => role === 'adjuster' || role === 'claims-manager');
  const isWaiting = claim.tasks.every(({ status }) => status !== 'open') && !over.includes(claim.status);
  return (
    <>
      {isWaiting && <LooksAgain claimNo={claim.claimNo} />}
      <TaskDesk claim={claim} task={task} />
      <OpenTasks claim={claim} except={task?.taskId} />
      {!decisionKinds.includes(task?.kind ?? '') && <Decision claim={claim} />}
      <Payments claim={claim} />
      {isAdjusting && task?.kind !== 'interim-payment' && amountIsOpen.includes(claim.status) && (
        <InterimAtAnyTime claimNo={claim.claimNo} />
      )}
      {isLead && roles.includes('claims-manager') && <FurtherRequest claim={claim} />}
      {isLead && policy.data && !roles.includes('underwriter') && (
        <LenderStatement claim={claim} lender={policy.data.lossPayee} />
      )}
      {isAdjusting && <Reopening claim={claim} />}
      {isAdjusting && <RecoveryForm claim={claim} />}
    </>
  );
}

/** The task that the address names, or the first open one that the caller's role does. */
function taskToDo(
  { tasks }: Claim,
  roles: ReturnType<typeof useWho>['roles'],
  named: string | null,
): Claim['tasks'][number] | undefined {
  const mine = tasks.filter(
    ({ status, role }) =>
      status === 'open' &&
      (roles.includes(role) || (role === 'adjuster' && roles.includes('claims-manager'))),
  );
  return mine.find(({ taskId }) => taskId === named) ?? mine.find((one) => !one.barredForMe) ?? mine[0];
}

/** Between two tasks the claim's workflow is at work: the next one is there within moments. */
function LooksAgain({ claimNo }: { readonly claimNo: string }) {
  useAsk('GET /v1/claims/{claimNo}', { params: { claimNo } }, { everyMs: 2000 });
  return null;
}
