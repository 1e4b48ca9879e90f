import type { WorkingCalendar } from '../../shared/domain/calendar/working-calendar.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import { visibleStatus } from '../../shared/domain/claims/claim-visibility.ts';
import { deadlineOfTask } from '../../shared/domain/claims/claim-tasks.ts';
import { limitLeft } from '../../shared/domain/claims/limit-use.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import { loadFirm, loadInsurance } from '../claims/claim-relations.ts';
import { businessTable } from '../runtime/business-table.ts';
import { claimOfTask } from './completions/claim-of-task.ts';

/** A task as the contract shows it. */
export function taskView(of: Task) {
  return {
    taskId: of.taskId,
    kind: of.kind,
    role: of.role,
    status: of.status,
    dueOn: of.dueOn,
    claimNo: of.claimNo,
    policyNo: of.policyNo,
    quoteId: of.quoteId,
    settlementId: of.settlementId,
    applicationId: of.applicationId,
    programmeId: of.programmeId,
    uscc: of.uscc,
    amountFen: of.amountFen,
    payTo: of.payTo,
    documentKinds: of.documentKinds,
    assignee: of.assignee,
    outcome: of.outcome,
  };
}

/** A task on a list, with the firm, the period of law behind it and what is known of its claim. */
export async function taskRow(of: Task, caller: Caller, now: Instant, calendar: WorkingCalendar) {
  const [firm, claim] = await Promise.all([
    loadFirm(businessTable(), of.uscc),
    of.claimNo === undefined ? undefined : claimOfTask(of),
  ]);
  return {
    ...taskView(of),
    movedTo: calendar.movedToWorkingDay(of.dueOn),
    firm: { uscc: firm.uscc, name: firm.name },
    ...(claim === undefined ? {} : await claimPart(of, claim, caller, now, calendar)),
  };
}

async function claimPart(of: Task, claim: Claim, { scope }: Caller, now: Instant, calendar: WorkingCalendar) {
  const { policy, use } = await loadInsurance(businessTable(), claim);
  return {
    article: deadlineOfTask(of.kind, claim, now, calendar)?.article,
    productCode: claim.product.code,
    coverCode: claim.coverCode,
    estimatedFen: claim.estimatedFen,
    remainingFen: limitLeft(policy, use, claim.coverCode),
    claimStatus: visibleStatus(claim, scope),
    payee: of.kind === 'confirm-payment' ? claim.payeeAccount : undefined,
  };
}
