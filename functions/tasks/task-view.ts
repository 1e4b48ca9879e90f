import type { Task } from '../../shared/domain/tasks/task.ts';

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
    divisionCode: of.divisionCode,
    uscc: of.uscc,
    amountFen: of.amountFen,
    payTo: of.payTo,
    documentKinds: of.documentKinds,
    assignee: of.assignee,
    outcome: of.outcome,
    reason: of.reason,
  };
}
