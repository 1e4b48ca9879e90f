import {
  type AccountConfirmation,
  accountConfirmation,
  confirmAccount as confirm,
} from '../../../shared/domain/applications/confirm-account.ts';
import { isAccountOf } from '../../../shared/domain/firms/payee-account.ts';
import { taskId } from '../../../shared/domain/ids.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { bookOwed } from '../../../shared/domain/ledger/application-postings.ts';
import { noticeOfApplicationTask } from '../../../shared/domain/notices/application-notices.ts';
import { transferTask } from '../../../shared/domain/tasks/application-task.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { insertTask } from '../../../shared/persistence/tasks.ts';
import { loadFirm, loadInsurance } from '../../claims/claim-relations.ts';
import { bookingOf, noticeIdentity } from '../../policies/policy-side-effects.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { currentCalendar } from '../../runtime/current-catalogue.ts';
import { type Refusal, refusal } from '../../runtime/reply.ts';
import { applicationAndNotice, entriesOfApplication, moveGrant } from '../../subsidies/application-writes.ts';
import { type Completed, completion } from '../completion.ts';
import { applicationOfTask, wrongApplicationStatus } from './application-of-task.ts';
import { claimOfTask } from './claim-of-task.ts';

/** The firm names its account: what was reserved is due now, and each payer has its part to send. */
export const confirmAccount = completion(accountConfirmation, async ({ task, now, mint }, body) => {
  if (task.claimNo !== undefined) return confirmClaimAccount(task, body);
  const before = await applicationOfTask(task);
  const firm = await loadFirm(businessTable(), before.uscc);
  const nextTaskId = () => taskId.parse(mint.ulid('tsk'));
  const confirmed = confirm(before, body.payeeAccount, firm, { now, nextTaskId });
  if (!confirmed.accepted) {
    return confirmed.refusal.kind === 'wrong-status'
      ? wrongApplicationStatus(confirmed.refusal.status)
      : refusal(
          confirmed.refusal.kind,
          `收款户名须与登记的企业名称一致：${confirmed.refusal.registeredName}。`,
        );
  }
  const application = confirmed.value;
  const { levels } = application.grant;
  const calendar = await currentCalendar();
  return {
    kind: 'completed',
    outcome: 'confirmed',
    writes: [
      ...applicationAndNotice(application, mint, now),
      ...moveGrant('accrue', application, levels, mint, now),
      ...entriesOfApplication(application, [bookOwed(application, levels, bookingOf(mint, now))]),
      ...application.transfers.flatMap((transfer) => {
        const opened = transferTask(application, transfer, { now, calendar });
        const identity = noticeIdentity(mint, now);
        const notice = noticeOfApplicationTask(application, opened, transfer.payer, identity);
        return [insertTask(opened), insertNotice(notice)];
      }),
    ],
  };
});

/** After a payment came back the insured names an account that can take it. */
async function confirmClaimAccount(
  task: Task,
  { payeeAccount }: AccountConfirmation,
): Promise<Completed | Refusal> {
  const claim = await claimOfTask(task);
  const { policy } = await loadInsurance(businessTable(), claim);
  if (!isAccountOf(payeeAccount, { name: policy.insuredName })) {
    return refusal('payee-not-insured', `收款户名须与登记的企业名称一致：${policy.insuredName}。`);
  }
  const writes = [replaceClaim({ ...claim, payeeAccount, revision: claim.revision + 1 })];
  return { kind: 'completed', outcome: 'confirmed', writes };
}
