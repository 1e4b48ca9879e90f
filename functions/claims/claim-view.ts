import type { Caller } from '../../shared/domain/access/role.ts';
import type { WorkingCalendar } from '../../shared/domain/calendar/working-calendar.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import type { ClaimDocument } from '../../shared/domain/claims/claim-document.ts';
import { claimHistory, firmHistory } from '../../shared/domain/claims/claim-history.ts';
import {
  mayReadIndemnity,
  mayReadPapers,
  visibleStatus,
} from '../../shared/domain/claims/claim-visibility.ts';
import { claimDeadlines } from '../../shared/domain/claims/deadlines.ts';
import { type LimitUse, limitLeft, limitLeftFor } from '../../shared/domain/claims/limit-use.ts';
import { accountOf, payeesNow } from '../../shared/domain/claims/instruct-payments.ts';
import type { ClaimPayment } from '../../shared/domain/claims/payment.ts';
import { proposePayment } from '../../shared/domain/claims/propose-payment.ts';
import { claimedCover, type PolicyTerms } from '../../shared/domain/claims/policy-terms.ts';
import { type ReserveMovement, reserveMovements } from '../../shared/domain/claims/reserve-movement.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { Firm } from '../../shared/domain/firms/firm.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import { type ClaimFile, standingAssessment } from '../../shared/persistence/claims.ts';
import { readTasks } from '../../shared/persistence/tasks.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { loadFirm, loadInsurance } from './claim-relations.ts';

/** Everything that a claim is shown with. */
export interface ClaimSurroundings {
  readonly policy: PolicyTerms;
  readonly use: LimitUse;
  readonly firm: Firm;
  readonly tasks: readonly Task[];
  readonly calendar: WorkingCalendar;
}

export async function loadSurroundings(of: Claim): Promise<ClaimSurroundings> {
  const table = businessTable();
  const [insurance, firm, tasks, calendar] = await Promise.all([
    loadInsurance(table, of),
    loadFirm(table, of.uscc),
    readTasks(table, { kind: 'service' }, of.taskIds),
    currentCalendar(),
  ]);
  return { ...insurance, firm, tasks, calendar };
}

/** A claim as a row of a list. */
export function claimRow(
  of: Claim,
  { scope }: Pick<Caller, 'scope'>,
  now: Instant,
  calendar: WorkingCalendar,
) {
  return {
    claimNo: of.claimNo,
    policyNo: of.policyNo,
    status: visibleStatus(of, scope),
    productCode: of.product.code,
    coverCode: of.coverCode,
    uscc: of.uscc,
    occurredAt: of.occurredAt,
    reportedAt: of.reportedAt,
    cause: of.cause,
    description: of.description,
    estimatedFen: of.estimatedFen,
    reserveFen: of.reserveFen,
    checks: of.checks,
    deadlines: claimDeadlines(of, now, calendar),
    closedReason: of.closedReason,
  };
}

/** The whole claim as its reader may see it: firm, insurer or bureau. */
export function claimView(file: ClaimFile, around: ClaimSurroundings, caller: Caller, now: Instant) {
  const { claim, documents } = file;
  const { scope } = caller;
  const { rejection, reopening } = claim;
  return {
    ...claimRow(claim, caller, now, around.calendar),
    firm: { uscc: claim.uscc, name: around.firm.name },
    tasks: tasksFor(around.tasks, caller).map((task) => taskOfClaim(task, caller)),
    indemnity: mayReadIndemnity(claim, scope) ? standingIndemnity(file, around.policy) : undefined,
    assessment: scope.kind === 'insurer' ? lastAssessment(file) : undefined,
    payments: mayReadPapers(scope) ? claim.payments?.map((payment) => paymentOf(claim, payment)) : undefined,
    recoveries: mayReadPapers(scope) ? claim.recoveries : undefined,
    reopening: reopening && { at: reopening.at, reason: reopening.reason },
    rejection: rejection && { ruleId: rejection.ruleId, reason: rejection.reason, at: rejection.at },
    history:
      scope.kind === 'insurer'
        ? claimHistory(claim, around.tasks, file)
        : firmHistory(claim, around.tasks, file.clockMarks),
    reserveMovements:
      scope.kind === 'insurer' ? reserveMovements(claim, file.reserveMovements).map(movementOf) : undefined,
    policyAsAtLoss: policyAsAtLoss(claim, around),
    documents: mayReadPapers(scope) ? documents.map(documentOf) : undefined,
    proposal: scope.kind === 'insurer' ? proposePayment(claim, documents, around.policy) : undefined,
    assessedByMe: claim.assessed?.assessedBy === caller.subject,
  };
}

function movementOf({ claimNo: _of, revision: _order, ...shown }: ReserveMovement) {
  return shown;
}

/** The firm sees its own tasks, its insurers all of them, bureaus none. */
function tasksFor(tasks: readonly Task[], { scope }: Caller): readonly Task[] {
  if (scope.kind === 'insurer') return tasks;
  return scope.kind === 'firm' ? tasks.filter((task) => task.role === 'firm') : [];
}

function taskOfClaim(of: Task, { subject }: Caller) {
  const { taskId, kind, role, status, dueOn, openedAt, documentKinds, amountFen, outcome, barred } = of;
  const barredForMe = barred.includes(subject);
  return { taskId, kind, role, status, dueOn, openedAt, documentKinds, amountFen, outcome, barredForMe };
}

function documentOf(of: ClaimDocument) {
  const { documentId, kind, fileName, contentType, sizeBytes, sha256, attachedAt } = of;
  return { documentId, kind, fileName, contentType, sizeBytes, sha256, attachedAt };
}

/** The indemnity of the assessment that stands; a rejected claim has none. */
function standingIndemnity({ claim, assessments }: ClaimFile, { lossPayee }: PolicyTerms) {
  const standing = standingAssessment({ claim, assessments });
  if (standing?.indemnity === undefined) return undefined;
  const { limitUseFen: _, ...shown } = standing.indemnity;
  return { ...shown, payees: payeesNow(claim, shown, lossPayee !== undefined) };
}

/** The newest assessment, whether it stands or was returned: what a second person reads, and an assessor begins again with. */
function lastAssessment({ assessments }: ClaimFile) {
  const last = assessments.at(-1);
  if (last === undefined) return undefined;
  const { assessedAt, assessedBy, outcome, sheet } = last;
  return { assessedAt, assessedBy, outcome, sheet };
}

function paymentOf(of: Claim, payment: ClaimPayment) {
  const { reserve: _, ...shown } = payment;
  return { ...shown, account: accountOf(of, payment) };
}

function policyAsAtLoss(of: Claim, { policy, use }: ClaimSurroundings) {
  const { code, version, names } = policy.product;
  return {
    product: { code, version, names },
    period: policy.period,
    isPaid: policy.isPaid,
    insurableValueFen: policy.insurableValueFen,
    limitFen: claimedCover(policy, of.coverCode).limitFen,
    remainingFen: limitLeft(policy, use, of.coverCode),
    leftForClaimFen: limitLeftFor(policy, use, of),
    confirmedClauses: policy.confirmedClauses,
  };
}
