import type { Scope } from '../../shared/domain/access/role.ts';
import type { WorkingCalendar } from '../../shared/domain/calendar/working-calendar.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import type { Clawback } from '../../shared/domain/clawbacks/clawback.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import { deadlineOfTask } from '../../shared/domain/claims/claim-tasks.ts';
import { accountOf } from '../../shared/domain/claims/instruct-payments.ts';
import { paymentOfTask } from '../../shared/domain/claims/payment.ts';
import { visibleStatus } from '../../shared/domain/claims/claim-visibility.ts';
import { limitLeft, newLimitUse } from '../../shared/domain/claims/limit-use.ts';
import { termsOfPolicy } from '../../shared/domain/claims/policy-terms.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { invariant } from '../../shared/domain/result.ts';
import { shownParts } from '../../shared/domain/subsidies/budget.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import type { TaskSurroundings } from '../../shared/persistence/task-surroundings.ts';
import { taskView } from '../tasks/task-view.ts';

interface Shown {
  readonly scope: Scope;
  readonly now: Instant;
  readonly catalogue: Catalogue;
  readonly calendar: WorkingCalendar;
}

/** A task on a list, with the firm, the period of law behind it and what is known of its claim. */
export function taskRow(of: Task, around: TaskSurroundings, shown: Shown) {
  const firm = around.firmOf(of);
  invariant(firm !== undefined, `task ${of.taskId} of a firm that is not registered`);
  const claim = around.claimOf(of);
  const review = around.reviewOf(of);
  return {
    ...taskView(of),
    movedTo: shown.calendar.movedToWorkingDay(of.dueOn),
    firm: { uscc: firm.uscc, name: firm.name },
    ...(claim === undefined ? {} : claimPart(of, claim, around, shown)),
    ...(review === undefined ? {} : { review: reviewPart(review) }),
  };
}

function reviewPart({ ruleId, fact, factEn, year, levels, openedAt }: Clawback) {
  return { ruleId, fact, factEn, year, levels: shownParts(levels), openedAt };
}

function claimPart(of: Task, claim: Claim, around: TaskSurroundings, shown: Shown) {
  const policy = around.policyOf(claim);
  invariant(policy !== undefined, `claim ${claim.claimNo} without its policy`);
  const terms = termsOfPolicy(policy, undefined, shown.catalogue, claim.occurredAt);
  const use = around.useOf(claim) ?? newLimitUse(claim.policyNo);
  return {
    article: deadlineOfTask(of.kind, claim, shown.now, shown.calendar)?.article,
    productCode: claim.product.code,
    coverCode: claim.coverCode,
    estimatedFen: claim.estimatedFen,
    remainingFen: limitLeft(terms, use, claim.coverCode),
    claimStatus: visibleStatus(claim, shown.scope),
    payee: of.kind === 'confirm-payment' ? payeeOf(of, claim) : undefined,
  };
}

function payeeOf(of: Task, claim: Claim) {
  const payment = claim.payments?.find((one) => one.paymentId === paymentOfTask(of.taskId));
  return payment && accountOf(claim, payment);
}
