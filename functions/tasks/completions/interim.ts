import { approvalRequest } from '../../../shared/domain/claims/decide-approval.ts';
import { interimAnswer } from '../../../shared/domain/claims/interim-payment.ts';
import { type Changed, decideInterimOf, proposeInterimOf } from '../../claims/interim-writes.ts';
import { currentCalendar } from '../../runtime/current-catalogue.ts';
import type { Refusal } from '../../runtime/reply.ts';
import { type Completed, completion } from '../completion.ts';
import { claimFileOfTask } from './claim-of-task.ts';

/** CLM-4: on day 45 an adjuster names what is certain, or says why nothing is. */
export const interimPayment = completion(interimAnswer, async (work, body) => {
  if ('outcome' in body) return { kind: 'completed', outcome: body.outcome, remark: body.reason, writes: [] };
  const making = { ...work, calendar: await currentCalendar() };
  return completed(await proposeInterimOf(await claimFileOfTask(work.task), body, work, making), body.reason);
});

/** CLM-27: the second person's decision about an interim payment. */
export const approveInterim = completion(approvalRequest, async (work, { outcome, reason }) => {
  const making = { ...work, calendar: await currentCalendar() };
  return completed(await decideInterimOf(await claimFileOfTask(work.task), outcome, making), reason);
});

function completed(of: Changed | Refusal, remark: string): Completed | Refusal {
  if (of.kind === 'refusal') return of;
  return { kind: 'completed', outcome: of.outcome, remark, writes: of.writes };
}
