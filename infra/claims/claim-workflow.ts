import { claimStates as at, humanStepDays, outcomes as word } from '../../shared/contract/workflows.ts';
import {
  choose,
  named,
  stepsOf,
  type TaskTarget,
  type UnnamedState,
} from '../building-blocks/workflow-states.ts';
import { type WorkflowDefinition } from '../building-blocks/workflow.ts';

/** Choice states, each behind the step whose outcome it reads. */
const after = {
  registration: 'AfterRegistration',
  survey: 'AfterSurvey',
  investigation: 'AfterInvestigation',
  assessment: 'AfterAssessment',
  approval: 'AfterApproval',
  consent: 'AfterConsent',
  offer: 'AfterOffer',
  payment: 'AfterPayment',
} as const;

/**
 * A claim from report to payment, read from top to bottom. It orders the steps and waits for people; what a step may
 * decide, and what it books, is in the domain.
 */
export function claimWorkflow(target: TaskTarget): WorkflowDefinition {
  const { step, humanStep } = stepsOf(target);
  const withdrawn = at.endWithdrawn;
  return {
    Comment: 'A claim from report to payment',
    StartAt: at.register,
    States: named({
      [at.register]: step({ next: after.registration }),
      [after.registration]: choose({
        [word.done]: at.survey,
        [word.reopened]: at.assess,
      }),

      [at.survey]: humanStep({ next: after.survey, withdrawn }),
      [after.survey]: choose({
        [word.complete]: at.assess,
        [word.requestDocuments]: at.requestDocuments,
        [word.suspectFraud]: at.investigate,
      }),

      [at.requestDocuments]: humanStep({
        next: at.assess,
        withdrawn,
        withinDays: humanStepDays.provideDocuments,
        late: at.documentsOverdue,
      }),
      [at.documentsOverdue]: step({ next: at.assess }, { after: 'error' }),

      [at.investigate]: humanStep({ next: after.investigation, withdrawn }),
      [after.investigation]: choose({
        [word.complete]: at.assess,
        [word.requestDocuments]: at.requestDocuments,
        [word.suspectFraud]: at.investigate,
      }),

      [at.assess]: humanStep({ next: after.assessment, withdrawn }),
      [after.assessment]: choose({
        [word.rejected]: at.sendRejection,
        [word.belowDeductible]: at.closeBelowDeductible,
        [word.approvalNeeded]: at.approve,
        [word.offer]: at.offer,
      }),

      [at.approve]: humanStep({ next: after.approval, withdrawn }),
      [after.approval]: choose({
        [word.approve]: at.offer,
        [word.return]: at.assess,
        [word.consentNeeded]: at.consent,
      }),

      [at.consent]: humanStep({ next: after.consent, withdrawn }),
      [after.consent]: choose({
        [word.consent]: at.offer,
        [word.object]: at.approve,
        [word.return]: at.assess,
      }),

      ...fromOfferOn(target),

      [at.sendRejection]: step({ end: true }),
      [at.closeBelowDeductible]: step({ end: true }),
      [at.endWithdrawn]: step({ end: true }, { after: 'error' }),
    }),
  };
}

/** The firm answers; what is agreed is paid, instruction by instruction, until none is left. */
function fromOfferOn(target: TaskTarget): Readonly<Record<string, UnnamedState>> {
  const { step, humanStep } = stepsOf(target);
  const withdrawn = at.endWithdrawn;
  return {
    [at.offer]: humanStep({
      next: after.offer,
      withdrawn,
      withinDays: humanStepDays.acceptOffer,
      late: at.offerUnanswered,
    }),
    [at.offerUnanswered]: step({ next: at.offer }, { after: 'error' }),
    [after.offer]: choose({
      [word.accept]: at.pay,
      [word.paid]: at.announcePayment,
      [word.dispute]: at.assess,
    }),

    [at.pay]: humanStep({ next: after.payment, withdrawn }),
    [after.payment]: choose({
      [word.more]: at.pay,
      [word.paid]: at.announcePayment,
    }),
    [at.announcePayment]: step({ end: true }),
  };
}
